#include "model/check.h"

#include <fmt/format.h>

#include <functional>
#include <initializer_list>
#include <map>
#include <set>

#include "base/error.h"
#include "base/hash.h"
#include "model/check_parts.h"
#include "model/codebook.h"
#include "model/project.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history.h"
#include "text/utf8.h"

namespace thema::model {

namespace {

using Part = std::function<void(const Found&)>;

std::vector<Problem> run(Project& project, std::initializer_list<Part> parts) {
  std::vector<Problem> problems;
  const Found found = [&](Problem p) { problems.push_back(std::move(p)); };
  // One state of the file, whoever writes meanwhile.
  store::Transaction snapshot(project.db());
  for (const Part& part : parts) {
    try {
      part(found);
    } catch (const Error& e) {
      // A part that cannot be read is a problem; the other parts are still worth looking at.
      if (e.code() != Errc::project && e.code() != Errc::bad_input) throw;
      found({"unreadable", Level::error, {}, e.what()});
    }
  }
  return problems;
}

}  // namespace

std::vector<Problem> check(Project& project, Sink& sink) {
  return run(project, {[&](const Found& found) { check_file(project, found); },
                       [&](const Found& found) { check_schema(project, found); },
                       [&](const Found& found) { check_contents(project, found, sink); },
                       [&](const Found& found) { check_passages(project, found, sink); },
                       [&](const Found& found) { check_index(project, found); },
                       [&](const Found& found) { check_orphans(project, found); },
                       [&](const Found& found) { check_views(project, found); },
                       [&](const Found& found) { check_history(project, found); }});
}

std::vector<Problem> quick_check(Project& project) {
  return run(project, {[&](const Found& found) { check_orphans(project, found); },
                       [&](const Found& found) { check_history(project, found); }});
}

void check_file(Project& project, const Found& found) {
  store::Database& db = project.db();
  auto quick = db.query("PRAGMA quick_check");
  while (quick.step()) {
    if (quick.text(0) != "ok") found({"integrity", Level::error, {}, quick.string(0)});
  }
  std::map<std::pair<std::string, std::string>, std::size_t> missing;  // by table and its parent
  auto keys = db.query("PRAGMA foreign_key_check");
  while (keys.step()) ++missing[{keys.string(0), keys.string(2)}];
  for (const auto& [tables, rows] : missing) {
    found({"foreign-key", Level::error, tables.first,
           fmt::format("{} of table '{}' {} a row of '{}' that is not there",
                       rows == 1 ? "1 row" : fmt::format("{} rows", rows), tables.first,
                       rows == 1 ? "names" : "name", tables.second)});
  }
}

namespace {

/// The tables, indexes and the like of a project, by name, with the statements that made them.
std::map<std::string, std::string> schema_objects(store::Database& db) {
  std::map<std::string, std::string> objects;
  auto q = db.query(
      "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema "
      "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (q.step()) objects[q.string(0)] = q.string(1);
  return objects;
}

}  // namespace

void check_schema(Project& project, const Found& found) {
  Project fresh = Project::in_memory();
  const auto expected = schema_objects(fresh.db());
  const auto have = schema_objects(project.db());
  for (const auto& [name, sql] : expected) {
    const auto object = have.find(name);
    if (object == have.end()) {
      found({"schema", Level::error, name, fmt::format("{} is missing", name)});
    } else if (object->second != sql) {
      found({"schema", Level::error, name, fmt::format("{} is not as thema makes it", name)});
    }
  }
  for (const auto& [name, sql] : have) {
    if (expected.contains(name)) continue;
    found({"schema-foreign", Level::warning, name,
           fmt::format("{} is not thema's: another program has put it there", name)});
  }
}

void check_contents(Project& project, const Found& found, Sink& sink) {
  store::Database& db = project.db();
  const auto total = static_cast<std::size_t>(db.integer("SELECT count(*) FROM content"));
  std::size_t done = 0;
  auto q = db.query("SELECT hash, text, packed, size FROM content ORDER BY hash");
  while (q.step()) {
    sink.progress("checking texts", ++done, total);
    const std::string hash = q.string(0);
    try {
      const std::string packed =
          q.null(1) ? store::unpack(q.blob(2), static_cast<std::size_t>(q.integer(3)))
                    : std::string();
      const std::string_view bytes = q.null(1) ? std::string_view(packed) : q.text(1);
      if (sha256_hex(bytes) == hash) continue;
      found({"content-changed", Level::error, hash.substr(0, 12),
             fmt::format("a stored {} is not as it was imported: its hash differs",
                         q.null(1) ? "original file" : "text")});
    } catch (const Error& e) {
      found({"content-damaged", Level::error, hash.substr(0, 12), e.what()});
    }
  }
  auto v = db.query(
      "SELECT s.name, v.number, v.length, x.text FROM source_version v "
      "JOIN source s ON s.id = v.source_id LEFT JOIN content x ON x.hash = v.text_hash "
      "ORDER BY s.name, v.number");
  while (v.step()) {
    if (v.null(3)) {
      found({"text-missing", Level::error, v.string(0),
             fmt::format("the text of version {} is not stored", v.integer(1))});
    } else if (text::find_invalid_utf8(v.text(3)) != std::string_view::npos) {
      found({"text-invalid", Level::error, v.string(0),
             fmt::format("the text of version {} is not valid UTF-8", v.integer(1))});
    } else if (text::count_code_points(v.text(3)) != v.u32(2)) {
      found({"text-length", Level::error, v.string(0),
             fmt::format("the text of version {} has {} code points, not {}", v.integer(1),
                         text::count_code_points(v.text(3)), v.integer(2))});
    }
  }
}

// ---- rows that belong nowhere
// ---------------------------------------------------------------------

namespace {

/// Codes that no way from the top leads to: a circle of parents.
void check_tree(Project& project, const Found& found) {
  std::set<RowId> reached;
  for (const Code& code : Codebook(project).list()) reached.insert(code.id);
  auto q = project.db().query("SELECT id, name FROM code ORDER BY name, id");
  while (q.step()) {
    if (reached.contains(q.integer(0))) continue;
    found(
        {"orphan-code", Level::error, q.string(1),
         fmt::format("code '{}' is not in the tree: its parents go round in a circle", q.text(1))});
  }
}

}  // namespace

void check_orphans(Project& project, const Found& found) {
  store::Database& db = project.db();
  check_tree(project, found);
  auto versions = db.query(
      "SELECT s.name FROM source s LEFT JOIN source_version v ON v.id = s.version_id "
      "WHERE v.source_id IS NOT s.id ORDER BY s.name");
  while (versions.step()) {
    found(
        {"orphan-source", Level::error, versions.string(0), "its current version is not its own"});
  }
  auto speakers = db.query(
      "SELECT s.name, t.number FROM turn t JOIN source_version v ON v.id = t.version_id "
      "JOIN source s ON s.id = v.source_id JOIN speaker p ON p.id = t.speaker_id "
      "WHERE p.source_id <> s.id ORDER BY s.name, t.number");
  while (speakers.step()) {
    found({"orphan-turn", Level::error, speakers.string(0),
           fmt::format("turn {} is given to a speaker of another source", speakers.integer(1))});
  }
  auto circles = db.query(
      "WITH RECURSIVE above (start, id) AS (SELECT case_id, in_id FROM case_membership UNION "
      "SELECT a.start, m.in_id FROM above a JOIN case_membership m ON m.case_id = a.id) "
      "SELECT c.name FROM above a JOIN \"case\" c ON c.id = a.start WHERE a.id = a.start "
      "ORDER BY c.name");
  while (circles.step()) {
    found({"orphan-case", Level::error, circles.string(0), "it is a part of itself"});
  }
  auto elements = db.query(
      "SELECT e.statement FROM element e WHERE NOT EXISTS "
      "(SELECT 1 FROM cmoc_element c WHERE c.element_id = e.id) ORDER BY e.statement");
  while (elements.step()) {
    found({"orphan-element", Level::warning, elements.string(0),
           "an element that stands in no configuration"});
  }
}

void check_history(Project& project, const Found& found) {
  for (const auto& [number, why] : store::broken_history(project.db())) {
    found({"history", Level::error, std::to_string(number),
           fmt::format("entry {} of the history {}", number, why)});
  }
}

}  // namespace thema::model
