#include "model/cmo.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cmo_words.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"
#include "text/compose.h"
#include "text/fold.h"

namespace thema::model {

namespace {

Configuration configuration_of(const store::Statement& q) {
  Configuration c;
  c.id = q.integer(0);
  c.label = q.string(1);
  c.title = q.string(2);
  c.state = q.string(3);
  c.activation = q.string(4);
  c.valence = q.string(5);
  c.theme = q.integer(6);
  c.version.id = q.integer(7);
  c.version.number = static_cast<int>(q.integer(8));
  c.version.scheme = q.string(9);
  c.version.sentence = q.maybe_string(10);
  c.version.reported = q.flag(11);
  c.version.coder = q.string(12);
  c.version.created_at = q.string(13);
  c.level = q.string(14);
  return c;
}

[[noreturn]] void no_such_element(const Configuration& cmoc, std::string_view name) {
  const std::string there = cmoc.element_labels();
  std::vector<std::string> names = element_roles();
  for (const CmoElement& e : cmoc.version.elements) names.push_back(e.label);
  throw Error(Errc::bad_input,
              fmt::format("{} has no element '{}'; its elements are {}", cmoc.label, name,
                          there.empty() ? "none" : there),
              did_you_mean(name, names));
}

/// As the words of a sentence are compared: folded, each white space one space.
std::string plain(std::string_view s) {
  std::string out;
  for (const char c : text::Folder().fold(s)) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  return out;
}

}  // namespace

const CmoElement& element_named(const Configuration& cmoc, std::string_view name) {
  const CmoElement* only = nullptr;
  std::vector<std::string> labels;
  for (const CmoElement& e : cmoc.version.elements) {
    if (iequals_ascii(e.label, name)) return e;
    if (!iequals_ascii(e.role, name)) continue;
    only = &e;
    labels.push_back(e.label);
  }
  if (only == nullptr) no_such_element(cmoc, name);
  if (labels.size() > 1) {
    throw Error(Errc::bad_input,
                fmt::format("{} has {} elements of role {}: say which of {}", cmoc.label,
                            labels.size(), only->role, join(labels, ", ")));
  }
  return *only;
}

std::string Configuration::sentence(std::string_view language) const {
  return version.sentence ? *version.sentence
                          : if_then_because(version.elements, activation, language);
}

std::vector<std::string> Configuration::diverging() const {
  std::vector<std::string> labels;
  if (!version.sentence) return labels;
  const std::string said = plain(*version.sentence);
  for (const CmoElement& e : version.elements) {
    if (said.find(plain(e.statement)) == std::string::npos) labels.push_back(e.label);
  }
  return labels;
}

std::string Configuration::element_labels() const {
  std::vector<std::string> labels;
  for (const CmoElement& e : version.elements) labels.push_back(e.label);
  return join(labels, ", ");
}

std::vector<const CmoElement*> elements_named(const Configuration& cmoc, std::string_view names) {
  std::vector<bool> wanted(cmoc.version.elements.size(), false);
  std::string list(names);
  std::replace(list.begin(), list.end(), ';', ',');
  for (const std::string_view part : split(list, ',')) {
    if (trim(part).empty()) continue;
    const CmoElement& e = element_named(cmoc, trim(part));
    wanted[static_cast<std::size_t>(&e - cmoc.version.elements.data())] = true;
  }
  std::vector<const CmoElement*> found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) found.push_back(&cmoc.version.elements[i]);
  }
  return found;
}

void Configurations::read_elements(CmoVersion& version) {
  store::Database& db = project_.db();
  {
    auto q = db.query(
        "SELECT e.id, e.role, e.statement, ce.label, ce.sign FROM cmoc_element ce "
        "JOIN element e ON e.id = ce.element_id WHERE ce.version_id = ?1 ORDER BY ce.position");
    q.bind_all(version.id);
    while (q.step()) {
      version.elements.push_back({.id = q.integer(0),
                                  .role = q.string(1),
                                  .statement = q.string(2),
                                  .label = q.string(3),
                                  .sign = q.string(4),
                                  .codes = {}});
    }
  }
  auto codes = db.query("SELECT code_id FROM element_code WHERE element_id = ?1 ORDER BY id");
  for (CmoElement& e : version.elements) {
    codes.bind_all(e.id);
    while (codes.step()) e.codes.push_back(codes.integer(0));
    codes.reset();
  }
}

