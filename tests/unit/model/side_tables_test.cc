#include "model/side_tables.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
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

TEST_CASE("a table that is imported again keeps the numbers of its rows") {
  Study s;
  s.change([&] { return Cases(s.project).add("A", "site") && Cases(s.project).add("B", "site"); });
  CHECK(s.import(log_of({{"A", "4"}, {"B", "5"}})).added == 2);
  CHECK_FALSE(s.import(log_of({{"A", "4"}, {"B", " 5 "}})).any());
  const SideImport again = s.import(log_of({{"B", "6"}, {"C", "7"}, {"A", "4"}}));
  CHECK(again.added == 1);
  CHECK(again.changed == 1);
  CHECK(again.unchanged == 1);
  CHECK(again.unknown == std::vector<std::string>{"C"});
  const auto rows = s.rows();
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].number == 2);
  CHECK(rows[1].cells == std::vector<std::string>{"B", "6"});
  CHECK(rows[2].case_id == 0);
  CHECK(s.import(log_of({{"A", "4"}})).removed == 2);
  CHECK(s.import(log_of({{"A", "4"}, {"D", "1"}})).added == 1);
  CHECK(s.rows().back().number == 2);
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

TEST_CASE("rows without a key keep their numbers when lines move, and new ones come behind") {
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
  CHECK(s.rows()[0].cells == std::vector<std::string>{"Hilltown", "3"});
  CHECK(s.rows()[2].cells == std::vector<std::string>{"Newtown", "1"});
  CHECK(s.rows()[3].cells == std::vector<std::string>{"Oldtown", "2"});
  // A corrected value is that of the row that is most alike.
  const SideImport corrected = s.import(towns({{"Oldtown", "9"}, {"Hilltown", "3"}}));
  CHECK(corrected.changed == 1);
  CHECK(corrected.removed == 2);
  CHECK(s.rows().back().number == 4);
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

TEST_CASE("a row keeps its number when its value is corrected and another of its case is added") {
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
      const SideImport again = s.import(waves(file));
      CHECK(again.added == 1);
      CHECK(again.changed == 1);
      CHECK(again.unchanged == 1);
      CHECK(s.rows()[1].cells == std::vector<std::string>{"P01", "6m", "8"});
      CHECK(s.rows()[2].cells == std::vector<std::string>{"P01", "0m", "9"});
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
