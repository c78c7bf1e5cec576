#include "model/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "model/clean_text.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/views.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

std::vector<Case> Cases::list() {
  store::Database& db = project_.db();
  std::vector<Case> cases;
  auto q = db.query("SELECT id, name, kind, withdrawn FROM \"case\"");
  while (q.step()) {
    cases.push_back({q.integer(0), q.string(1), q.string(2), {}, q.flag(3)});
  }
  const text::Collator order(Settings(project_).get("language"));
  // A key a name: collation compares slowly.
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t i = 0; i < cases.size(); ++i)
    keys.emplace_back(order.sort_key(cases[i].name), i);
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : cases[a.second].name < cases[b.second].name;
  });
  std::vector<Case> sorted;
  sorted.reserve(cases.size());
  for (const auto& [key, i] : keys) sorted.push_back(std::move(cases[i]));
  cases = std::move(sorted);
  std::unordered_map<RowId, std::vector<RowId>> in;
  auto m = db.query("SELECT case_id, in_id FROM case_membership ORDER BY id");
  while (m.step()) in[m.integer(0)].push_back(m.integer(1));
  for (Case& c : cases) {
    if (const auto found = in.find(c.id); found != in.end()) c.in = std::move(found->second);
  }
  return cases;
}

std::optional<Case> Cases::find(std::string_view name) {
  const std::string clean = clean_name(name, "a case");
  auto q = project_.db().query("SELECT id, name, kind, withdrawn FROM \"case\" WHERE name = ?1");
  q.bind_all(clean);
  if (!q.step()) return std::nullopt;
  Case found{q.integer(0), q.string(1), q.string(2), {}, q.flag(3)};
  auto m = project_.db().query("SELECT in_id FROM case_membership WHERE case_id = ?1 ORDER BY id");
  m.bind_all(found.id);
  while (m.step()) found.in.push_back(m.integer(0));
  return found;
}

Case Cases::require(std::string_view name) {
  if (auto found = find(name)) return *found;
  std::vector<std::string> names;
  for (const Case& c : list()) names.push_back(c.name);
  if (const auto same = printed_as(name, "case", names, project_.printed_names())) {
    return *find(names[*same]);
  }
  throw Error(Errc::not_found, fmt::format("no case '{}'", name),
              did_you_mean_name(name, names, project_.printed_names()))
      .about(std::string(name));
}

RowId Cases::ensure(std::string_view name, std::string_view kind) {
  if (const auto found = find(name)) {
    check_active(found->id);
    return found->id;
  }
  add(name, kind);
  return find(name)->id;
}

bool Cases::add(std::string_view name, std::string_view kind) {
  const std::string clean = clean_name(name, "a case");
  const std::string clean_kind = clean_name(kind, "a kind of case");
  if (const auto found = find(clean)) {
    check_active(found->id);
    if (found->kind == clean_kind) return false;
    throw Error(Errc::exists, fmt::format("case '{}' is there already, as a {}: change that with "
                                          "'thema case set {} kind={}'",
                                          clean, found->kind, clean, clean_kind))
        .about(clean);
  }
  project_.db()
      .query("INSERT INTO \"case\" (id, name, kind) VALUES (?1, ?2, ?3)")
      .bind_all(project_.new_id(), clean, clean_kind)
      .run();
  return true;
}

bool Cases::set_kind(std::string_view name, std::string_view kind) {
  const Case found = require(name);
  const std::string clean = clean_name(kind, "a kind of case");
  if (found.kind == clean) return false;
  project_.db()
      .query("UPDATE \"case\" SET kind = ?2 WHERE id = ?1")
      .bind_all(found.id, clean)
      .run();
  return true;
}

