#include "model/cmo_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

namespace {

std::optional<RowId> or_null(RowId id) { return id == 0 ? std::nullopt : std::optional<RowId>(id); }

std::string rule_named(std::string_view typed) {
  std::string rule(trim(typed));
  if (!rule.empty() && rule[0] == 'k') rule[0] = 'K';
  check_word("rule", rule, check_rules());
  return rule;
}

struct There {
  RowId id = 0;
  std::string reason;
};

std::optional<There> waiver_of(Project& project, const std::string& rule,
                               const RealistObject& object) {
  auto q = project.db().query(
      "SELECT id, reason FROM waiver WHERE rule = ?1 AND cmoc_id IS ?2 AND theory_id IS ?3 "
      "ORDER BY id");
  q.bind_all(rule, or_null(object.cmoc), or_null(object.theory));
  if (!q.step()) return std::nullopt;
  return There{q.integer(0), q.string(1)};
}

}  // namespace

std::vector<CmoSearch> CmoRecords::searches(RowId cmoc) {
  std::vector<CmoSearch> found;
  auto q = project_.db().query(
      "SELECT s.id, s.cmoc_id, m.label, s.what, s.note, u.name, s.created_at FROM cmoc_search s "
      "JOIN cmoc m ON m.id = s.cmoc_id JOIN coder u ON u.id = s.coder_id "
      "WHERE ?1 = 0 OR s.cmoc_id = ?1 ORDER BY s.created_at, s.id");
  q.bind_all(cmoc);
  while (q.step()) {
    found.push_back({.id = q.integer(0),
                     .cmoc = q.integer(1),
                     .label = q.string(2),
                     .what = q.string(3),
                     .note = q.string(4),
                     .coder = q.string(5),
                     .created_at = q.string(6)});
  }
  return found;
}

std::vector<Waiver> CmoRecords::waivers() {
  std::vector<Waiver> found;
  auto q = project_.db().query(
      "SELECT w.id, w.rule, w.cmoc_id, w.theory_id, coalesce(m.label, t.label, ''), w.reason, "
      "u.name, w.created_at FROM waiver w LEFT JOIN cmoc m ON m.id = w.cmoc_id "
      "LEFT JOIN theory t ON t.id = w.theory_id JOIN coder u ON u.id = w.coder_id ORDER BY w.id");
  while (q.step()) {
    found.push_back({.id = q.integer(0),
                     .rule = q.string(1),
                     .object = {.cmoc = q.integer(2), .theory = q.integer(3), .label = q.string(4)},
                     .reason = q.string(5),
                     .coder = q.string(6),
                     .created_at = q.string(7)});
  }
  const text::Collator order(Settings(project_).get("language"));
  std::stable_sort(found.begin(), found.end(), [&](const Waiver& a, const Waiver& b) {
    return a.rule != b.rule ? a.rule < b.rule : order.less(a.object.label, b.object.label);
  });
  return found;
}

bool CmoRecords::add_search(RowId cmoc, std::string_view what, std::string_view note, RowId coder) {
  check_word("thing to search for", what, searched_words());
  check_text(note, "the note");
  if (trim(note).empty()) {
    throw Error(Errc::usage, "what was searched, and what was found? say so with --note TEXT");
  }
  store::Database& db = project_.db();
  {
    auto q = db.query(
        "SELECT 1 FROM cmoc_search WHERE cmoc_id = ?1 AND what = ?2 AND note = ?3 "
        "AND coder_id = ?4");
    q.bind_all(cmoc, what, trim(note), coder);
    if (q.step()) return false;
  }
  db.query(
        "INSERT INTO cmoc_search (id, cmoc_id, what, note, coder_id, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind_all(project_.new_id(), cmoc, what, trim(note), coder, project_.now())
      .run();
  return true;
}

bool CmoRecords::waive(std::string_view typed, const RealistObject& object, std::string_view reason,
                       RowId coder) {
  const std::string rule = rule_named(typed);
  check_text(reason, "the reason");
  if (trim(reason).empty()) {
    throw Error(Errc::usage, fmt::format("why is {} accepted? say so with --reason TEXT", rule));
  }
  store::Database& db = project_.db();
  if (const auto there = waiver_of(project_, rule, object)) {
    if (there->reason == trim(reason)) return false;
    db.query("UPDATE waiver SET reason = ?2, coder_id = ?3, created_at = ?4 WHERE id = ?1")
        .bind_all(there->id, trim(reason), coder, project_.now())
        .run();
    return true;
  }
  db.query(
        "INSERT INTO waiver (id, rule, cmoc_id, theory_id, reason, coder_id, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .bind_all(project_.new_id(), rule, or_null(object.cmoc), or_null(object.theory), trim(reason),
                coder, project_.now())
      .run();
  return true;
}

bool CmoRecords::unwaive(std::string_view typed, const RealistObject& object) {
  const std::string rule = rule_named(typed);
  store::Database& db = project_.db();
  bool any = false;
  while (const auto there = waiver_of(project_, rule, object)) {
    db.query("DELETE FROM waiver WHERE id = ?1").bind_all(there->id).run();
    any = true;
  }
  return any;
}

}  // namespace thema::model
