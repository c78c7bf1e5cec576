#include "model/code_merge.h"

#include <fmt/format.h>

#include <utility>

#include "base/strings.h"
#include "model/codings.h"
#include "model/project.h"
#include "store/ancestry.h"
#include "store/database.h"

namespace thema::model {

std::string to_string(const CodeUse& use) {
  std::vector<std::string> parts;
  const auto say = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, n == 1 ? one : many));
  };
  say(use.codings, "coding", "codings");
  say(use.memos, "memo", "memos");
  say(use.elements, "element of a configuration", "elements of configurations");
  say(use.themes, "configuration or joint row that has it as theme",
      "configurations or joint rows that have it as theme");
  say(use.summaries, "framework summary", "framework summaries");
  return join(parts, ", ");
}

CodeUse use_of_codes(Project& project, const std::vector<RowId>& codes) {
  CodeUse use;
  store::Database& db = project.db();
  const auto add = [&](const char* sql, std::size_t& into) {
    auto q = db.query(sql);
    for (const RowId code : codes) {
      q.bind_all(code);
      if (q.step()) into += static_cast<std::size_t>(q.integer(0));
      q.reset();
    }
  };
  add("SELECT count(*) FROM coding WHERE code_id = ?1", use.codings);
  // Tables without an index on the code are asked only when they hold anything.
  const auto filled = [&](const char* sql) { return db.maybe_integer(sql).has_value(); };
  if (filled("SELECT 1 FROM memo WHERE code_id IS NOT NULL LIMIT 1"))
    add("SELECT count(*) FROM memo WHERE code_id = ?1", use.memos);
  if (filled("SELECT 1 FROM element_code LIMIT 1"))
    add("SELECT count(*) FROM element_code WHERE code_id = ?1", use.elements);
  if (filled("SELECT 1 FROM cmoc WHERE theme_id IS NOT NULL LIMIT 1"))
    add("SELECT count(*) FROM cmoc WHERE theme_id = ?1", use.themes);
  if (filled("SELECT 1 FROM joint_row WHERE theme_id IS NOT NULL LIMIT 1"))
    add("SELECT count(*) FROM joint_row WHERE theme_id = ?1", use.themes);
  if (filled("SELECT 1 FROM summary LIMIT 1"))
    add("SELECT count(*) FROM summary WHERE code_id = ?1", use.summaries);
  return use;
}

Recoded recode(Project& project, const std::vector<RowId>& codings, RowId into) {
  store::Database& db = project.db();
  Recoded done;
  // A passage that is lost is the same only with the same words. The index is named, because a code
  // may have many codings in one source.
  auto twin = db.query(
      "SELECT t.id FROM coding k CROSS JOIN coding t INDEXED BY coding_source "
      "ON t.source_id = k.source_id AND t.start_cp = k.start_cp AND t.end_cp = k.end_cp "
      "AND t.coder_id = k.coder_id AND t.code_id = ?2 AND t.status = k.status "
      "AND (t.anchor = 'lost') = (k.anchor = 'lost') "
      "AND (t.anchor <> 'lost' OR t.lost_text IS k.lost_text) "
      "WHERE k.id = ?1 AND t.id <> k.id ORDER BY t.id LIMIT 1");
  auto move = db.query("UPDATE coding SET code_id = ?2 WHERE id = ?1 AND code_id <> ?2");
  Codings all(project);
  for (const RowId id : codings) {
    twin.bind_all(id, into);
    const RowId same = twin.step() ? twin.integer(0) : 0;
    twin.reset();
    if (same == 0) {
      move.bind_all(id, into).run();
      done.codings += static_cast<std::size_t>(db.changes());
      continue;
    }
    all.join(id, same);
    ++done.codings;
    ++done.joined;
  }
  return done;
}

