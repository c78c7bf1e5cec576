#include "model/project.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/sink.h"
#include "store/ancestry.h"
#include "store/database.h"
#include "store/migrate.h"
#include "unit/temp_folder.h"

using thema::model::Project;
using thema::store::Access;
namespace fs = std::filesystem;
namespace store = thema::store;

namespace {

/// Schema 1 is that of today without what the later migrations add.
void make_first_schema(const fs::path& path) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  for (const char* sql : {"DROP INDEX source_by_version", "DROP INDEX case_membership_by_whole",
                          "DROP INDEX evidence_by_case", "DROP INDEX attribute_value_by_attribute",
                          "DROP INDEX turn_by_speaker", "PRAGMA user_version = 1"}) {
    CAPTURE(std::string(sql));
    REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_close(db);
}

}  // namespace

TEST_CASE("a project of an older schema is upgraded by whatever opens it, and kept as it was") {
  const TempFolder folder;
  const fs::path file = folder / "study.thema";
  Project::create(file, {}, thema::Env::fixed(), {.access = Access::create});
  for (const Access access : {Access::read, Access::write}) {
    make_first_schema(file);
    thema::CollectingSink told;
    {
      Project project = Project::open(file, {.access = access}, thema::Env::fixed(), told);
      CHECK(store::schema_of(project.db()) == store::newest_schema());
      CHECK(project.db().integer("SELECT count(*) FROM sqlite_schema "
                                 "WHERE name = 'turn_by_speaker'") == 1);
    }
    REQUIRE(told.diagnostics.size() == 1);
    CHECK(told.diagnostics[0].message.find("from schema 1 to") != std::string::npos);
  }
  CHECK(fs::exists(file.string() + ".schema1.thema-backup"));
  CHECK(fs::exists(file.string() + ".schema1-2.thema-backup"));
}

TEST_CASE("a last id that is no number is an error that says so, not a beginning from nothing") {
  const TempFolder folder;
  const fs::path file = folder / "study.thema";
  Project project = Project::create(file, {}, thema::Env::fixed(), {.access = Access::create});
  CHECK(store::last_id(project.db()) == std::nullopt);
  store::put_meta(project.db(), "last_id", "17");
  CHECK(store::last_id(project.db()) == 17);
  store::put_meta(project.db(), "last_id", "1e9");
  CHECK_THROWS_WITH_AS(store::last_id(project.db()),
                       "the project is damaged: its last id is '1e9', no number", thema::Error);
}
