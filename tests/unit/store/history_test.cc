#include "store/history.h"

#include <string>
#include <vector>

#include "scratch.h"
#include "store/history_parts.h"
#include "store/rewind.h"

using store_test::code_of;
using store_test::error_of;
using store_test::holds;
using store_test::Memory;
using thema::Errc;
using thema::RowId;
using thema::store::broken_history;
using thema::store::Change;
using thema::store::history;

namespace {

constexpr const char* kAb = "INSERT INTO code (id, position, name) VALUES (1, 0, 'a'), (2, 1, 'b')";

/// `n` codes from id 100 on, added as a range.
void add_range(Memory& m, int n) {
  Change c(m.db, m.env, {"tester", "thema bulk", ""});
  {
    Change::Bulk bulk(c);
    for (int i = 0; i < n; ++i) {
      m.db.query("INSERT INTO code (id, position, name) VALUES (?1, ?1, ?2)")
          .bind_all(100 + i, "bulk" + std::to_string(i))
          .run();
    }
    bulk.added("code", 100, 100 + n - 1);
  }
  REQUIRE(c.commit());
}

using Numbers = std::vector<std::int64_t>;

/// The numbers of the entries that are not as they were written.
Numbers broken(Memory& m) {
  Numbers numbers;
  for (const auto& entry : broken_history(m.db)) numbers.push_back(entry.number);
  return numbers;
}

}  // namespace

TEST_CASE("a change that is committed stands in the history with who and why") {
  Memory m;
  {
    Change c(m.db, m.env, {"anna", "thema code add a", "the team met"});
    m.db.exec(kAb);
    c.summarize("added a");
    CHECK(c.commit());
  }
  const auto entries = history(m.db, 0);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].number == 1);
  CHECK(entries[0].kind == "change");
  CHECK(entries[0].coder == "anna");
  CHECK(entries[0].command == "thema code add a");
  CHECK(entries[0].reason == "the team met");
  CHECK(entries[0].summary == "added a");
  CHECK_FALSE(entries[0].undone);
}

TEST_CASE("a change without an effect leaves no entry, nor does one that is dropped") {
  Memory m;
  CHECK_FALSE(m.change("DELETE FROM code"));
  m.change(kAb);
  CHECK_FALSE(m.change("UPDATE code SET name = 'a' WHERE id = 1"));
  CHECK_FALSE(
      m.change("UPDATE code SET name = 'x' WHERE id = 1; "
               "UPDATE code SET name = 'a' WHERE id = 1"));
  {
    const Change c(m.db, m.env, {"tester", "", ""});
    m.db.exec("DELETE FROM code");
  }
  CHECK(m.codes() == "1=a 2=b");
  CHECK(m.db.depth() == 0);
  CHECK(thema::store::history_size(m.db) == 1);
}

TEST_CASE("undo walks back change by change, redo forth, and there is an end to both") {
  Memory m;
  m.change(kAb, "first");
  m.change("UPDATE code SET name = 'c' WHERE id = 1", "second");
  m.change("DELETE FROM code WHERE id = 2", "third");
  CHECK(m.undo()->summary == "third");
  CHECK(m.codes() == "1=c 2=b");
  CHECK(m.undo()->summary == "second");
  CHECK(m.undo()->summary == "first");
  CHECK(m.codes() == "");
  CHECK_FALSE(m.undo());
  CHECK(m.redo()->summary == "first");
  CHECK(m.redo()->summary == "second");
  CHECK(m.codes() == "1=c 2=b");
  CHECK(m.undo()->summary == "second");
  CHECK(m.redo()->summary == "second");
  CHECK(m.redo()->summary == "third");
  CHECK_FALSE(m.redo());
  CHECK(m.codes() == "1=c");
  CHECK(broken_history(m.db).empty());
}

TEST_CASE("undo and redo are entries themselves, and the log says what is undone") {
  Memory m;
  m.change(kAb);
  m.undo();
  auto entries = history(m.db, 0);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].kind == "undo");
  CHECK(entries[0].target == 1);
  CHECK(entries[1].undone);
  m.redo();
  entries = history(m.db, 1);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].kind == "redo");
  CHECK_FALSE(history(m.db, 0)[2].undone);
}

TEST_CASE("a new change ends what can be redone") {
  Memory m;
  m.change(kAb);
  m.change("UPDATE code SET name = 'c' WHERE id = 1");
  m.undo();
  m.change("UPDATE code SET name = 'd' WHERE id = 1");
  CHECK_FALSE(m.redo());
  m.undo();
  CHECK(m.codes() == "1=a 2=b");
  m.undo();
  CHECK(m.codes() == "");
}