bool Cases::set_membership(RowId case_id, RowId in) {
  check_active(case_id);
  check_active(in);
  store::Database& db = project_.db();
  // Whoever is in `in`, directly or not, cannot hold it too.
  auto circle = db.query(
      "WITH RECURSIVE above (id) AS (SELECT ?1 UNION "
      "SELECT m.in_id FROM case_membership m JOIN above a ON m.case_id = a.id) "
      "SELECT (SELECT name FROM \"case\" WHERE id = ?1), (SELECT name FROM \"case\" WHERE id = ?2) "
      "FROM above WHERE id = ?2");
  circle.bind_all(in, case_id);
  if (circle.step()) {
    throw Error(Errc::bad_input,
                in == case_id ? fmt::format("case '{}' cannot be a part of itself", circle.text(0))
                              : fmt::format("'{}' cannot be a part of '{}', which is a part of it",
                                            circle.text(1), circle.text(0)));
  }
  db.query(
        "INSERT INTO case_membership (id, case_id, in_id) SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
        "(SELECT 1 FROM case_membership WHERE case_id = ?2 AND in_id = ?3)")
      .bind_all(project_.new_id(), case_id, in)
      .run();
  return db.changes() > 0;
}

bool Cases::unset_membership(RowId case_id, RowId in) {
  store::Database& db = project_.db();
  db.query("DELETE FROM case_membership WHERE case_id = ?1 AND in_id = ?2")
      .bind_all(case_id, in)
      .run();
  return db.changes() > 0;
}

void Cases::check_active(RowId case_id) {
  auto q = project_.db().query("SELECT name FROM \"case\" WHERE id = ?1 AND withdrawn <> 0");
  q.bind_all(case_id);
  if (!q.step()) return;
  throw Error(Errc::exists,
              fmt::format("case '{}' was withdrawn: nothing can be added to it", q.text(0)))
      .about(q.string(0));
}

bool Cases::link(RowId case_id, RowId source) {
  check_active(case_id);
  store::Database& db = project_.db();
  db.query(
        "INSERT INTO source_case (id, source_id, case_id) SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
        "(SELECT 1 FROM source_case WHERE source_id = ?2 AND case_id = ?3)")
      .bind_all(project_.new_id(), source, case_id)
      .run();
  return db.changes() > 0;
}

bool Cases::unlink(RowId case_id, RowId source) {
  store::Database& db = project_.db();
  db.query("DELETE FROM source_case WHERE source_id = ?1 AND case_id = ?2")
      .bind_all(source, case_id)
      .run();
  return db.changes() > 0;
}

void Cases::rename(std::string_view name, std::string_view to) {
  const Case found = require(name);
  const std::string clean = clean_name(to, "a case");
  if (clean == found.name) return;
  if (find(clean)) {
    throw Error(Errc::exists, fmt::format("case '{}' is there already: choose another name", clean))
        .about(clean);
  }
  NamesInViews views(project_);
  project_.db()
      .query("UPDATE \"case\" SET name = ?2 WHERE id = ?1")
      .bind_all(found.id, clean)
      .run();
  views.follow();
}

void Cases::remove(std::string_view name, bool with_work) {
  const Case gone = require(name);
  store::Database& db = project_.db();
  // What was worked out about a case goes only when a person takes it away.
  const auto refuse = [&](std::string_view what, std::string_view sql) {
    auto q = db.query(sql);
    q.bind_all(gone.id);
    if (with_work || !q.step() || q.integer(0) == 0) return;
    throw Error(Errc::exists, fmt::format("case '{}' has {} ({}): --yes removes that with it",
                                          gone.name, what, q.integer(0)))
        .about(gone.name);
  };
  refuse("evidence of configurations", "SELECT count(*) FROM evidence WHERE case_id = ?1");
  refuse("framework summaries", "SELECT count(*) FROM summary WHERE case_id = ?1");
  refuse("memos", "SELECT count(*) FROM memo WHERE case_id = ?1");
  refuse("answers of checklists", "SELECT count(*) FROM checklist_answer WHERE case_id = ?1");
  for (const std::string_view sql : {
           "DELETE FROM evidence_element WHERE evidence_id IN (SELECT id FROM evidence "
           "WHERE case_id = ?1 AND source_id IS NULL AND table_row_id IS NULL)",
           "DELETE FROM evidence WHERE case_id = ?1 AND source_id IS NULL AND table_row_id IS NULL",
           "UPDATE evidence SET case_id = NULL WHERE case_id = ?1",
           "DELETE FROM summary_reference WHERE summary_id IN "
           "(SELECT id FROM summary WHERE case_id = ?1)",
           "DELETE FROM summary WHERE case_id = ?1",
           "DELETE FROM memo WHERE case_id = ?1",
           "DELETE FROM checklist_answer WHERE case_id = ?1",
           "UPDATE speaker SET case_id = NULL WHERE case_id = ?1",
           "UPDATE side_row SET case_id = NULL WHERE case_id = ?1",
           "DELETE FROM source_case WHERE case_id = ?1",
           "DELETE FROM case_membership WHERE case_id = ?1 OR in_id = ?1",
           "DELETE FROM attribute_value WHERE case_id = ?1",
           "DELETE FROM event WHERE case_id = ?1",
           "DELETE FROM \"case\" WHERE id = ?1",
       }) {
    db.query(sql).bind_all(gone.id).run();
  }
}

