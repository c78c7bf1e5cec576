#include "model/side_tables.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/checklists.h"
#include "model/joint.h"
#include "model/prisma.h"
#include "model/project.h"

namespace thema::model {
namespace {

// All tables are invented.

WrittenTable log_of(std::vector<std::vector<std::string>> rows) {
  WrittenTable t;
  t.name = "log";
  t.key = SideKey::case_;
  t.columns = {"case", "recruited"};
  for (auto& row : rows) t.rows.push_back({t.rows.size() + 2, std::move(row)});
  return t;
}

struct Study {
  Project project = Project::in_memory();
  template <typename Work>
  auto change(Work work) {
    ChangeScope scope(project, "test");
    auto result = work();
    scope.commit();
    return result;
  }
  SideImport import(const WrittenTable& t) {
    return change([&] { return SideTables(project).import(t); });
  }
  std::vector<SideRow> rows() {
    SideTables tables(project);
    return tables.rows(tables.require("log"));
  }
};

/// What the rows are, by number: "1 A 4".
std::vector<std::string> told(const std::vector<SideRow>& rows) {
  std::vector<std::string> lines;
  for (const SideRow& row : rows) {
    lines.push_back(std::to_string(row.number) + " " + join(row.cells, " "));
  }
  return lines;
}

TEST_CASE("the rows of a table that is imported again are numbered as in the file") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site") && Cases(s.project).add("B", "site"); });
  CHECK(s.import(log_of({{"A", "4"}, {"B", "5"}})).added == 2);
  CHECK_FALSE(s.import(log_of({{"A", "4"}, {"B", " 5 "}})).any());
  const SideImport again = s.import(log_of({{"B", "6"}, {"C", "7"}, {"A", "4"}}));
  CHECK(again.added == 1);
  CHECK(again.changed == 1);
  CHECK(again.unchanged == 1);
  CHECK(again.unknown == std::vector<std::string>{"C"});
  CHECK(again.renumbered == 2);
  CHECK(told(s.rows()) == std::vector<std::string>{"1 B 6", "2 C 7", "3 A 4"});
  CHECK(s.rows()[1].case_id == 0);
  CHECK(s.import(log_of({{"A", "4"}})).removed == 2);
  CHECK(s.import(log_of({{"A", "4"}, {"D", "1"}})).added == 1);
  CHECK(told(s.rows()) == std::vector<std::string>{"1 A 4", "2 D 1"});
}

TEST_CASE("a row is the same row wherever it stands, and a new order can be taken back") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site") && Cases(s.project).add("B", "site"); });
  s.import(log_of({{"A", "4"}, {"B", "5"}, {"A", "7"}}));
  const auto before = s.rows();
  const SideImport turned = s.import(log_of({{"A", "7"}, {"B", "5"}, {"A", "4"}}));
  CHECK(turned.unchanged == 3);
  CHECK(turned.renumbered == 2);
  CHECK(turned.any());
  const auto after = s.rows();
  REQUIRE(after.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(after[i].id == before[2 - i].id);
    CHECK(after[i].cells == before[2 - i].cells);
  }
  CHECK(s.project.undo("undo", "").has_value());
  CHECK(told(s.rows()) == told(before));
  CHECK(s.project.redo("redo", "").has_value());
  CHECK(told(s.rows()) == told(after));
}

TEST_CASE("rows follow a case that is renamed, and an unknown key that is made known") {
  Study s;
  s.import(log_of({{"A", "4"}}));
  s.change([&] { return Cases(s.project).add("A", "site"); });
  CHECK(s.import(log_of({{"A", "4"}})).changed + s.rows().size() == 2);
  CHECK(s.rows().front().case_id != 0);
  s.change([&] {
    Cases(s.project).rename("A", "Leeds");
    return 0;
  });
  CHECK(s.rows().front().cells.front() == "Leeds");
  CHECK_FALSE(s.import(log_of({{"Leeds", "4"}})).any());
}