TEST_CASE("unique names that were swapped are swapped back") {
  Memory m;
  m.change(kAb);
  m.change(
      "UPDATE code SET name = 'tmp' WHERE id = 1; UPDATE code SET name = 'a' WHERE id = 2; "
      "UPDATE code SET name = 'b' WHERE id = 1");
  CHECK(m.codes() == "1=b 2=a");
  m.undo();
  CHECK(m.codes() == "1=a 2=b");
  m.redo();
  CHECK(m.codes() == "1=b 2=a");
}

TEST_CASE("a name that went to another row comes back") {
  Memory m;
  m.change(kAb);
  m.change(
      "DELETE FROM code WHERE id = 1; INSERT INTO code (id, position, name) VALUES (3, 0, 'a')");
  m.undo();
  CHECK(m.codes() == "1=a 2=b");
  m.redo();
  CHECK(m.codes() == "2=b 3=a");
}

TEST_CASE("parents and children come and go together, whatever their ids") {
  Memory m;
  m.change(
      "INSERT INTO code (id, position, name) VALUES (9, 0, 'parent'); "
      "INSERT INTO code (id, parent_id, position, name) VALUES (5, 9, 0, 'child'); "
      "INSERT INTO code_tag (id, code_id, key, value) VALUES (2, 5, 'k', 'v')");
  m.undo();
  CHECK(m.codes() == "");
  m.redo();
  CHECK(m.codes() == "5=child 9=parent");
  m.change("DELETE FROM code_tag; DELETE FROM code WHERE id = 5; DELETE FROM code WHERE id = 9");
  m.undo();
  CHECK(m.codes() == "5=child 9=parent");
  CHECK(m.db.integer("SELECT count(*) FROM code_tag") == 1);
}

TEST_CASE("values of every type come back as they were") {
  Memory m;
  m.change(
      "INSERT INTO coder (id, name) VALUES (9223372036854775807, 'caf\xc3\xa9 \xf0\x9f\x98\x80')");
  m.change("UPDATE coder SET guid = '' WHERE id = 9223372036854775807");
  m.change("UPDATE coder SET name = '' , guid = NULL WHERE id = 9223372036854775807");
  m.undo();
  m.undo();
  auto q = m.db.query("SELECT id, name, guid IS NULL FROM coder");
  REQUIRE(q.step());
  CHECK(q.integer(0) == 9223372036854775807);
  CHECK(q.text(1) == "caf\xc3\xa9 \xf0\x9f\x98\x80");
  CHECK(q.flag(2));
}

TEST_CASE("rows added as a range are taken back and brought back, again and again") {
  Memory m;
  m.change(kAb);
  add_range(m, 2000);
  const std::string all = m.codes();
  for (int i = 0; i < 3; ++i) {
    m.undo();
    CHECK(m.codes() == "1=a 2=b");
    m.redo();
    CHECK(m.codes() == all);
  }
  m.undo();
  m.undo();
  m.redo();
  m.redo();
  CHECK(m.codes() == all);
  CHECK(broken_history(m.db).empty());
}

TEST_CASE("rows of a range that were changed later are brought back as they were then") {
  Memory m;
  add_range(m, 3);
  m.change("UPDATE code SET name = 'renamed' WHERE id = 101");
  m.undo();
  m.undo();
  m.redo();
  CHECK(m.codes() == "100=bulk0 101=bulk1 102=bulk2");
  m.redo();
  CHECK(m.codes() == "100=bulk0 101=renamed 102=bulk2");
}

TEST_CASE("a range with other changes beside it is one change") {
  Memory m;
  m.change(kAb);
  {
    Change c(m.db, m.env, {"tester", "", ""});
    m.db.exec("UPDATE code SET name = 'before' WHERE id = 1");
    {
      Change::Bulk bulk(c);
      m.db.exec(
          "INSERT INTO code (id, parent_id, position, name) VALUES (50, 1, 0, 'x'), "
          "(51, 50, 0, 'y')");
      bulk.added("code", 50, 50);
      bulk.added("code", 51, 51);
    }
    m.db.exec("UPDATE code SET name = 'after' WHERE id = 2");
    c.commit();
  }
  m.undo();
  CHECK(m.codes() == "1=a 2=b");
  m.redo();
  CHECK(m.codes() == "1=before 2=after 50=x 51=y");
}