std::size_t Cases::strip(RowId case_id) {
  store::Database& db = project_.db();
  std::size_t evidence = 0;
  for (const std::string_view sql : {
           "DELETE FROM evidence_element WHERE evidence_id IN "
           "(SELECT id FROM evidence WHERE case_id = ?1)",
           "DELETE FROM evidence WHERE case_id = ?1",
           "DELETE FROM summary_reference WHERE summary_id IN "
           "(SELECT id FROM summary WHERE case_id = ?1)",
           "DELETE FROM summary WHERE case_id = ?1",
           "DELETE FROM memo WHERE case_id = ?1",
           "DELETE FROM checklist_answer WHERE case_id = ?1",
           "UPDATE speaker SET case_id = NULL WHERE case_id = ?1",
           // The row stays, so that its number does; what it says goes.
           "UPDATE evidence SET lost_text = NULL WHERE table_row_id IN "
           "(SELECT id FROM side_row WHERE case_id = ?1)",
           "UPDATE side_row SET case_id = NULL, cells = '[]' WHERE case_id = ?1",
           "DELETE FROM source_case WHERE case_id = ?1",
           "DELETE FROM case_membership WHERE case_id = ?1 OR in_id = ?1",
           "DELETE FROM attribute_value WHERE case_id = ?1",
           "DELETE FROM event WHERE case_id = ?1",
           "UPDATE \"case\" SET withdrawn = 1 WHERE id = ?1",
       }) {
    db.query(sql).bind_all(case_id).run();
    if (sql.starts_with("DELETE FROM evidence WHERE")) {
      evidence = static_cast<std::size_t>(db.changes());
    }
  }
  return evidence;
}

CaseLinks Cases::links() {
  store::Database& db = project_.db();
  CaseLinks links;
  std::unordered_set<RowId> linked;  // sources
  // A source speaks for a case that is linked to it or to one of its speakers.
  auto q = db.query(
      "SELECT case_id, source_id FROM source_case UNION "
      "SELECT case_id, source_id FROM speaker WHERE case_id IS NOT NULL");
  while (q.step()) {
    links.sources[q.integer(0)].push_back(q.integer(1));
    linked.insert(q.integer(1));
  }
  auto s = db.query("SELECT id, name FROM source");
  while (s.step()) {
    if (!linked.contains(s.integer(0))) links.sources_without_case.push_back(s.string(1));
  }
  const text::Collator order(Settings(project_).get("language"));
  std::sort(links.sources_without_case.begin(), links.sources_without_case.end(),
            [&](const std::string& a, const std::string& b) { return order.less(a, b); });
  std::unordered_set<RowId> holds_others;
  auto m = db.query("SELECT DISTINCT in_id FROM case_membership");
  while (m.step()) holds_others.insert(m.integer(0));
  for (const Case& c : list()) {
    if (!c.withdrawn && !links.sources.contains(c.id) && !holds_others.contains(c.id)) {
      links.cases_without_source.push_back(c.name);
    }
  }
  return links;
}

}  // namespace thema::model