TEST_CASE("rows without a key are told by what they say when lines move") {
  Study s;
  const auto towns = [](std::vector<std::vector<std::string>> rows) {
    WrittenTable t = log_of(std::move(rows));
    t.key = SideKey::none;
    t.columns = {"town", "recruited"};
    return t;
  };
  s.import(towns({{"Hilltown", "3"}, {"Lowtown", "8"}}));
  const SideImport moved =
      s.import(towns({{"Newtown", "1"}, {"Lowtown", "8"}, {"Hilltown", "3"}, {"Oldtown", "2"}}));
  CHECK(moved.unchanged == 2);
  CHECK(moved.added == 2);
  CHECK(told(s.rows()) ==
        std::vector<std::string>{"1 Newtown 1", "2 Lowtown 8", "3 Hilltown 3", "4 Oldtown 2"});
  const RowId oldtown = s.rows()[3].id;
  // A corrected value is that of the row that is most alike.
  const SideImport corrected = s.import(towns({{"Oldtown", "9"}, {"Hilltown", "3"}}));
  CHECK(corrected.changed == 1);
  CHECK(corrected.removed == 2);
  CHECK(told(s.rows()) == std::vector<std::string>{"1 Oldtown 9", "2 Hilltown 3"});
  CHECK(s.rows().front().id == oldtown);
}

TEST_CASE("a new table whose every row names a case is one of cases") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site") && Cases(s.project).add("B", "site"); });
  WrittenTable unsaid = log_of({{"A", "4"}, {"B", "5"}});
  unsaid.key = std::nullopt;
  CHECK(s.import(unsaid).key_seen);
  CHECK(s.rows().front().case_id != 0);
  WrittenTable other = log_of({{"A", "4"}, {"nobody", "5"}});
  other.name = "other";
  other.key = std::nullopt;
  CHECK_FALSE(s.import(other).key_seen);
}

TEST_CASE("several rows of one case are told by what they say, else by their order") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site"); });
  s.import(log_of({{"A", "1"}, {"A", "2"}}));
  const SideImport again = s.import(log_of({{"A", "1"}, {"A", "3"}}));
  CHECK(again.unchanged == 1);
  CHECK(again.changed == 1);
}

TEST_CASE("a row stays the same when its value is corrected and another of its case is added") {
  for (const SideKey key : {SideKey::case_, SideKey::none}) {
    std::vector<std::vector<std::string>> file{
        {"P01", "0m", "9"}, {"P01", "3m", "5"}, {"P01", "6m", "8"}};
    std::sort(file.begin(), file.end());
    do {
      Study s;
      s.change([&] { return Cases(s.project).add("P01", "person"); });
      const auto waves = [&](std::vector<std::vector<std::string>> rows) {
        WrittenTable t = log_of(std::move(rows));
        t.key = key;
        t.columns = {"case", "wave", "score"};
        return t;
      };
      s.import(waves({{"P01", "3m", "5"}, {"P01", "6m", "6"}}));
      const RowId third = s.rows()[0].id, sixth = s.rows()[1].id;
      const SideImport again = s.import(waves(file));
      CHECK(again.added == 1);
      CHECK(again.changed == 1);
      CHECK(again.unchanged == 1);
      for (std::size_t i = 0; i < 3; ++i) {
        const SideRow row = s.rows()[i];
        CHECK(row.cells == file[i]);
        CHECK((row.id == third) == (row.cells[1] == "3m"));
        CHECK((row.id == sixth) == (row.cells[1] == "6m"));
      }
    } while (std::next_permutation(file.begin(), file.end()));
  }
}

TEST_CASE("a column more or less is another shape, and cells follow their columns") {
  Study s;
  s.import(log_of({{"A", "4"}}));
  WrittenTable wider = log_of({{"A", "north", "4"}});
  wider.columns = {"case", "region", "recruited"};
  const SideImport r = s.import(wider);
  CHECK(r.reshaped);
  CHECK(s.rows().front().cells == std::vector<std::string>{"A", "north", "4"});
  CHECK(s.project.undo("undo", "").has_value());
  CHECK(s.rows().front().cells == std::vector<std::string>{"A", "4"});
}

TEST_CASE("columns of one name, and a key that is no column, are refused") {
  Study s;
  WrittenTable twice = log_of({});
  twice.columns = {"case", "Case"};
  CHECK_THROWS_WITH_AS(s.import(twice), "two columns are called 'case'", Error);
  WrittenTable keyless = log_of({});
  keyless.columns = {"site"};
  CHECK_THROWS_WITH_AS(s.import(keyless),
                       "no column 'case': rows of cases need one that names them; found: site",
                       Error);
}