TEST_CASE(
    "rows that one change adds as a range, then changes and takes away, are undone and redone") {
  Memory m;
  m.change(kAb);
  {
    Change c(m.db, m.env, {"tester", "thema batch", ""});
    {
      Change::Bulk bulk(c);
      m.db.exec(
          "INSERT INTO code (id, position, name) VALUES (100, 2, 'x'), (101, 3, 'y'), (102, 4, "
          "'z')");
      bulk.added("code", 100, 102);
    }
    m.db.exec("UPDATE code SET name = 'changed' WHERE id = 101; DELETE FROM code WHERE id = 102");
    REQUIRE(c.commit());
  }
  for (int i = 0; i < 2; ++i) {
    CHECK(m.undo());
    CHECK(m.codes() == "1=a 2=b");
    // Where the change is looked at from before the undo, the rows are as it left them.
    const thema::store::PastRows past(m.db, thema::store::history_size(m.db) - 1);
    const auto* changed = past.find("code", 101);
    REQUIRE(changed != nullptr);
    REQUIRE(changed->has_value());
    CHECK(std::get<std::string>((**changed)[3]) == "changed");
    const auto* gone = past.find("code", 102);
    REQUIRE(gone != nullptr);
    CHECK_FALSE(gone->has_value());
    CHECK(m.redo());
    CHECK(m.codes() == "1=a 2=b 100=x 101=changed");
  }
  CHECK(broken_history(m.db).empty());
}

TEST_CASE("a row that is not as the change left it is a conflict, and nothing happens") {
  Memory m;
  m.change(kAb);
  m.change("UPDATE code SET name = 'c' WHERE id = 1; UPDATE code SET role = 'theme' WHERE id = 2");
  const auto conflicts = [&](const char* behind_its_back, std::string_view says) {
    thema::store::Transaction t(m.db);
    m.db.exec(behind_its_back);
    const std::string before = m.codes();
    const auto e = error_of([&] { m.undo(); });
    CHECK(e.code() == Errc::conflict);
    CHECK(thema::exit_status(e.code()) == 5);
    CHECK(holds(e, says));
    CHECK(holds(e, "'code'"));
    CHECK(m.codes() == before);
  };
  conflicts("UPDATE code SET name = 'x' WHERE id = 1", "changed since");
  conflicts("DELETE FROM code WHERE id = 2", "gone");
  conflicts("INSERT INTO code (id, position, name) VALUES (3, 0, 'a')", "stands in its place");
  CHECK(m.codes() == "1=c 2=b");
  m.undo();
  CHECK(m.codes() == "1=a 2=b");
}

TEST_CASE("a range that has lost a row is a conflict") {
  Memory m;
  add_range(m, 3);
  m.db.exec("DELETE FROM code WHERE id = 101");
  CHECK(code_of([&] { m.undo(); }) == Errc::conflict);
  CHECK(m.codes() == "100=bulk0 102=bulk2");
  CHECK(m.db.depth() == 0);
}

TEST_CASE("a row that others have come to depend on cannot be taken away") {
  Memory m;
  m.change(kAb);
  m.db.exec("INSERT INTO code_tag (id, code_id, key, value) VALUES (7, 1, 'k', 'v')");
  CHECK(code_of([&] { m.undo(); }) == Errc::conflict);
  CHECK(m.codes() == "1=a 2=b");
  CHECK(m.db.depth() == 0);
}