namespace {

std::vector<RowId> ids_of(store::Database& db, const char* sql, RowId code) {
  std::vector<RowId> ids;
  auto q = db.query(sql);
  q.bind_all(code);
  while (q.step()) ids.push_back(q.integer(0));
  return ids;
}

/// The target keeps its own definition; what the other one said is not thrown away.
void keep_definition(Project& project, const Code& from, RowId into, RowId coder) {
  std::vector<std::string> lines;
  const auto keep = [&](std::string_view heading, const std::string& text) {
    if (!text.empty()) lines.push_back(fmt::format("{}: {}", heading, text));
  };
  if (from.role != "code") keep("Role", from.role);
  keep("Description", from.description);
  keep("Include", from.include);
  keep("Exclude", from.exclude);
  keep("Example", from.example);
  if (lines.empty()) return;
  project.db()
      .query(
          "INSERT INTO memo (id, type, title, text, coder_id, created_at, code_id) "
          "VALUES (?1, 'definition', ?2, ?3, ?4, ?5, ?6)")
      .bind_all(project.new_id(), from.path, join(lines, "\n"), coder, project.now(), into)
      .run();
}

void carry_tags(Project& project, RowId from, RowId into) {
  std::vector<Tag> tags;
  {
    auto q = project.db().query(
        "SELECT key, value FROM code_tag f WHERE code_id = ?1 AND NOT EXISTS (SELECT 1 FROM "
        "code_tag t WHERE t.code_id = ?2 AND t.key = f.key AND t.value = f.value) ORDER BY id");
    q.bind_all(from, into);
    while (q.step()) tags.push_back({q.string(0), q.string(1)});
  }
  for (const Tag& tag : tags) {
    project.db()
        .query("INSERT INTO code_tag (id, code_id, key, value) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(project.new_id(), into, tag.key, tag.value)
        .run();
  }
  project.db().query("DELETE FROM code_tag WHERE code_id = ?1").bind_all(from).run();
}

}  // namespace

std::vector<std::pair<RowId, RowId>> summaries_of_both(Project& project, RowId from, RowId into) {
  std::vector<std::pair<RowId, RowId>> both;
  auto q = project.db().query(
      "SELECT f.id, t.id FROM summary f JOIN summary t ON t.case_id = f.case_id "
      "AND t.code_id = ?2 WHERE f.code_id = ?1");
  q.bind_all(from, into);
  while (q.step()) both.emplace_back(q.integer(0), q.integer(1));
  return both;
}

std::string joined_summary(const std::string& gone, const std::string& kept) {
  if (kept.empty() || kept == gone) return gone;
  return gone.empty() ? kept : kept + "\n" + gone;
}

void carry_summaries(Project& project, RowId from, RowId into) {
  store::Database& db = project.db();
  const auto text_of = [&](RowId summary) {
    auto q = db.query("SELECT text FROM summary WHERE id = ?1");
    q.bind_all(summary);
    return q.step() ? q.string(0) : std::string();
  };
  for (const auto& [old, kept] : summaries_of_both(project, from, into)) {
    db.query(
          "UPDATE summary AS t SET said = max(t.said, f.said), text = ?3 FROM summary f "
          "WHERE t.id = ?2 AND f.id = ?1")
        .bind_all(old, kept, joined_summary(text_of(old), text_of(kept)))
        .run();
    db.query("UPDATE summary_reference SET summary_id = ?2 WHERE summary_id = ?1")
        .bind_all(old, kept)
        .run();
    db.query("DELETE FROM summary WHERE id = ?1").bind_all(old).run();
  }
  db.query("UPDATE summary SET code_id = ?2 WHERE code_id = ?1").bind_all(from, into).run();
}

void carry_references(Project& project, RowId from, RowId into) {
  store::Database& db = project.db();
  db.query("UPDATE memo SET code_id = ?2 WHERE code_id = ?1").bind_all(from, into).run();
  carry_summaries(project, from, into);
  // An element is tied to a code or not: twice says no more than once.
  db.query(
        "DELETE FROM element_code WHERE code_id = ?1 AND element_id IN "
        "(SELECT element_id FROM element_code WHERE code_id = ?2)")
      .bind_all(from, into)
      .run();
  for (const char* sql : {"UPDATE element_code SET code_id = ?2 WHERE code_id = ?1",
                          "UPDATE cmoc SET theme_id = ?2 WHERE theme_id = ?1",
                          "UPDATE joint_row SET theme_id = ?2 WHERE theme_id = ?1",
                          "UPDATE code_link SET from_id = ?2 WHERE from_id = ?1",
                          "UPDATE code_link SET to_id = ?2 WHERE to_id = ?1"}) {
    db.query(sql).bind_all(from, into).run();
  }
  // A link of a code to itself says nothing, nor does the same link twice.
  db.query(
        "DELETE FROM code_link WHERE (from_id = ?1 OR to_id = ?1) AND (from_id = to_id OR EXISTS "
        "(SELECT 1 FROM code_link o WHERE o.from_id = code_link.from_id AND o.to_id = "
        "code_link.to_id AND o.kind = code_link.kind AND o.id < code_link.id))")
      .bind_all(into)
      .run();
}

Recoded carry_over(Project& project, const Code& from, RowId into, RowId coder) {
  store::Database& db = project.db();
  const Recoded recoded = recode(
      project, ids_of(db, "SELECT id FROM coding WHERE code_id = ?1 ORDER BY id", from.id), into);
  keep_definition(project, from, into, coder);
  carry_tags(project, from.id, into);
  carry_references(project, from.id, into);
  // What is coded with it in a copy that comes back by merge goes the same way.
  store::note_alias(db, from.id, into, false);
  return recoded;
}

void delete_codes(Project& project, const std::vector<RowId>& codes) {
  store::Database& db = project.db();
  Codings codings(project);
  for (auto i = codes.rbegin(); i != codes.rend(); ++i) {
    codings.remove(ids_of(db, "SELECT id FROM coding WHERE code_id = ?1", *i));
    for (const char* sql :
         {"DELETE FROM code_tag WHERE code_id = ?1", "DELETE FROM element_code WHERE code_id = ?1",
          "DELETE FROM code_link WHERE from_id = ?1 OR to_id = ?1",
          "DELETE FROM memo WHERE code_id = ?1",
          "UPDATE cmoc SET theme_id = NULL WHERE theme_id = ?1",
          "UPDATE joint_row SET theme_id = NULL WHERE theme_id = ?1",
          "DELETE FROM summary_reference WHERE summary_id IN "
          "(SELECT id FROM summary WHERE code_id = ?1)",
          "DELETE FROM summary WHERE code_id = ?1", "DELETE FROM code WHERE id = ?1"}) {
      db.query(sql).bind_all(*i).run();
    }
  }
}

}  // namespace thema::model
