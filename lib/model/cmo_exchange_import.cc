#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/cmo_evidence.h"
#include "model/cmo_exchange.h"
#include "model/cmo_rows.h"
#include "model/cmo_words.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model {

namespace {

using json = nlohmann::ordered_json;

[[noreturn]] void wrong(std::string_view where, std::string_view expected) {
  throw Error(Errc::bad_input, fmt::format("{}: expected {}", where, expected));
}

const json& member(const json& object, const char* key, std::string_view where) {
  if (!object.is_object()) wrong(where, "an object");
  const auto found = object.find(key);
  if (found == object.end()) wrong(where, fmt::format("a member '{}'", key));
  return *found;
}

const json& list(const json& object, const char* key, std::string_view where) {
  const json& value = member(object, key, where);
  if (!value.is_array()) wrong(fmt::format("{}.{}", where, key), "an array");
  return value;
}

/// A text; null is an empty one.
std::string text(const json& object, const char* key, std::string_view where) {
  const json& value = member(object, key, where);
  if (value.is_null()) return {};
  if (!value.is_string()) wrong(fmt::format("{}.{}", where, key), "a text");
  std::string s = value.get<std::string>();
  check_text(s, fmt::format("{}.{}", where, key));
  return s;
}

/// Of what earlier programs did not write.
std::string text_if_there(const json& object, const char* key, std::string_view where) {
  return object.contains(key) ? text(object, key, where) : std::string();
}

/// A text that says something.
std::string words(const json& object, const char* key, std::string_view where) {
  std::string s = text(object, key, where);
  if (trim(s).empty()) wrong(fmt::format("{}.{}", where, key), "a text that is not empty");
  return s;
}

/// When something was done, as thema writes it: "2024-05-03T10:00:00Z".
std::string created(const json& object, std::string_view where) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  std::string s = text(object, "created", where);
  const auto fits = [](char c, char form) {
    return form == '0' ? c >= '0' && c <= '9' : c == form;
  };
  if (!std::equal(s.begin(), s.end(), kForm.begin(), kForm.end(), fits)) {
    wrong(fmt::format("{}.created", where), "a time such as 2024-05-03T10:00:00Z");
  }
  return s;
}

/// A whole number from 0; null is 0.
std::int64_t number(const json& object, const char* key, std::string_view where) {
  const json& value = member(object, key, where);
  if (value.is_null()) return 0;
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0xffffffffU) {
    wrong(fmt::format("{}.{}", where, key), "a whole number");
  }
  return value.get<std::int64_t>();
}

bool flag(const json& object, const char* key, std::string_view where) {
  const json& value = member(object, key, where);
  if (!value.is_boolean()) wrong(fmt::format("{}.{}", where, key), "true or false");
  return value.get<bool>();
}

std::optional<RowId> or_null(RowId id) { return id == 0 ? std::nullopt : std::optional<RowId>(id); }

class Importer {
 public:
  Importer(Project& project, const json& document)
      : project_(project), db_(project.db()), document_(document) {}

  RealistImported run() {
    if (text(document_, "schema", "the document") != "thema/realist/1") {
      wrong("schema", "thema/realist/1, as 'thema cmo export' writes");
    }
    require_codes();
    for (const json& t : list(document_, "theories", "the document")) theory(t);
    for (const json& e : list(document_, "elements", "the document")) element(e);
    for (const json& c : list(document_, "configurations", "the document")) configuration(c);
    for (const json& l : list(document_, "links", "the document")) link(l);
    for (const json& d : list(document_, "decisions", "the document")) decision(d);
    for (const json& w : list(document_, "waivers", "the document")) waiver(w);
    return out_;
  }

 private:
  RowId coder(const json& object, std::string_view where) {
    return Coders(project_).ensure(text(object, "coder", where));
  }