TEST_CASE("an entry that is altered breaks the chain") {
  Memory m;
  m.change(kAb, "first");
  m.change("UPDATE code SET name = 'c' WHERE id = 1", "second");
  add_range(m, 3);
  m.undo();
  m.redo();
  REQUIRE(broken_history(m.db).empty());
  for (const char* sql :
       {"UPDATE history SET coder = 'ben' WHERE number = 2",
        "UPDATE history SET at = '2020-01-01T00:00:00Z' WHERE number = 2",
        "UPDATE history SET reason = 'because' WHERE number = 2",
        "UPDATE history SET summary = '' WHERE number = 2",
        "UPDATE history SET kind = 'undo', target = 1 WHERE number = 2",
        "UPDATE history_part SET packed = (SELECT packed FROM history_part WHERE number = 1) "
        "WHERE number = 2",
        "DELETE FROM history_part WHERE number = 2",
        "UPDATE history_part SET last = 101 WHERE number = 3 AND kind = 'range'",
        "DELETE FROM history_part WHERE number = 4",
        // What a part is, and what it is of.
        "UPDATE history_part SET tbl = 'coding' WHERE number = 2",
        "UPDATE history_part SET tbl = 'coding' WHERE number = 3 AND kind = 'range'",
        "UPDATE history_part SET first = 1 WHERE number = 2",
        "UPDATE history_part SET kind = 'rows' WHERE number = 2",
        "UPDATE history_part SET kind = 'changeset' WHERE number = 4",
        "UPDATE history_part SET size = 7 WHERE number = 3 AND kind = 'range'",
        "DELETE FROM history_part WHERE number = 2; DELETE FROM history WHERE number = 2",
        // The newest is gone; two have changed places; one was slipped in at the end.
        "DELETE FROM history_part WHERE number = 5; DELETE FROM history WHERE number = 5",
        "UPDATE history SET command = CASE number WHEN 1 THEN (SELECT command FROM history WHERE "
        "number = 2) ELSE (SELECT command FROM history WHERE number = 1) END, summary = number "
        "WHERE number < 3",
        "INSERT INTO history (number, kind, coder, at, command, schema, content_hash, hash) "
        "SELECT 6, 'change', coder, at, 'nothing', schema, content_hash, hash FROM history "
        "WHERE number = 5"}) {
    CAPTURE(sql);
    const thema::store::Transaction t(m.db);
    m.db.exec(sql);
    CHECK_FALSE(broken(m).empty());
  }
  CHECK(broken_history(m.db).empty());
}

TEST_CASE("nothing is erased by marking it so, and an erasure is not unmarked") {
  Memory m;
  m.change(kAb);
  m.undo();
  m.redo();
  m.change("UPDATE code SET name = 'c' WHERE id = 1");
  for (const std::int64_t number : {1, 2, 3, 4}) {
    CAPTURE(number);
    const thema::store::Transaction t(m.db);
    m.db.query("UPDATE history SET erased = 1 WHERE number = ?1").bind_all(number).run();
    REQUIRE(broken(m) == Numbers{number});
    CHECK(broken_history(m.db).front().why == "is marked as erased, and no erasure has left it so");
  }
  {
    thema::store::Change erasing(m.db, m.env, {"tester", "thema test", ""});
    erasing.erase();
    erasing.commit();
  }
  CHECK(broken(m).empty());
  m.db.exec("UPDATE history SET erased = 0 WHERE number = 5");
  REQUIRE(broken(m) == Numbers{5});
  CHECK(broken_history(m.db).front().why == "was erased, and is no longer marked so");
  // As the first programs left it.
  m.db.exec("UPDATE history SET erased = 1 WHERE number = 5");
  m.db.exec("DELETE FROM meta WHERE key = 'rest 5'");
  CHECK(broken(m).empty());
}

TEST_CASE("damaged bytes name their entry, and the entries behind it are looked at all the same") {
  for (const char* damage : {"UPDATE history_part SET packed = x'00' WHERE number = 1",
                             "UPDATE history_part SET packed = NULL WHERE number = 1",
                             "UPDATE history_part SET size = size - 1 WHERE number = 1",
                             "UPDATE history_part SET size = -1 WHERE number = 1",
                             "UPDATE history_part SET size = 1 << 60 WHERE number = 1"}) {
    CAPTURE(damage);
    Memory m;
    m.change(kAb);
    m.change("UPDATE code SET name = 'c' WHERE id = 1");
    m.db.exec(damage);
    m.db.exec("UPDATE history SET coder = 'ben' WHERE number = 2");
    REQUIRE(broken(m) == Numbers{1, 2});
    const std::string why = broken_history(m.db).front().why;
    CAPTURE(why);
    CHECK(why.starts_with("cannot be read: stored bytes are damaged ("));
  }
}

TEST_CASE("erased words do not break the chain; to edit what is left of them does") {
  Memory m;
  m.change(kAb);
  m.change("UPDATE code SET name = 'c' WHERE id = 1");
  const std::string erased =
      "DELETE FROM history_part WHERE number = 1; "
      "UPDATE history SET erased = 1, command = '', summary = '' WHERE number = 1";
  m.db.exec(erased.c_str());
  CHECK(broken(m) == Numbers{1});  // not by an erasure of the program
  thema::store::note_rest(m.db, 1);
  CHECK(broken_history(m.db).empty());
  m.db.exec("UPDATE history SET summary = 'forged' WHERE number = 1");
  CHECK(broken(m) == Numbers{1});
  m.db.exec("UPDATE history SET summary = '' WHERE number = 1");
  CHECK(broken_history(m.db).empty());
  m.db.exec("UPDATE history SET erased = 1, summary = 'forged' WHERE number = 2");
  CHECK(broken(m) == Numbers{2});
}