TEST_CASE("who withdraws leaves no row and no answer behind") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site"); });
  const RowId a = Cases(s.project).require("A").id;
  const ChecklistKind& coreq = require_checklist_kind("coreq");
  s.import(log_of({{"A", "4"}, {"B", "5"}}));
  s.change([&] { return Checklists(s.project).start(coreq, {a}); });
  CHECK(Checklists(s.project).answers(coreq).size() == 32);
  s.change([&] { return Cases(s.project).strip(a); });
  CHECK(Checklists(s.project).answers(coreq).empty());
  REQUIRE(s.rows().size() == 1);
  CHECK(s.rows().front().number == 2);
  const SideImport again = s.import(log_of({{"A", "4"}, {"B", "5"}}));
  CHECK(again.withdrawn == std::vector<std::string>{"A"});
  CHECK(again.added == 0);
  CHECK_FALSE(again.any());
  // A line that is passed over is a line of the file.
  s.import(log_of({{"B", "5"}, {"A", "4"}, {"C", "6"}}));
  CHECK(told(s.rows()) == std::vector<std::string>{"1 B 5", "3 C 6"});
}

TEST_CASE("a row is told by whose it is and its first cells") {
  CHECK(side_row_brief("case", {"case", "wave", "score"}, {"P03", "", "3"}) == "P03: score 3");
  CHECK(side_row_brief("", {"town", "n"}, {"York", "4"}) == "town York, n 4");
  CHECK(side_row_brief("case", {"case"}, {"P03"}) == "P03");
  CHECK(side_row_brief("", {"a", "b", "c", "d", "e"}, {"1", "2", "3", "4", "5"}) ==
        "a 1, b 2, c 3, d 4, ...");
  const std::string words = "a" + std::string(39, 'b') + "\u00e9";
  CHECK(side_row_brief("", {"said"}, {words}) == "said a" + std::string(39, 'b') + "...");
}

TEST_CASE("a draft writes over nothing that a person wrote") {
  Study s;
  const ChecklistKind& coreq = require_checklist_kind("coreq");
  const auto draft = [&](std::string note) {
    return s.change([&] {
      return Checklists(s.project).draft(coreq, {{"12", note}, {"24", note}});
    });
  };
  s.change([&] {
    return Checklists(s.project).set(coreq, "12", 0, {"yes", std::nullopt, std::nullopt});
  });
  CHECK(draft("2 coders").kept == 1);
  CHECK(draft("2 coders").unchanged == 1);
  CHECK(draft("3 coders").written == 1);
  const auto answers = Checklists(s.project).answers(coreq);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].note.empty());
  CHECK(answers[1].note == "3 coders");
  CHECK(answers[1].drafted);
  // An answer to a drafted item keeps the note, which still follows the project.
  s.change([&] { return Checklists(s.project).set(coreq, "24", 0, {"yes", "4", std::nullopt}); });
  CHECK(draft("4 coders").written == 1);
  s.change([&] {
    return Checklists(s.project).set(coreq, "24", 0, {std::nullopt, std::nullopt, "our words"});
  });
  CHECK(draft("5 coders").kept == 2);
}

TEST_CASE("rows of a joint display are replaced by their order") {
  Study s;
  const auto row = [](std::string domain, std::string inference) {
    JointFields f;
    f.domain = std::move(domain);
    f.inference = std::move(inference);
    return f;
  };
  const auto replace = [&](std::vector<JointFields> rows) {
    return s.change([&] { return JointDisplay(s.project).replace(rows); });
  };
  CHECK(replace({row("Pain", "confirm"), row("Time", "discordant")}).added == 2);
  CHECK(JointDisplay(s.project).list()[1].inference == "discord");
  CHECK(replace({row("Pain", "confirm"), row("Time", "discord")}).unchanged == 2);
  const JointImport r = replace({row("Pain", "expand")});
  CHECK(r.changed == 1);
  CHECK(r.removed == 1);
  CHECK_THROWS_AS(replace({row("", "confirm")}), Error);
  CHECK_THROWS_AS(replace({row("Pain", "maybe")}), Error);
  CHECK(s.change([&] { return JointDisplay(s.project).add(row("Pain", "expand")); }) ==
        std::nullopt);
}

TEST_CASE("a box of a flow is given once, by its name") {
  Study s;
  const auto import = [&](std::vector<WrittenPrismaBox> boxes) {
    return s.change([&] { return Prisma(s.project).import(boxes, "flow.csv"); });
  };
  CHECK(import({{2, {"Not retrieved", "", 3}}, {3, {"screened", "", 9}}}).added == 2);
  CHECK(Prisma(s.project).list().front().box == "screened");
  CHECK(import({{2, {"screened", "", 8}}}).removed == 1);
  CHECK_THROWS_AS(import({{2, {"screend", "", 8}}}), Error);
  CHECK_THROWS_AS(import({{2, {"screened", "", 8}}, {3, {"screened", "", 8}}}), Error);
}

}  // namespace
}  // namespace thema::model
