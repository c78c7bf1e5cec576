#include "model/cmo_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

namespace {

std::optional<RowId> or_null(RowId id) { return id == 0 ? std::nullopt : std::optional<RowId>(id); }

/// Rows of links as they are stored.
struct Stored {
  RowId id, from, from_element, to, to_element;
  std::string kind, note;
  bool feedback;
};

std::vector<Stored> load(Project& project, RowId cmoc) {
  std::vector<Stored> found;
  auto q = project.db().query(
      "SELECT id, from_id, from_element_id, to_id, to_element_id, kind, note, feedback "
      "FROM cmoc_link WHERE ?1 = 0 OR from_id = ?1 OR to_id = ?1 ORDER BY id");
  q.bind_all(cmoc);
  while (q.step()) {
    found.push_back({q.integer(0), q.integer(1), q.integer(2), q.integer(3), q.integer(4),
                     q.string(5), q.string(6), q.flag(7)});
  }
  return found;
}

std::vector<std::string> labels_of_linked(Project& project, RowId cmoc) {
  std::vector<std::string> labels;
  auto q = project.db().query(
      "SELECT label FROM cmoc WHERE id IN (SELECT from_id FROM cmoc_link WHERE to_id = ?1 "
      "UNION SELECT to_id FROM cmoc_link WHERE from_id = ?1 UNION SELECT ?1)");
  q.bind_all(cmoc);
  while (q.step()) labels.push_back(q.string(0));
  return labels;
}

bool same_pair(const CmoLink& there, const NewLink& link) {
  const auto is = [](const CmoEnd& a, const CmoEnd& b) {
    return a.cmoc == b.cmoc && a.element == b.element;
  };
  if (there.kind != link.kind) return false;
  if (is(there.from, link.from) && is(there.to, link.to)) return true;
  // Rivals are each other's.
  return link.kind == "rival-of" && is(there.from, link.to) && is(there.to, link.from);
}

/// A ripple leads from the outcome of one to the context of another.
void check_ripple(const NewLink& link) {
  if (link.kind != "ripple") return;
  const auto require = [](const CmoEnd& end, std::string_view way, std::string_view role) {
    if (end.element == 0 || end.role == role || end.role.empty()) return;
    throw Error(Errc::bad_input,
                fmt::format("a ripple leads from an outcome to a context: {} {} ({})", way,
                            end.name(), end.role));
  };
  require(link.from, "not from", "outcome");
  require(link.to, "not to", "context");
}

}  // namespace

std::string CmoEnd::name() const {
  return element_label.empty() ? label : label + "." + element_label;
}

std::vector<CmoLink> CmoLinks::list(RowId cmoc) {
  const std::vector<Stored> stored = load(project_, cmoc);
  if (stored.empty()) return {};
  std::unordered_map<RowId, Configuration> configurations;
  const auto keep = [&](Configuration c) { configurations.emplace(c.id, std::move(c)); };
  if (cmoc == 0) {
    for (Configuration& c : Configurations(project_).list()) keep(std::move(c));
  } else {
    for (const std::string& label : labels_of_linked(project_, cmoc)) {
      keep(Configurations(project_).require(label));
    }
  }
  const auto end = [&](RowId id, RowId element) {
    const Configuration& c = configurations.at(id);
    CmoEnd e{.cmoc = id, .label = c.label};
    if (element == 0) return e;
    const ElementToday today = Configurations(project_).element_today(c, element);
    e.element = today.element.id;
    e.element_label = today.element.label;
    e.role = today.element.role;
    e.statement = today.element.statement;
    e.gone = today.gone;
    return e;
  };
  std::vector<CmoLink> links;
  for (const Stored& s : stored) {
    links.push_back({.id = s.id,
                     .kind = s.kind,
                     .from = end(s.from, s.from_element),
                     .to = end(s.to, s.to_element),
                     .feedback = s.feedback,
                     .note = s.note});
  }
  const text::Collator order(Settings(project_).get("language"));
  const auto& kinds = link_kinds();
  const auto rank = [&](const CmoLink& l) { return std::find(kinds.begin(), kinds.end(), l.kind); };
  std::stable_sort(links.begin(), links.end(), [&](const CmoLink& a, const CmoLink& b) {
    if (a.kind != b.kind) return rank(a) < rank(b);
    if (const int c = order.compare(a.from.name(), b.from.name()); c != 0) return c < 0;
    return order.less(a.to.name(), b.to.name());
  });
  return links;
}

CmoEnd CmoLinks::end_named(std::string_view name) {
  Configurations configurations(project_);
  if (const auto whole = configurations.find(name))
    return {.cmoc = whole->id, .label = whole->label};
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) {
    const Configuration c = configurations.require(name);
    return {.cmoc = c.id, .label = c.label};
  }
  const Configuration c = configurations.require(name.substr(0, dot));
  const CmoElement& e = element_named(c, name.substr(dot + 1));
  return {.cmoc = c.id,
          .label = c.label,
          .element = e.id,
          .element_label = e.label,
          .role = e.role,
          .statement = e.statement};
}

CmoLinks::Saved CmoLinks::add(const NewLink& link) {
  check_word("kind of link", link.kind, link_kinds());
  check_ripple(link);
  if (link.note) check_text(*link.note, "the note");
  const bool loop = link.from.cmoc == link.to.cmoc;
  if (loop && !(link.kind == "ripple" && link.feedback)) {
    throw Error(Errc::usage,
                fmt::format("{} would be linked to itself: only a ripple can be, and only as "
                            "--feedback",
                            link.from.label));
  }
  store::Database& db = project_.db();
  for (const CmoLink& there : list(link.from.cmoc)) {
    if (!same_pair(there, link)) continue;
    const std::string note = link.note ? std::string(trim(*link.note)) : there.note;
    const bool feedback = there.feedback || link.feedback;
    if (note == there.note && feedback == there.feedback) return Saved::unchanged;
    db.query("UPDATE cmoc_link SET note = ?2, feedback = ?3 WHERE id = ?1")
        .bind_all(there.id, note, feedback)
        .run();
    return Saved::changed;
  }
  db.query(
        "INSERT INTO cmoc_link (id, kind, from_id, from_element_id, to_id, to_element_id, "
        "feedback, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind_all(project_.new_id(), link.kind, link.from.cmoc, or_null(link.from.element),
                link.to.cmoc, or_null(link.to.element), link.feedback,
                std::string(trim(link.note.value_or(""))))
      .run();
  return Saved::added;
}

std::size_t CmoLinks::remove(const CmoEnd& from, const CmoEnd& to, std::string_view kind) {
  if (!kind.empty()) check_word("kind of link", kind, link_kinds());
  const auto is = [](const CmoEnd& there, const CmoEnd& named) {
    return there.cmoc == named.cmoc && (named.element == 0 || there.element == named.element);
  };
  std::size_t removed = 0;
  for (const CmoLink& there : list(from.cmoc)) {
    if (!kind.empty() && there.kind != kind) continue;
    const bool rivals = there.kind == "rival-of" && is(there.from, to) && is(there.to, from);
    if (!rivals && !(is(there.from, from) && is(there.to, to))) continue;
    project_.db().query("DELETE FROM cmoc_link WHERE id = ?1").bind_all(there.id).run();
    ++removed;
  }
  return removed;
}

}  // namespace thema::model