  /// All codes that the project lacks are named at once.
  void require_codes() {
    std::vector<std::string> missing;
    const auto look_for = [&](const json& path) {
      if (!path.is_string()) return;  // told where it is read
      const auto name = path.get<std::string>();
      if (name.empty() || std::find(missing.begin(), missing.end(), name) != missing.end()) return;
      try {
        Codebook(project_).require(name);
      } catch (const Error& e) {
        if (e.code() != Errc::not_found) throw;
        missing.push_back(name);
      }
    };
    for (const json& e : list(document_, "elements", "the document")) {
      for (const json& code : list(e, "codes", "elements")) look_for(code);
    }
    for (const json& c : list(document_, "configurations", "the document")) {
      look_for(member(c, "theme", "configurations"));
    }
    if (missing.size() < 2) return;  // one is told with the nearest names
    throw Error(Errc::not_found,
                fmt::format("{} codes are not in this project: '{}': import the codebook first "
                            "('thema code export', 'thema code import')",
                            missing.size(), join(missing, "', '")));
  }

  void theory(const json& t) {
    const std::string label = text(t, "label", "theories");
    if (Theories(project_).find(label)) taken("theory", label);
    const json& versions = list(t, "versions", label);
    if (versions.empty()) wrong(label + ".versions", "at least one");
    const RowId id = theories_[label] = project_.new_id();
    db_.query("INSERT INTO theory (id, label, level, origin) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(id, clean_name(label, "a theory"), text(t, "level", label),
                  text(t, "origin", label))
        .run();
    int n = 0;
    for (const json& v : versions) {
      db_.query(
             "INSERT INTO theory_version (id, theory_id, number, statement, coder_id, created_at) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .bind_all(project_.new_id(), id, ++n, words(v, "statement", label), coder(v, label),
                    created(v, label))
          .run();
    }
    ++out_.theories;
  }

