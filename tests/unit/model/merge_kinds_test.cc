// What two copies make of every kind of record arrives in a merge, whoever takes over whom. All of
// it is invented.
#include <algorithm>

#include "record_kinds.h"

using namespace thema::model;

namespace {

Lines sorted(Lines lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("what both copies made of every kind arrives in a merge, whoever takes over whom") {
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.name);
    KindsTeam s;
    const Lines before = kind.list(s.lead);
    changing(s.lead, [&] { kind.make(s.lead, "lead"); });
    changing(s.anna, [&] { kind.make(s.anna, "anna"); });
    const Lines of_lead = kind.list(s.lead), of_anna = kind.list(s.anna);
    REQUIRE(of_lead.size() == before.size() + 1);
    REQUIRE(of_anna.size() == before.size() + 1);
    Project first = s.twin(s.lead, "first");
    CHECK(s.merge(first, s.anna).conflicts.empty());
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    const Lines all = kind.list(first);
    CHECK(all.size() == before.size() + 2);
    // A row of a table that both numbered alike has another number on one side.
    if (kind.name != "side table") {
      for (const Lines& some : {of_lead, of_anna}) {
        for (const std::string& one : some) {
          CAPTURE(one);
          CHECK(std::count(all.begin(), all.end(), one) == 1);
        }
      }
    }
    CHECK(sorted(kind.list(s.anna)) == sorted(all));
    CHECK(problems_of(first).empty());
    CHECK(problems_of(s.anna).empty());
    // Nothing more comes, and nothing goes, however often.
    CHECK(s.merge(first, s.anna).conflicts.empty());
    CHECK(s.merge(s.anna, first).conflicts.empty());
    CHECK(kind.list(first) == all);
    CHECK(sorted(kind.list(s.anna)) == sorted(all));
  }
}

TEST_CASE("what both copies changed of any kind is asked about, and the choice stands") {
  for (const Kind& kind : kinds()) {
    if (!kind.change) continue;
    for (const std::string choice : {"mine", "theirs"}) {
      CAPTURE(kind.name);
      CAPTURE(choice);
      KindsTeam s;
      const std::size_t before = kind.list(s.lead).size();
      changing(s.lead, [&] { kind.change(s.lead, "lead"); });
      changing(s.anna, [&] { kind.change(s.anna, "anna"); });
      const Lines of_lead = kind.list(s.lead), of_anna = kind.list(s.anna);
      REQUIRE(of_lead != of_anna);
      const Merged asked = s.merge(s.lead, s.anna);
      CHECK(asked.open == 1);
      CHECK(kind.list(s.lead) == of_lead);
      CHECK(s.merge(s.lead, s.anna, all_of(asked, choice)).open == 0);
      CHECK(kind.list(s.lead) == (choice == "mine" ? of_lead : of_anna));
      CHECK(kind.list(s.lead).size() == before);
      CHECK(problems_of(s.lead).empty());
    }
  }
}

TEST_CASE("what both copies made alike is there once") {
  for (const Kind& kind : {joint_rows(), side_rows(), prisma_boxes_of_a_flow(), events()}) {
    CAPTURE(kind.name);
    KindsTeam s;
    for (Project* p : {&s.lead, &s.anna}) changing(*p, [&] { kind.make(*p, "the same people"); });
    const Lines here = kind.list(s.lead);
    CHECK(s.merge(s.lead, s.anna).conflicts.empty());
    CHECK(kind.list(s.lead) == here);
  }
}

TEST_CASE("an event that both copies noted in other words is asked about") {
  KindsTeam s;
  for (Project* p : {&s.lead, &s.anna}) {
    changing(*p, [&] {
      add_event(*p, {Cases(*p).require("P1").id, "2026-05-01", "call", "says " + p->coder_name()});
    });
  }
  const Merged asked = s.merge(s.lead, s.anna);
  REQUIRE(listed(asked) == Lines{"changed: event of case P1: note"});
  CHECK(s.merge(s.lead, s.anna, all_of(asked, "both")).open == 0);
  CHECK(events().list(s.lead).back() == "2026-05-01 call says anna\nsays lead");
}