ElementToday Configurations::element_today(const Configuration& cmoc, RowId element) {
  for (const CmoElement& e : cmoc.version.elements) {
    if (e.id == element) return {e};
  }
  const std::vector<CmoVersion> all = versions(cmoc.id);
  const auto in = [&](const CmoVersion& v, RowId id) {
    return std::find_if(v.elements.begin(), v.elements.end(),
                        [&](const CmoElement& e) { return e.id == id; });
  };
  // Version by version: what was reworded twice is followed twice.
  for (std::size_t i = all.size(); i-- > 0;) {
    const auto there = in(all[i], element);
    if (there == all[i].elements.end()) continue;
    CmoElement now = *there;
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      if (const auto same = in(all[k], now.id); same != all[k].elements.end()) {
        now = *same;
        continue;
      }
      const auto next =
          std::find_if(all[k].elements.begin(), all[k].elements.end(), [&](const CmoElement& e) {
            return e.label == now.label && in(all[k - 1], e.id) == all[k - 1].elements.end();
          });
      if (next == all[k].elements.end()) return {now, true};
      now = *next;
    }
    return {now};
  }
  throw Error(Errc::not_found, fmt::format("{} never had that element", cmoc.label));
}

/// By label or id where one is given, each found by its index; else all.
std::vector<Configuration> Configurations::load(const std::string& label, RowId id) {
  static const std::string all =
      "SELECT m.id, m.label, m.title, m.state, m.activation, m.valence, m.theme_id, v.id, "
      "v.number, v.scheme, v.sentence, v.reported, u.name, v.created_at, m.level "
      "FROM cmoc m "
      "JOIN cmoc_version v ON v.cmoc_id = m.id AND v.number = "
      "(SELECT max(number) FROM cmoc_version w WHERE w.cmoc_id = m.id) "
      "JOIN coder u ON u.id = v.coder_id ";
  static const std::string by_label = all + "WHERE m.label = ?1";
  static const std::string by_id = all + "WHERE m.id = ?1";
  store::Database& db = project_.db();
  std::vector<Configuration> found;
  {
    auto q = db.query(id != 0 ? by_id : label.empty() ? all : by_label);
    if (id != 0) q.bind_all(id);
    if (id == 0 && !label.empty()) q.bind_all(label);
    while (q.step()) found.push_back(configuration_of(q));
  }
  if (found.empty()) return found;
  const text::Collator order(Settings(project_).get("language"));
  auto theories = db.query(
      "SELECT t.label FROM cmoc_theory l JOIN theory t ON t.id = l.theory_id WHERE l.cmoc_id = ?1");
  for (Configuration& c : found) {
    read_elements(c.version);
    theories.bind_all(c.id);
    while (theories.step()) c.theories.push_back(theories.string(0));
    theories.reset();
    std::sort(c.theories.begin(), c.theories.end(),
              [&](const std::string& a, const std::string& b) { return order.less(a, b); });
  }
  std::sort(found.begin(), found.end(), [&](const Configuration& a, const Configuration& b) {
    return order.less(a.label, b.label);
  });
  return found;
}

std::vector<Configuration> Configurations::list() { return load({}, 0); }

std::optional<Configuration> Configurations::find(std::string_view typed) {
  const std::string label = text::composed(trim(typed));
  if (label.empty()) return std::nullopt;
  std::vector<Configuration> found = load(label, 0);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Configuration Configurations::of_id(RowId cmoc) {
  std::vector<Configuration> found = load({}, cmoc);
  if (found.empty()) throw Error(Errc::not_found, "the configuration is not there");
  return std::move(found.front());
}

Configuration Configurations::require(std::string_view label) {
  if (auto found = find(label)) return *std::move(found);
  std::vector<std::string> labels;
  auto q = project_.db().query("SELECT label FROM cmoc");
  while (q.step()) labels.push_back(q.string(0));
  if (const auto same = printed_as(label, "configuration", labels, project_.printed_names())) {
    return *find(labels[*same]);
  }
  throw Error(Errc::not_found, fmt::format("no configuration '{}'", label),
              did_you_mean_name(label, labels, project_.printed_names()));
}

std::vector<CmoVersion> Configurations::versions(RowId cmoc) {
  std::vector<CmoVersion> versions;
  {
    auto q = project_.db().query(
        "SELECT v.id, v.number, v.scheme, v.sentence, v.reported, u.name, v.created_at "
        "FROM cmoc_version v JOIN coder u ON u.id = v.coder_id WHERE v.cmoc_id = ?1 "
        "ORDER BY v.number");
    q.bind_all(cmoc);
    while (q.step()) {
      versions.push_back({.id = q.integer(0),
                          .number = static_cast<int>(q.integer(1)),
                          .scheme = q.string(2),
                          .sentence = q.maybe_string(3),
                          .reported = q.flag(4),
                          .coder = q.string(5),
                          .created_at = q.string(6),
                          .elements = {}});
    }
  }
  for (CmoVersion& v : versions) read_elements(v);
  return versions;
}

}  // namespace thema::model
