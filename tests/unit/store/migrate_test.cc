#include "store/migrate.h"

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