TEST_CASE("a theory that both reworded is a conflict, and no wording is lost") {
  for (const std::string choice : {"mine", "theirs"}) {
    CAPTURE(choice);
    KindsTeam s;
    for (Project* p : {&s.lead, &s.anna}) {
      changing(*p, [&] { theories().change(*p, p->coder_name()); });
    }
    const Merged asked = s.merge(s.lead, s.anna);
    REQUIRE(listed(asked) == Lines{"changed: theory T of both: wording"});
    CHECK(asked.conflicts[0].mine == "It eases, says lead (lead)");
    CHECK(asked.conflicts[0].theirs == "It eases, says anna (anna)");
    CHECK(asked.conflicts[0].choices == "mine|theirs");
    CHECK(s.merge(s.lead, s.anna, all_of(asked, choice)).open == 0);
    const auto statements = [](Project& p) {
      Lines out;
      for (const TheoryVersion& v : Theories(p).versions(Theories(p).require("T of both"))) {
        out.push_back(std::to_string(v.number) + " " + v.statement);
      }
      return out;
    };
    const std::string won = choice == "mine" ? "lead" : "anna";
    const std::string lost = choice == "mine" ? "anna" : "lead";
    CHECK(statements(s.lead) ==
          Lines{"1 Walking eases", "2 It eases, says " + lost, "3 It eases, says " + won});
    CHECK(s.merge(s.lead, s.anna).conflicts.empty());
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    CHECK(statements(s.anna) == statements(s.lead));
    CHECK(problems_of(s.lead).empty());
  }
}

TEST_CASE("rows that both copies added for the same case are one row, and asked about") {
  KindsTeam s;
  changing(s.lead, [&] {
    for (const char* name : {"P2", "P3"}) Cases(s.lead).add(name, "participant");
    SideTables(s.lead).import(table_of("survey", {"case", "pain"}, {{"P1", "3"}}, SideKey::case_));
  });
  CHECK(s.merge(s.anna, s.lead).conflicts.empty());
  const auto fill = [](Project& p, const std::vector<Lines>& rows) {
    changing(p, [&] {
      SideTables(p).import(table_of("survey", {"case", "pain"}, rows, SideKey::case_));
    });
  };
  fill(s.lead, {{"P1", "3"}, {"P2", "4"}});
  fill(s.anna, {{"P1", "3"}, {"P3", "6"}, {"P2", "5"}});
  const Merged asked = s.merge(s.lead, s.anna);
  REQUIRE(listed(asked).size() == 1);
  CHECK(listed(asked)[0].starts_with("changed: row of table "));
  CHECK(s.merge(s.lead, s.anna, all_of(asked, "theirs")).open == 0);
  CHECK(rows_of(s.lead, "survey") ==
        Lines{"1 case=P1 pain=3", "2 case=P2 pain=5", "3 case=P3 pain=6"});
}

TEST_CASE("rows that both copies added for the same case both stand when a person says so") {
  for (const bool crossed : {false, true}) {
    KindsTeam s;
    const auto fill = [](Project& p, const std::vector<Lines>& lines) {
      changing(p, [&] {
        SideTables(p).import(table_of("survey", {"case", "pain"}, lines, SideKey::case_));
      });
    };
    changing(s.lead, [&] { Cases(s.lead).add("P2", "participant"); });
    fill(s.lead, {{"P1", "3"}});
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    fill(s.lead, {{"P1", "3"}, {"P2", "4"}});
    fill(s.anna, {{"P1", "3"}, {"P2", "5"}});
    Project &into = crossed ? s.anna : s.lead, &from = crossed ? s.lead : s.anna;
    const Merged asked = s.merge(into, from);
    REQUIRE(asked.conflicts.size() == 1);
    CHECK(asked.conflicts[0].choices == "mine|theirs|both");
    CHECK(s.merge(into, from, all_of(asked, "both")).open == 0);
    CHECK(s.merge(from, into).conflicts.empty());
    CHECK(rows_of(into, "survey") ==
          Lines{"1 case=P1 pain=3", "2 case=P2 pain=4", "3 case=P2 pain=5"});
    CHECK(rows_of(from, "survey") == rows_of(into, "survey"));
  }
}

