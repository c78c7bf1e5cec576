#include "model/cmo_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model::cmo_rows {

namespace {

std::optional<RowId> or_null(std::optional<RowId> id) {
  return id.value_or(0) == 0 ? std::nullopt : id;
}

std::set<RowId> codes_of(store::Database& db, RowId element) {
  std::set<RowId> codes;
  auto q = db.query("SELECT code_id FROM element_code WHERE element_id = ?1");
  q.bind_all(element);
  while (q.step()) codes.insert(q.integer(0));
  return codes;
}

}  // namespace

std::string checked_label(std::string_view name) {
  std::string label = clean_name(name, "a configuration");
  // Lists of labels, "LABEL=C1,R1" and the text form have to be able to name it.
  if (label.find_first_of(" ,;:=#\"") != std::string::npos || label == "evidence") {
    throw Error(Errc::usage,
                fmt::format("'{}' cannot label a configuration: expected one word such "
                            "as CMOC1, without , ; : = # and \"; give the rest as --title",
                            label));
  }
  return label;
}

void Writer::insert(RowId id, std::string_view label, const CmoFields& f) {
  project_.db()
      .query(
          "INSERT INTO cmoc (id, label, title, state, activation, valence, level, theme_id, "
          "position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
          "(SELECT coalesce(max(position), 0) + 1 FROM cmoc))")
      .bind_all(id, label, f.title.value_or(""), f.state.value_or("candidate"),
                f.activation.value_or("unclear"), f.valence.value_or(""), f.level.value_or(""),
                or_null(f.theme))
      .run();
}

bool Writer::update(const Configuration& there, const CmoFields& f) {
  const std::string title = f.title.value_or(there.title);
  const std::string state = f.state.value_or(there.state);
  const std::string activation = f.activation.value_or(there.activation);
  const std::string valence = f.valence.value_or(there.valence);
  const std::string level = f.level.value_or(there.level);
  const RowId theme = f.theme.value_or(there.theme);
  if (title == there.title && state == there.state && activation == there.activation &&
      valence == there.valence && level == there.level && theme == there.theme) {
    return false;
  }
  project_.db()
      .query(
          "UPDATE cmoc SET title = ?2, state = ?3, activation = ?4, valence = ?5, level = ?6, "
          "theme_id = ?7 WHERE id = ?1")
      .bind_all(there.id, title, state, activation, valence, level, or_null(theme))
      .run();
  return true;
}

bool Writer::set_theories(RowId cmoc, const std::vector<std::string>& labels) {
  store::Database& db = project_.db();
  std::set<RowId> wanted, there;
  for (const std::string& label : labels) wanted.insert(Theories(project_).require(label).id);
  {
    auto q = db.query("SELECT theory_id FROM cmoc_theory WHERE cmoc_id = ?1");
    q.bind_all(cmoc);
    while (q.step()) there.insert(q.integer(0));
  }
  for (const RowId id : there) {
    if (wanted.contains(id)) continue;
    db.query("DELETE FROM cmoc_theory WHERE cmoc_id = ?1 AND theory_id = ?2")
        .bind_all(cmoc, id)
        .run();
  }
  for (const RowId id : wanted) {
    if (there.contains(id)) continue;
    db.query("INSERT INTO cmoc_theory (id, cmoc_id, theory_id) VALUES (?1, ?2, ?3)")
        .bind_all(project_.new_id(), cmoc, id)
        .run();
  }
  return wanted != there;
}

RowId Writer::add_version(RowId cmoc, int number, const std::string& scheme,
                          const std::optional<std::string>& sentence, std::vector<Draft>& drafts) {
  store::Database& db = project_.db();
  const RowId version = project_.new_id();
  db.query(
        "INSERT INTO cmoc_version (id, cmoc_id, number, scheme, sentence, coder_id, "
        "created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .bind_all(version, cmoc, number, scheme, sentence, coder_, project_.now())
      .run();
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    if (d.row == 0) {
      d.row = project_.new_id();
      db.query("INSERT INTO element (id, role, statement) VALUES (?1, ?2, ?3)")
          .bind_all(d.row, d.role, d.statement)
          .run();
    }
    db.query(
          "INSERT INTO cmoc_element (id, version_id, element_id, label, sign, position) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind_all(project_.new_id(), version, d.row, d.label, d.sign, static_cast<int>(i + 1))
        .run();
  }
  return version;
}

bool Writer::tie(RowId element, const std::vector<RowId>& codes) {
  store::Database& db = project_.db();
  std::set<RowId> there = codes_of(db, element);
  bool changed = false;
  for (const RowId code : codes) {
    if (!there.insert(code).second) continue;
    db.query("INSERT INTO element_code (id, element_id, code_id) VALUES (?1, ?2, ?3)")
        .bind_all(project_.new_id(), element, code)
        .run();
    changed = true;
  }
  return changed;
}

bool Writer::tie_all(const std::vector<Draft>& drafts, bool exact) {
  store::Database& db = project_.db();
  bool changed = false;
  for (const Draft& d : drafts) {
    if (exact) {
      for (const RowId code : codes_of(db, d.row)) {
        if (std::find(d.codes.begin(), d.codes.end(), code) != d.codes.end()) continue;
        db.query("DELETE FROM element_code WHERE element_id = ?1 AND code_id = ?2")
            .bind_all(d.row, code)
            .run();
        changed = true;
      }
    }
    changed = tie(d.row, d.codes) || changed;
  }
  return changed;
}

bool Writer::reword(const CmoVersion& version, const CmoElement& element, const SignedText& to) {
  store::Database& db = project_.db();
  if (to.text == element.statement && to.sign == element.sign) return false;
  db.query("UPDATE element SET statement = ?2 WHERE id = ?1").bind_all(element.id, to.text).run();
  db.query("UPDATE cmoc_element SET sign = ?3 WHERE version_id = ?1 AND element_id = ?2")
      .bind_all(version.id, element.id, to.sign)
      .run();
  return true;
}

bool Writer::set_sentence(const CmoVersion& version, const std::optional<std::string>& sentence) {
  if (version.sentence == sentence) return false;
  project_.db()
      .query("UPDATE cmoc_version SET sentence = ?2 WHERE id = ?1")
      .bind_all(version.id, sentence)
      .run();
  return true;
}

void Writer::add_users(RowId element, RowId but, std::vector<std::string>& labels) {
  auto q = project_.db().query(
      "SELECT DISTINCT m.label FROM cmoc_element ce JOIN cmoc_version v ON v.id = ce.version_id "
      "JOIN cmoc m ON m.id = v.cmoc_id WHERE ce.element_id = ?1 AND m.id <> ?2 AND v.number = "
      "(SELECT max(number) FROM cmoc_version w WHERE w.cmoc_id = m.id) ORDER BY m.position");
  q.bind_all(element, but);
  while (q.step()) {
    std::string label = q.string(0);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      labels.push_back(std::move(label));
    }
  }
}

}  // namespace thema::model::cmo_rows
