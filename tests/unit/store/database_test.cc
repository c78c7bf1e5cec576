#include "store/database.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <fstream>

#include "scratch.h"

using store_test::code_of;
using store_test::error_of;
using store_test::holds;
using store_test::make_project;
using store_test::Memory;
using thema::Errc;
using thema::store::Access;
using thema::store::Database;
using thema::store::Transaction;
namespace fs = std::filesystem;

namespace {

void note(Database& db, const char* key) {
  db.query("INSERT INTO meta (key, value) VALUES (?1, '')").bind_all(key).run();
}

std::string notes(Database& db) {
  std::string out;
  auto q = db.query_once("SELECT key FROM meta WHERE key <> 'index_version' ORDER BY key");
  while (q.step()) out += q.string(0);
  return out;
}

}  // namespace

TEST_CASE("a transaction that is not committed leaves nothing behind") {
  Memory m;
  {
    const Transaction t(m.db);
    note(m.db, "a");
    CHECK(m.db.depth() == 1);
  }
  CHECK(m.db.depth() == 0);
  CHECK(notes(m.db) == "");
  Transaction t(m.db);
  note(m.db, "b");
  t.commit();
  CHECK(notes(m.db) == "b");
}

TEST_CASE("an inner transaction rolls back alone, and the outer one takes the inner ones along") {
  Memory m;
  {
    Transaction outer(m.db);
    note(m.db, "a");
    {
      const Transaction lost(m.db);
      note(m.db, "b");
      Transaction deeper(m.db);
      note(m.db, "c");
      deeper.commit();
      CHECK(m.db.depth() == 3 - 1);
      CHECK(notes(m.db) == "abc");
    }
    CHECK(notes(m.db) == "a");
    {
      Transaction kept(m.db);
      note(m.db, "d");
      kept.commit();
    }
    outer.commit();
  }
  CHECK(notes(m.db) == "ad");
  {
    const Transaction outer(m.db);
    Transaction inner(m.db);
    note(m.db, "e");
    inner.commit();
  }
  CHECK(notes(m.db) == "ad");
}

TEST_CASE("a rolled back transaction can be followed by another") {
  Memory m;
  Transaction first(m.db);
  note(m.db, "a");
  first.rollback();
  first.rollback();
  CHECK(m.db.depth() == 0);
  Transaction second(m.db);
  note(m.db, "b");
  second.commit();
  CHECK(notes(m.db) == "b");
}

TEST_CASE("an empty text is bound as a text, not as NULL") {
  Memory m;
  auto q = m.db.query("SELECT typeof(?1), typeof(?2), typeof(?3), ?4");
  q.bind(1, std::string_view()).bind(2, nullptr).bind_blob(3, {}).bind(4, "caf\xc3\xa9");
  REQUIRE(q.step());
  CHECK(q.text(0) == "text");
  CHECK(q.text(1) == "null");
  CHECK(q.text(2) == "blob");
  CHECK(q.text(3) == "caf\xc3\xa9");
}

TEST_CASE("a query inside of the loop over the same query does not disturb it") {
  Memory m;
  note(m.db, "a");
  note(m.db, "b");
  constexpr const char* kSql = "SELECT key FROM meta WHERE key <> 'index_version' ORDER BY key";
  std::string seen;
  auto outer = m.db.query(kSql);
  while (outer.step()) {
    auto inner = m.db.query(kSql);
    while (inner.step()) seen += outer.string(0) + inner.string(0) + " ";
  }
  CHECK(seen == "aa ab ba bb ");
}

TEST_CASE("the schema refuses triggers' and foreign rows' surprises") {
  Memory m;
  CHECK_THROWS(
      m.db.exec("INSERT INTO code (id, parent_id, position, name) VALUES (1, 99, 0, 'x')"));
  CHECK(m.db.integer("PRAGMA foreign_keys") == 1);
  CHECK(m.db.integer("PRAGMA trusted_schema") == 0);
  CHECK(m.db.integer("PRAGMA secure_delete") == 1);
}

TEST_CASE("a request to stop interrupts a long statement") {
  const TempFolder folder;
  make_project(folder / "a.thema");
  const std::atomic<bool> stop = true;
  Database db =
      Database::open(folder / "a.thema", {.access = Access::read, .wait_ms = 0, .stop = &stop});
  CHECK(code_of([&] {
          db.integer(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
              "i < 100000000) SELECT count(*) FROM n");
        }) == Errc::interrupted);
}