TEST_CASE("rows that both copies added for a case stand where the table has several of one") {
  std::map<bool, Lines> rows;
  for (const bool crossed : {false, true}) {
    CAPTURE(crossed);
    KindsTeam s;
    changing(s.lead, [&] {
      Cases(s.lead).add("P2", "participant");
      SideTables(s.lead).import(
          table_of("survey", {"case", "pain"}, {{"P1", "3"}}, SideKey::case_));
    });
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    const auto fill = [](Project& p, const std::vector<Lines>& lines) {
      changing(p, [&] {
        SideTables(p).import(table_of("survey", {"case", "pain"}, lines, SideKey::case_));
      });
    };
    fill(s.lead, {{"P1", "3"}, {"P2", "4"}, {"P2", "7"}});
    fill(s.anna, {{"P1", "3"}, {"P2", "7"}, {"P2", "5"}});
    Project &into = crossed ? s.anna : s.lead, &from = crossed ? s.lead : s.anna;
    CHECK(s.merge(into, from).conflicts.empty());
    rows[crossed] = rows_of(into, "survey");
    CHECK(s.merge(from, into).conflicts.empty());
    CHECK(rows_of(from, "survey") == rows[crossed]);
    CHECK(problems_of(into).empty());
  }
  CHECK(rows[false] == rows[true]);
  REQUIRE(rows[false].size() == 4);  // the row that both wrote alike is one
  for (const char* row : {" case=P2 pain=4", " case=P2 pain=5", " case=P2 pain=7"}) {
    CHECK(std::count_if(rows[false].begin(), rows[false].end(),
                        [&](const std::string& line) { return line.ends_with(row); }) == 1);
  }
}

TEST_CASE("rows stand in the order of the copy that imported the table since") {
  for (const bool crossed : {false, true}) {
    CAPTURE(crossed);
    KindsTeam s;
    const auto fill = [](Project& p, const std::vector<Lines>& lines) {
      changing(p, [&] { SideTables(p).import(table_of("log", {"site", "n"}, lines)); });
    };
    fill(s.lead, {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}});
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    fill(s.anna, {{"d", "4"}, {"new", "5"}, {"c", "3"}, {"a", "1"}});
    Project &into = crossed ? s.anna : s.lead, &from = crossed ? s.lead : s.anna;
    CHECK(s.merge(into, from).conflicts.empty());
    CHECK(rows_of(into, "log") ==
          Lines{"1 site=d n=4", "2 site=new n=5", "3 site=c n=3", "4 site=a n=1"});
    CHECK(s.merge(from, into).conflicts.empty());
    CHECK(rows_of(from, "log") == rows_of(into, "log"));
    CHECK(problems_of(into).empty());
  }
}

TEST_CASE("where both copies imported another order, nothing is lost and both come to one order") {
  std::map<bool, Lines> rows;
  for (const bool crossed : {false, true}) {
    CAPTURE(crossed);
    KindsTeam s;
    const auto fill = [](Project& p, const std::vector<Lines>& lines) {
      changing(p, [&] { SideTables(p).import(table_of("log", {"site", "n"}, lines)); });
    };
    fill(s.lead, {{"a", "1"}, {"b", "2"}, {"c", "3"}});
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    fill(s.lead, {{"c", "3"}, {"a", "1"}, {"b", "2"}, {"e", "5"}});
    fill(s.anna, {{"d", "4"}, {"b", "2"}, {"a", "1"}, {"c", "3"}});
    Project &into = crossed ? s.anna : s.lead, &from = crossed ? s.lead : s.anna;
    CHECK(s.merge(into, from).conflicts.empty());
    CHECK(s.merge(from, into).conflicts.empty());
    rows[crossed] = rows_of(into, "log");
    CHECK(rows_of(from, "log") == rows[crossed]);
    CHECK(s.merge(into, from).conflicts.empty());
    CHECK(rows_of(into, "log") == rows[crossed]);
    CHECK(problems_of(into).empty());
  }
  const Lines& all = rows[false];
  REQUIRE(all.size() == 5);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].starts_with(std::to_string(i + 1) + " "));
  }
  CHECK(rows[true].size() == 5);
}

TEST_CASE("columns that both copies gave a table are all there, each cell under its own") {
  for (const bool crossed : {false, true}) {
    KindsTeam s;
    const auto fill = [](Project& p, const Lines& columns, const std::vector<Lines>& rows) {
      changing(p, [&] { SideTables(p).import(table_of("log", columns, rows)); });
    };
    fill(s.lead, {"site", "year", "n"}, {{"both", "2024", "3"}});
    fill(s.anna, {"site", "n", "visits"}, {{"both", "3", "2"}, {"east", "5", "1"}});
    Project& into = crossed ? s.anna : s.lead;
    const Merged asked = s.merge(into, crossed ? s.lead : s.anna);
    // Each filled a cell of the one row.
    REQUIRE(asked.conflicts.size() == 1);
    CHECK(
        s.merge(into, crossed ? s.lead : s.anna, all_of(asked, crossed ? "theirs" : "mine")).open ==
        0);
    CHECK(rows_of(into, "log") ==
          Lines{"1 site=both n=3 visits= year=2024", "2 site=east n=5 visits=1 year="});
    CHECK(problems_of(into).empty());
  }
}