  void element(const json& e) {
    const std::string where = fmt::format("elements[{}]", elements_.size());
    const std::string role = text(e, "role", where);
    role_letters(role);  // throws for what is none
    const RowId id = project_.new_id();
    db_.query("INSERT INTO element (id, role, statement) VALUES (?1, ?2, ?3)")
        .bind_all(id, role, words(e, "statement", where))
        .run();
    for (const json& code : list(e, "codes", where)) {
      if (!code.is_string()) wrong(where + ".codes", "paths of codes");
      db_.query("INSERT INTO element_code (id, element_id, code_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), id, Codebook(project_).require(code.get<std::string>()).id)
          .run();
    }
    elements_.push_back(id);
    roles_.push_back(role);
  }

  RowId element_at(const json& value, std::string_view where) const {
    if (!value.is_number_unsigned() || value.get<std::size_t>() >= elements_.size()) {
      wrong(where, fmt::format("the number of an element, below {}", elements_.size()));
    }
    return elements_[value.get<std::size_t>()];
  }

  void configuration(const json& c) {
    const std::string label = cmo_rows::checked_label(text(c, "label", "configurations"));
    if (Configurations(project_).find(label)) taken("configuration", label);
    const std::string theme = text(c, "theme", label), state = text(c, "state", label),
                      activation = text(c, "activation", label),
                      valence = text(c, "valence", label), level = text(c, "level", label);
    check_word("state", state, cmo_states());
    check_word("activation", activation, cmo_activations());
    if (!valence.empty()) check_word("valence", valence, cmo_valences());
    if (!level.empty()) check_word("level", level, cmo_levels());
    const RowId id = configurations_[label] = project_.new_id();
    db_.query(
           "INSERT INTO cmoc (id, label, title, state, activation, valence, level, theme_id, "
           "position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
           "(SELECT coalesce(max(position), 0) + 1 FROM cmoc))")
        .bind_all(id, label, text(c, "title", label), state, activation, valence, level,
                  theme.empty() ? std::nullopt : or_null(Codebook(project_).require(theme).id))
        .run();
    for (const json& t : list(c, "theories", label)) {
      if (!t.is_string()) wrong(label + ".theories", "labels");
      db_.query("INSERT INTO cmoc_theory (id, cmoc_id, theory_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), id, Theories(project_).require(t.get<std::string>()).id)
          .run();
    }
    const json& versions = list(c, "versions", label);
    if (versions.empty()) wrong(label + ".versions", "at least one");
    std::vector<RowId>& ids = versions_[label];
    for (const json& v : versions) version(v, label, id, ids);
    for (const json& e : list(c, "evidence", label)) evidence(e, label, ids);
    for (const json& s : list(c, "searches", label)) {
      check_word("thing to search for", text(s, "what", label), searched_words());
      db_.query(
             "INSERT INTO cmoc_search (id, cmoc_id, what, note, coder_id, created_at) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .bind_all(project_.new_id(), id, text(s, "what", label), text(s, "note", label),
                    coder(s, label), created(s, label))
          .run();
    }
    ++out_.configurations;
  }

  void version(const json& v, const std::string& label, RowId cmoc, std::vector<RowId>& ids) {
    const std::string scheme = text(v, "scheme", label), sentence = text(v, "sentence", label);
    check_word("scheme", scheme, cmo_schemes());
    ids.push_back(project_.new_id());
    if (number(v, "number", label) != static_cast<std::int64_t>(ids.size())) {
      wrong(label + ".number", fmt::format("{}, since versions are counted from 1", ids.size()));
    }
    db_.query(
           "INSERT INTO cmoc_version (id, cmoc_id, number, scheme, sentence, reported, coder_id, "
           "created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind_all(ids.back(), cmoc, static_cast<std::int64_t>(ids.size()), scheme,
                  sentence.empty() ? std::nullopt : std::optional<std::string>(sentence),
                  flag(v, "reported", label), coder(v, label), created(v, label))
        .run();
    int position = 0;
    std::set<std::string> labels;
    for (const json& e : list(v, "elements", label)) {
      const std::string sign = text(e, "sign", label);
      if (!sign.empty() && sign != "+" && sign != "-") wrong(label + ".sign", "+, - or null");
      db_.query(
             "INSERT INTO cmoc_element (id, version_id, element_id, label, sign, position) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .bind_all(project_.new_id(), ids.back(),
                    element_at(member(e, "element", label), label + ".element"),
                    element_label(e, scheme, label, labels), sign, ++position)
          .run();
      had_[label].insert(member(e, "element", label).get<std::size_t>());
    }
  }

  /// "R2" of an element that is a reasoning, and of no other in this version.
  std::string element_label(const json& e, const std::string& scheme, const std::string& label,
                            std::set<std::string>& there) const {
    std::string name = text(e, "label", label);
    element_at(member(e, "element", label), label + ".element");  // throws for what is none
    const std::string& role = roles_[e["element"].get<std::size_t>()];
    const std::string_view letters = role_letters(role);
    const std::string_view digits =
        std::string_view(name).substr(name.starts_with(letters) ? letters.size() : name.size());
    const bool numbered = !digits.empty() && digits[0] != '0' &&
                          digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!numbered) {
      wrong(label + ".label",
            fmt::format("a label of a {} such as {}1, not '{}'", role, letters, name));
    }
    if (!there.insert(name).second) wrong(label + ".label", fmt::format("{} once", name));
    if (!scheme_has(scheme, role)) {
      wrong(label + ".scheme", fmt::format("a scheme that has a {}, not {}", role, scheme));
    }
    return name;
  }

  RowId version_at(const json& object, const char* key, const std::string& label,
                   const std::vector<RowId>& ids) const {
    const std::int64_t n = number(object, key, label);
    if (n == 0) return 0;
    if (static_cast<std::size_t>(n) > ids.size()) {
      wrong(fmt::format("{}.{}", label, key), fmt::format("a version from 1 to {}", ids.size()));
    }
    return ids[static_cast<std::size_t>(n) - 1];
  }

  SourceText& source_text(const std::string& name) {
    if (text_ == nullptr || text_->source().name != name) {
      text_ = std::make_unique<SourceText>(project_, Sources(project_).require(name));
    }
    return *text_;
  }

  /// Of what a row of a table said when it was judged. Exports of earlier programs have none.
  static std::optional<std::int64_t> row_hash(const json& e, const std::string& label) {
    if (!e.contains("row_hash") || e["row_hash"].is_null()) return std::nullopt;
    const auto hash = parse_integer(text(e, "row_hash", label));
    if (!hash) wrong(label + ".row_hash", "a whole number, as a text");
    return hash;
  }

  void evidence(const json& e, const std::string& label, const std::vector<RowId>& ids) {
    const std::string stance = text(e, "stance", label), directness = text(e, "directness", label);
    check_word("stance", stance, stances());
    if (!directness.empty()) check_word("directness", directness, directness_words());
    const std::string source = text(e, "source", label), case_name = text(e, "case", label),
                      table = text(e, "table", label);
    if (source.empty() && case_name.empty() && table.empty()) {
      wrong(label + ".evidence", "a source, a case or a table");
    }
    std::optional<RowId> source_id;
    std::optional<std::int64_t> start, end, hash;
    std::string anchor, lost;
    if (source.empty() && !table.empty()) {
      hash = row_hash(e, label);
      lost = text_if_there(e, "row_said", label);
    }
    if (!source.empty()) {
      SourceText& there = source_text(source);
      anchor = text(e, "anchor", label);
      lost = text(e, "lost_text", label);
      source_id = there.source().id;
      start = number(e, "start", label);
      end = number(e, "end", label);
      hash = parse_integer(text(e, "hash", label));
      if (*start >= *end || !hash) wrong(label + ".evidence", "start below end, and a hash");
      const bool inside = *end <= static_cast<std::int64_t>(there.index().length());
      const text::Span span{static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
      if (!anchor.empty() && anchor != "changed" && anchor != "lost") {
        wrong(label + ".anchor", "changed, lost or null");
      }
      if (anchor != "lost" && (!inside || there.hash_of(span) != *hash)) {
        throw Error(Errc::bad_input,
                    fmt::format("{}: source '{}' has other words at {}:{}: import into a project "
                                "with the same texts",
                                label, source, *start, *end));
      }
    }
    const RowId id = project_.new_id();
    const RowId judged_on = version_at(e, "judged_on", label, ids);
    if (judged_on == 0) wrong(label + ".judged_on", "a version");
    db_.query(
           "INSERT INTO evidence (id, version_id, stance, directness, note, coder_id, created_at, "
           "source_id, start_cp, end_cp, quote_hash, anchor, lost_text, case_id, table_row_id, "
           "led_to_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
           "?16)")
        .bind_all(id, judged_on, stance, directness, text(e, "note", label), coder(e, label),
                  created(e, label), source_id, start, end, hash, anchor,
                  lost.empty() ? std::nullopt : std::optional<std::string>(lost),
                  case_name.empty() ? std::nullopt : or_null(Cases(project_).require(case_name).id),
                  table.empty() ? std::nullopt
                                : or_null(EvidenceBook(project_).table_row_judged(
                                      table, text_if_there(e, "row", label), lost)),
                  or_null(version_at(e, "led_to", label, ids)))
        .run();
    for (const json& element : list(e, "elements", label)) {
      db_.query("INSERT INTO evidence_element (id, evidence_id, element_id) VALUES (?1, ?2, ?3)")
          .bind_all(project_.new_id(), id, element_at(element, label + ".elements"))
          .run();
    }
    ++out_.evidence;
  }

  RowId configuration_of(const json& object, const char* key, std::string_view where) {
    const std::string label = text(object, key, where);
    return label.empty() ? 0 : Configurations(project_).require(label).id;
  }

  /// The element at one end of a link: one that its configuration has or had. A ripple leads from
  /// an outcome to a context.
  std::optional<RowId> link_end(const json& l, const char* end, std::string_view ripple_role) {
    const std::string key = std::string(end) + "_element", where = "links." + key;
    const json& value = member(l, key.c_str(), "links");
    if (value.is_null()) return std::nullopt;
    const RowId id = element_at(value, where);
    const std::string label = text(l, end, "links");
    const auto had = had_.find(label);
    if (had == had_.end() || !had->second.contains(value.get<std::size_t>())) {
      wrong(where, fmt::format("an element that {} has, not {}", label, value.dump()));
    }
    const std::string& role = roles_[value.get<std::size_t>()];
    if (text(l, "kind", "links") == "ripple" && role != ripple_role) {
      wrong(where, fmt::format("the {} of {}, since a ripple leads from an outcome to a context; "
                               "{} is a {}",
                               ripple_role, label, value.dump(), role));
    }
    return id;
  }

  void link(const json& l) {
    const std::string kind = text(l, "kind", "links");
    check_word("kind of link", kind, link_kinds());
    db_.query(
           "INSERT INTO cmoc_link (id, kind, from_id, from_element_id, to_id, to_element_id, "
           "feedback, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind_all(project_.new_id(), kind, configuration_of(l, "from", "links"),
                  link_end(l, "from", "outcome"), configuration_of(l, "to", "links"),
                  link_end(l, "to", "context"), flag(l, "feedback", "links"),
                  text(l, "note", "links"))
        .run();
    ++out_.links;
  }

  void decision(const json& d) {
    const RowId id = project_.new_id();
    check_word("operation of a decision", text(d, "operation", "decisions"), decision_operations());
    const std::string inference = text(d, "inference", "decisions");
    if (!inference.empty()) check_word("kind of inference", inference, inferences());
    db_.query(
           "INSERT INTO decision (id, operation, inference, people, reason, coder_id, created_at) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind_all(id, text(d, "operation", "decisions"), inference, text(d, "people", "decisions"),
                  text(d, "reason", "decisions"), coder(d, "decisions"), created(d, "decisions"))
        .run();
    for (const json& o : list(d, "objects", "decisions")) {
      const std::string label = text(o, "configuration", "decisions"),
                        theory = text(o, "theory", "decisions"),
                        direction = text(o, "direction", "decisions");
      if (direction != "input" && direction != "output") {
        wrong("decisions.direction", "input or output");
      }
      static const std::vector<RowId> none;
      const auto ids = versions_.find(label);
      db_.query(
             "INSERT INTO decision_object (id, decision_id, direction, cmoc_id, cmoc_version_id, "
             "theory_id, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
          .bind_all(
              project_.new_id(), id, direction,
              or_null(configuration_of(o, "configuration", "decisions")),
              or_null(version_at(o, "version", label, ids == versions_.end() ? none : ids->second)),
              theory.empty() ? std::nullopt : or_null(Theories(project_).require(theory).id),
              text(o, "detail", "decisions"))
          .run();
    }
    ++out_.decisions;
  }

  void waiver(const json& w) {
    const std::string rule = text(w, "rule", "waivers"), theory = text(w, "theory", "waivers");
    check_word("rule", rule, check_rules());
    db_.query(
           "INSERT INTO waiver (id, rule, cmoc_id, theory_id, reason, coder_id, created_at) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind_all(project_.new_id(), rule, or_null(configuration_of(w, "configuration", "waivers")),
                  theory.empty() ? std::nullopt : or_null(Theories(project_).require(theory).id),
                  text(w, "reason", "waivers"), coder(w, "waivers"), created(w, "waivers"))
        .run();
  }

  [[noreturn]] static void taken(std::string_view what, const std::string& label) {
    throw Error(Errc::exists, fmt::format("{} '{}' is there already: import into a project that "
                                          "has none of these, or use 'thema merge' for a copy",
                                          what, label));
  }

  Project& project_;
  store::Database& db_;
  const json& document_;
  std::vector<RowId> elements_;
  std::vector<std::string> roles_;  ///< of the elements
  /// Places of the elements that a configuration has in any version, by its label.
  std::unordered_map<std::string, std::set<std::size_t>> had_;
  std::unordered_map<std::string, RowId> theories_, configurations_;
  std::unordered_map<std::string, std::vector<RowId>> versions_;
  std::unique_ptr<SourceText> text_;
  RealistImported out_;
};

}  // namespace

RealistImported import_realist(Project& project, const json& document) {
  if (json::parse(export_realist(project)) == document) return {.unchanged = true};
  return Importer(project, document).run();
}

}  // namespace thema::model