TEST_CASE("what is no project is told apart") {
  const TempFolder folder;
  const auto refused = [&](const char* name, Access access) {
    return error_of([&] { store_test::open(folder / name, access); });
  };
  std::ofstream(folder / "text.thema") << "Dear diary";
  std::ofstream(folder / "empty.thema").flush();
  fs::create_directory(folder / "folder.thema");
  for (const Access access : {Access::read, Access::write}) {
    CHECK(refused("none.thema", access).code() == Errc::project);
    CHECK(holds(refused("none.thema", access), "thema init"));
    CHECK(refused("text.thema", access).code() == Errc::project);
    CHECK(holds(refused("text.thema", access), "not an SQLite file"));
    CHECK(holds(refused("empty.thema", access), "empty"));
    CHECK(holds(refused("folder.thema", access), "folder"));
  }
  CHECK_FALSE(fs::exists(folder / "none.thema"));
}

TEST_CASE("another program's SQLite file and a newer project are refused before anything is read") {
  const TempFolder folder;
  for (const char* name : {"other.thema", "newer.thema"}) {
    make_project(folder / name);
    Database db = store_test::open(folder / name, Access::write);
    db.exec(std::string_view(name) == "other.thema" ? "PRAGMA application_id = 7"
                                                    : "PRAGMA user_version = 99");
  }
  CHECK(holds(error_of([&] { store_test::open(folder / "other.thema", Access::read); }),
              "another program's"));
  const auto newer = error_of([&] { store_test::open(folder / "newer.thema", Access::write); });
  CHECK(newer.code() == Errc::too_new);
  CHECK(holds(newer, "99"));
  CHECK(thema::exit_status(newer.code()) == 4);
}

TEST_CASE("a new project never takes the place of a file") {
  const TempFolder folder;
  std::ofstream(folder / "a.thema") << "mine";
  const auto e = error_of([&] { store_test::open(folder / "a.thema", Access::create); });
  CHECK(e.code() == Errc::exists);
  CHECK(holds(e, "exists"));
  CHECK(fs::file_size(folder / "a.thema") == 4);
  CHECK(code_of([&] { store_test::open(folder / "no/folder/b.thema", Access::create); }) ==
        Errc::project);
}

TEST_CASE("a second writer is told that the project is locked, a reader goes on") {
  const TempFolder folder;
  make_project(folder / "a.thema");
  Database first = store_test::open(folder / "a.thema", Access::write);
  Database second = store_test::open(folder / "a.thema", Access::write);
  Database reader = store_test::open(folder / "a.thema", Access::read);
  {
    Transaction held(first);
    note(first, "a");
    const auto e = error_of([&] { const Transaction t(second); });
    CHECK(e.code() == Errc::locked);
    CHECK(thema::exit_status(e.code()) == 6);
    CHECK(holds(e, "--wait"));
    CHECK(second.depth() == 0);
    CHECK(notes(reader) == "");
    held.commit();
  }
  CHECK(notes(reader) == "a");
  Transaction now(second);
  note(second, "b");
  now.commit();
  CHECK(notes(first) == "ab");
}

TEST_CASE("a reader cannot write, not even by mistake") {
  const TempFolder folder;
  make_project(folder / "a.thema");
  Database reader = store_test::open(folder / "a.thema", Access::read);
  CHECK_FALSE(reader.writable());
  CHECK(code_of([&] { note(reader, "a"); }) == Errc::project);
  CHECK(notes(reader) == "");
}

TEST_CASE("a project that cannot be written is read, and refused for writing") {
  if (::geteuid() == 0) return;  // root may write everywhere
  const TempFolder folder;
  make_project(folder / "a.thema");
  fs::permissions(folder / "a.thema", fs::perms::owner_read);
  Database reader = store_test::open(folder / "a.thema", Access::read);
  CHECK(notes(reader) == "");
  CHECK(code_of([&] { store_test::open(folder / "a.thema", Access::write); }) == Errc::project);
}

TEST_CASE("what a killed process left half written is rolled back by the first reader") {
  const TempFolder folder;
  const fs::path path = folder / "a.thema";
  make_project(path);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // Pages go to the file before the commit, because hardly any fit into memory.
    Database db = store_test::open(path, Access::write);
    db.exec("PRAGMA cache_size = 2");
    const Transaction never_committed(db);
    for (int i = 0; i < 2000; ++i) {
      note(db, (std::string(200, 'x') + std::to_string(i)).c_str());
    }
    ::raise(SIGKILL);
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  const fs::path journal = path.string() + "-journal";
  REQUIRE(fs::exists(journal));
  REQUIRE(fs::file_size(journal) > 0);
  Database reader = store_test::open(path, Access::read);
  CHECK(notes(reader) == "");
  auto check = reader.query("PRAGMA integrity_check");
  REQUIRE(check.step());
  CHECK(check.text(0) == "ok");
  CHECK_FALSE(fs::exists(journal));
}
