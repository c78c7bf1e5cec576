#include "store/migrate.h"

#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <string>

#include "scratch.h"
#include "store/session.h"

using store_test::Memory;
using thema::store::Access;
using thema::store::Database;
namespace store = thema::store;

TEST_CASE("an empty file becomes a project of the newest schema") {
  Database db = Database::memory();
  CHECK(store::schema_of(db) == 0);
  store::migrate(db);
  CHECK(store::schema_of(db) == store::newest_schema());
  CHECK(db.integer("PRAGMA application_id") == store::kApplicationId);
  CHECK(db.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("a project of the newest schema is left alone") {
  Memory m;
  m.change("INSERT INTO code (id, position, name) VALUES (1, 0, 'a')");
  store::migrate(m.db);
  CHECK(m.codes() == "1=a");
}

TEST_CASE("migrations are numbered from 1 without gaps") {
  int expected = 1;
  for (const store::Migration& m : store::migrations()) {
    CHECK(m.version == expected++);
    CHECK(std::string_view(m.sql).size() > 0);
  }
  CHECK(store::newest_schema() == expected - 1);
}

/// A project as the first schema made it.
void make_first_schema(const store_test::fs::path& file) {
  store::OpenOptions create;
  create.access = Access::create;
  Database db = Database::open(file, create);
  store::Transaction whole(db);
  db.exec(("PRAGMA application_id = " + std::to_string(store::kApplicationId)).c_str());
  db.exec(store::migrations().front().sql);
  db.exec("PRAGMA user_version = 1");
  whole.commit();
}

/// What a process of its own makes of an older file once it may begin: 0, upgraded by it; 1, it was
/// so already; 2, an error.
int upgrade_when_told(const store_test::fs::path& file, int told) {
  char go = 0;
  if (read(told, &go, 1) != 1) return 3;
  try {
    store::OpenOptions write;
    write.access = Access::write;
    Database db = Database::open(file, write);
    return store::migrate(db) ? 0 : 1;
  } catch (const thema::Error&) {
    return 2;
  }
}

TEST_CASE("two processes that open an older file upgrade it once, and neither fails") {
  TempFolder folder;
  const auto file = folder / "old.thema";
  make_first_schema(file);
  int told[2];
  REQUIRE(pipe(told) == 0);
  int children[2] = {};
  for (int& child : children) {
    child = fork();
    if (child == 0) _exit(upgrade_when_told(file, told[0]));
  }
  {
    // Both have read the version before one of them can write.
    store::OpenOptions write;
    write.access = Access::write;
    Database db = Database::open(file, write);
    const store::Transaction lock(db);
    REQUIRE(::write(told[1], "go", 2) == 2);
    usleep(300 * 1000);
  }
  std::multiset<int> ends;
  for (const int child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    ends.insert(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  }
  close(told[0]);
  close(told[1]);
  CHECK(ends == std::multiset<int>{0, 1});
  Database db = Database::open(file, {});
  CHECK(store::schema_of(db) == store::newest_schema());
}

TEST_CASE("a migration that fails leaves the file at the schema before") {
  Database db = Database::memory();
  db.exec("CREATE TABLE coding (a)");  // in the way of the first schema
  CHECK_THROWS_AS(store::migrate(db), thema::Error);
  CHECK(store::schema_of(db) == 0);
  CHECK(db.integer("SELECT count(*) FROM sqlite_schema") == 1);
  CHECK(db.depth() == 0);
}

// What makes undo by changesets sound (design 2.5).
TEST_CASE("every table of the history can be recorded") {
  Memory m;
  const auto tables = store::tracked_tables(m.db);
  CHECK(tables.size() > 30);
  for (const std::string& table : tables) {
    CAPTURE(table);
    auto columns = m.db.query_once(
        "SELECT name, type, \"notnull\", pk, hidden FROM "
        "pragma_table_xinfo('" +
        table + "') ORDER BY cid");
    REQUIRE(columns.step());
    CHECK(columns.text(0) == "id");
    CHECK(columns.text(1) == "INTEGER");
    CHECK(columns.integer(2) == 1);
    CHECK(columns.integer(3) == 1);
    while (columns.step()) {
      CHECK(columns.integer(3) == 0);
      CHECK(columns.integer(4) == 0);  // generated columns are hidden
    }
    CHECK(m.db.integer("SELECT count(*) FROM pragma_foreign_key_list('" + table +
                       "') WHERE on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION'") == 0);
    CHECK(m.db.integer("SELECT strict FROM pragma_table_list WHERE name = '" + table + "'") == 1);
  }
  CHECK(m.db.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == 0);
}

TEST_CASE("codings are found by their source and by their code") {
  Memory m;
  for (const std::string column : {"source_id", "code_id"}) {
    CAPTURE(column);
    CHECK(m.db.integer(std::string("SELECT count(*) FROM pragma_index_list('coding') l, "
                                   "pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = '") +
                       column + "'") >= 1);
  }
}

// A row is removed only after a look at every table that refers to it: without an index that is all
// of the table, for each row of an import that is undone.
TEST_CASE("what refers to rows that are removed by the thousand has an index") {
  const std::set<std::string> few{"checklist_answer.case_id",
                                  "cmoc.theme_id",
                                  "cmoc_link.from_element_id",
                                  "cmoc_link.from_id",
                                  "cmoc_link.to_element_id",
                                  "cmoc_link.to_id",
                                  "cmoc_search.cmoc_id",
                                  "cmoc_theory.theory_id",
                                  "code_link.from_id",
                                  "code_link.to_id",
                                  "decision_object.theory_id",
                                  "history.target",
                                  "joint_row.coding_id",
                                  "joint_row.theme_id",
                                  "memo.theory_id",
                                  "waiver.cmoc_id",
                                  "waiver.theory_id"};
  Memory m;
  // Coders are few, and stay.
  auto q = m.db.query_once(
      "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t, "
      "pragma_foreign_key_list(t.name) "
      "f WHERE t.schema = 'main' AND t.type = 'table' AND f.\"table\" <> 'coder' AND NOT EXISTS "
      "(SELECT 1 FROM pragma_index_list(t.name) l, pragma_index_info(l.name) i WHERE i.seqno = 0 "
      "AND i.name = f.\"from\")");
  std::set<std::string> without;
  while (q.step()) without.insert(q.string(0));
  CHECK(without == few);
}
