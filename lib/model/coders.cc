#include "model/coders.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/codings.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/views.h"
#include "store/ancestry.h"
#include "store/database.h"
#include "text/collate.h"
#include "text/compose.h"

namespace thema::model {

std::vector<Coder> Coders::list() {
  std::vector<Coder> coders;
  auto q = project_.db().query("SELECT id, name, kind FROM coder");
  while (q.step()) coders.push_back({q.integer(0), q.string(1), q.string(2)});
  const text::Collator order(Settings(project_).get("language"));
  std::sort(coders.begin(), coders.end(),
            [&](const Coder& a, const Coder& b) { return order.less(a.name, b.name); });
  return coders;
}

std::optional<Coder> Coders::find(std::string_view typed) {
  const std::string name = text::composed(trim(typed));
  auto q = project_.db().query("SELECT id, name, kind FROM coder WHERE name = ?1");
  q.bind_all(name);
  if (!q.step()) return std::nullopt;
  return Coder{q.integer(0), q.string(1), q.string(2)};
}

Coder Coders::require(std::string_view name) {
  if (auto found = find(name)) return *found;
  std::vector<std::string> names;
  for (const Coder& c : list()) names.push_back(c.name);
  if (const auto same = printed_as(name, "coder", names, project_.printed_names())) {
    return *find(names[*same]);
  }
  throw Error(Errc::not_found, fmt::format("no coder '{}'", name),
              did_you_mean_name(name, names, project_.printed_names()));
}

std::set<RowId> Coders::sources_done(RowId coder) {
  std::set<RowId> sources;
  auto q = project_.db().query(
      "SELECT source_id FROM source_state WHERE coder_id = ?1 AND state = 'done'");
  q.bind_all(coder);
  while (q.step()) sources.insert(q.integer(0));
  return sources;
}

RowId Coders::ensure(std::string_view name, std::string_view kind) {
  if (auto found = find(name)) return found->id;
  add(name, kind);
  const RowId id = find(clean_name(name, "a coder"))->id;
  project_.made_coder(id);
  return id;
}

bool Coders::add(std::string_view typed, std::string_view kind) {
  const std::string name = clean_name(typed, "a coder");
  if (kind != "person" && kind != "program") {
    throw Error(Errc::usage,
                fmt::format("'{}' is no kind of coder: expected person or program", kind));
  }
  if (auto found = find(name)) {
    if (found->kind == kind) return false;
    throw Error(Errc::exists,
                fmt::format("coder '{}' is there already, as a {}", name, found->kind));
  }
  project_.db()
      .query("INSERT INTO coder (id, name, kind) VALUES (?1, ?2, ?3)")
      .bind_all(project_.new_id(), name, kind)
      .run();
  return true;
}

namespace {

/// Whose codings tables count, and who works here, are settings with a coder's name.
void follow_in_settings(Project& project, const std::string& before, const std::string& now) {
  Settings settings(project);
  for (const char* key : {"count", "coder"}) {
    if (settings.get(key) == before) settings.set(key, now);
  }
}

/// Who settled a suggestion is named by a tag. One that both have settled says so once.
void follow_in_decisions(Project& project, const std::string& before, const std::string& now) {
  store::Database& db = project.db();
  for (const char* sql :
       {"UPDATE OR IGNORE coding_tag SET value = ?2 WHERE key IN ('accepted', 'rejected') "
        "AND value = ?1",
        "DELETE FROM coding_tag WHERE key IN ('accepted', 'rejected') AND value = ?1 AND ?1 <> "
        "?2"}) {
    db.query(sql).bind_all(before, now).run();
  }
}

}  // namespace

void Coders::rename(std::string_view name, std::string_view wanted) {
  const Coder coder = require(name);
  const std::string to = clean_name(wanted, "a coder");
  if (coder.name == to) return;
  if (find(to)) {
    throw Error(Errc::exists, fmt::format("coder '{}' is there already; to give one's work to the "
                                          "other, use 'thema coder merge'",
                                          to));
  }
  NamesInViews views(project_);
  project_.db().query("UPDATE coder SET name = ?2 WHERE id = ?1").bind_all(coder.id, to).run();
  views.follow();
  follow_in_settings(project_, coder.name, to);
  follow_in_decisions(project_, coder.name, to);
}

std::size_t Coders::merge(std::string_view from, std::string_view into) {
  const Coder gone = require(from);
  const Coder kept = require(into);
  if (gone.id == kept.id) throw Error(Errc::usage, "a coder cannot be merged into itself");
  store::Database& db = project_.db();
  NamesInViews views(project_);
  // Identical codings of the two become one.
  std::vector<std::pair<RowId, RowId>> same;
  {
    auto q = db.query(
        "SELECT g.id, k.id FROM coding g JOIN coding k ON k.source_id = g.source_id "
        "AND k.start_cp = g.start_cp AND k.end_cp = g.end_cp AND k.code_id = g.code_id "
        "AND k.status = g.status AND (k.anchor = 'lost') = (g.anchor = 'lost') "
        "AND (k.anchor <> 'lost' OR k.lost_text IS g.lost_text) "
        "WHERE g.coder_id = ?1 AND k.coder_id = ?2 ORDER BY g.id");
    q.bind_all(gone.id, kept.id);
    while (q.step()) same.emplace_back(q.integer(0), q.integer(1));
  }
  Codings codings(project_);
  for (const auto& [one, other] : same) codings.join(one, other);
  db.query("UPDATE coding SET coder_id = ?2 WHERE coder_id = ?1").bind_all(gone.id, kept.id).run();
  const auto moved = static_cast<std::size_t>(db.changes());
  // It was one person: what was done under either name is done.
  db.query(
        "UPDATE source_state SET state = 'done' WHERE coder_id = ?2 AND source_id IN "
        "(SELECT source_id FROM source_state WHERE coder_id = ?1 AND state = 'done')")
      .bind_all(gone.id, kept.id)
      .run();
  db.query(
        "DELETE FROM source_state WHERE coder_id = ?1 AND source_id IN "
        "(SELECT source_id FROM source_state WHERE coder_id = ?2)")
      .bind_all(gone.id, kept.id)
      .run();
  for (const char* table : {"source_state", "source_version", "memo", "summary", "theory_version",
                            "cmoc_version", "evidence", "decision", "cmoc_search", "waiver"}) {
    db.query_once(fmt::format("UPDATE {} SET coder_id = ?2 WHERE coder_id = ?1", table))
        .bind_all(gone.id, kept.id)
        .run();
  }
  db.query("DELETE FROM coder WHERE id = ?1").bind_all(gone.id).run();
  // What this coder does in a copy that comes back by merge goes to the other, too.
  store::note_alias(db, gone.id, kept.id, false);
  views.follow({{gone.id, kept.id}});
  follow_in_settings(project_, gone.name, kept.name);
  follow_in_decisions(project_, gone.name, kept.name);
  return moved;
}

}  // namespace thema::model
