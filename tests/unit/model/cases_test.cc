#include "model/cases.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/check.h"

using namespace thema::model;
using thema::RowId;
using Cells = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

std::string type_of(const Cells& cells) { return std::string(to_string(infer_type(cells))); }

CaseRow row(std::string name, Cells values, std::size_t line = 2) {
  CaseRow r;
  r.name = std::move(name);
  r.values = std::move(values);
  r.line = line;
  return r;
}

CaseImport import(Project& project, const Names& columns, const std::vector<CaseRow>& rows) {
  CaseImport result;
  changing(project, [&] { result = Cases(project).import(columns, rows, "cases.csv"); });
  return result;
}

std::string failing(Project& project, const Names& columns, const std::vector<CaseRow>& rows) {
  const std::string before = state_of(project);
  std::string message = "none";
  try {
    import(project, columns, rows);
  } catch (const thema::Error& e) {
    message = e.file() + ":" + std::to_string(e.line()) + ": " + e.what() +
              (e.hint().empty() ? "" : "; " + e.hint());
    CHECK(exit_status(e.code()) == 3);
  }
  CHECK(state_of(project) == before);
  return message;
}

std::string value(Project& project, std::string_view name, std::string_view attribute) {
  Cases cases(project);
  for (const auto& [key, v] : cases.values(Owner::case_, cases.require(name).id)) {
    if (key == attribute) return v;
  }
  return {};
}

std::string type(Project& project, std::string_view attribute) {
  for (const Attribute& a : Cases(project).attributes(Owner::case_)) {
    if (a.name == attribute) return std::string(to_string(a.type));
  }
  return {};
}

}  // namespace

TEST_CASE("a type is inferred only if every cell comes back identical") {
  CHECK(type_of({"1", "52", "-3", "0"}) == "integer");
  CHECK(type_of({"9223372036854775807"}) == "integer");
  CHECK(type_of({"1", "2.5", "-0.25"}) == "number");
  CHECK(type_of({"2026-01-31", "1999-02-28", "2024-02-29"}) == "date");
  CHECK(type_of({"true", "false"}) == "boolean");
  CHECK(type_of({"woman", "man"}) == "text");
}

TEST_CASE("cells that would not come back identical are text") {
  for (const char* cell : {"007",
                           "1e5",
                           "1.50",
                           "+5",
                           "-0",
                           "0.0",
                           ".5",
                           "5.",
                           "1,5",
                           "12345678901234567890",
                           " 5",
                           "5 ",
                           "1_000",
                           "nan",
                           "inf",
                           "0x10",
                           "1.0",
                           "-",
                           "--1",
                           "True",
                           "FALSE",
                           "yes",
                           "2026-1-2",
                           "2026-02-30",
                           "2023-02-29",
                           "1900-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "0000-01-01",
                           "26-01-02",
                           "2026-01-02T00:00",
                           "9007199254740993.5"}) {
    CAPTURE(cell);
    CHECK(type_of({cell}) == "text");
    CHECK(type_of({"1", cell}) == "text");
  }
}

TEST_CASE("N/R and empty cells are passed over, but say nothing alone") {
  CHECK(type_of({"", "52", "N/R"}) == "integer");
  CHECK(type_of({"N/R", ""}) == "text");
  CHECK(type_of({}) == "text");
  CHECK(type_of({"52", "n/r"}) == "text");
}

TEST_CASE("cases have a kind, and may belong to others but not in a circle") {
  auto p = Project::in_memory();
  changing(p, [&] {
    Cases cases(p);
    CHECK(cases.add("P2", "participant"));
    CHECK(cases.add("P10", "participant"));
    CHECK(cases.add(" Clinic A ", "site"));
    CHECK_FALSE(cases.add("P2", "participant"));
    CHECK(error_of([&] { cases.add("P2", "site"); }).starts_with("exists"));
    const RowId p2 = cases.require("P2").id, a = cases.require("Clinic A").id;
    CHECK(cases.set_membership(p2, a));
    CHECK_FALSE(cases.set_membership(p2, a));
    CHECK(error_of([&] { cases.set_membership(a, p2); }) ==
          "bad-input: 'Clinic A' cannot be a part of 'P2', which is a part of it");
    CHECK(error_of([&] { cases.set_membership(a, a); }) ==
          "bad-input: case 'Clinic A' cannot be a part of itself");
  });
  Names names;
  for (const Case& c : Cases(p).list()) names.push_back(c.name);
  CHECK(names == Names{"Clinic A", "P2", "P10"});
  CHECK(error_of([&] { Cases(p).require("P20"); }).find("did you mean 'P2'") != std::string::npos);
  for (const char* bad : {"", "  ", "a\nb", "\xff"}) {
    CHECK(error_of([&] {
            changing(p, [&] { Cases(p).add(bad, "participant"); });
          }).starts_with("usage"));
  }
}

TEST_CASE("an attribute is declared by use, and its type widens when a value does not fit") {
  auto p = Project::in_memory();
  changing(p, [&] { Cases(p).add("P1", "participant"); });
  const RowId id = Cases(p).require("P1").id;
  const auto set = [&](const char* v) {
    return changing(p, [&] { Cases(p).set_value(Owner::case_, id, "age", v); });
  };
  CHECK(set("52"));
  CHECK(type(p, "age") == "integer");
  CHECK_FALSE(set("52"));
  CHECK(set("52.5"));
  CHECK(type(p, "age") == "number");
  CHECK(set("N/R"));
  CHECK(type(p, "age") == "number");
  CHECK(set("about 50"));
  CHECK(type(p, "age") == "text");
  CHECK(set(""));
  CHECK(value(p, "P1", "age").empty());
  CHECK_FALSE(set(""));
}

TEST_CASE("an attribute can be given a type, an order of values and labels") {
  auto p = Project::in_memory();
  import(p, {"arm", "age"}, {row("P1", {"web", "50"}), row("P2", {"usual", "60"})});
  const auto change = [&](const char* name, const AttributeFields& fields) {
    return changing(p, [&] { Cases(p).set_attribute(Owner::case_, name, fields); });
  };
  AttributeFields fields;
  fields.order = {"usual", "web", "web + phone"};
  fields.labels = {{"usual", "Usual care"}, {"N/R", "Not reported"}};
  CHECK(change("arm", fields));
  CHECK_FALSE(change("arm", fields));
  const Attribute arm = Cases(p).attributes(Owner::case_)[0];
  Names values;
  for (const auto& level : arm.levels) values.push_back(level.value + ":" + level.label);
  CHECK(values == Names{"usual:Usual care", "web:", "web + phone:", "N/R:Not reported"});
  const auto counts = Cases(p).frequencies(arm);
  REQUIRE(counts.size() == 4);
  CHECK(counts[1] == std::pair<std::string, std::size_t>{"web", 1});
  CHECK(counts[2].second == 0);
  AttributeFields number;
  number.type = AttributeType::number;
  CHECK(change("age", number));
  number.type = AttributeType::date;
  CHECK(error_of([&] { change("age", number); }) ==
        "bad-input: attribute 'age' cannot be of type date: the value '50' of 'P1' does not fit");
  AttributeFields twice;
  twice.order = {"web", "usual", "web"};
  CHECK(error_of([&] { change("arm", twice); }).starts_with("usage"));
}

TEST_CASE("a table of cases is imported with types, and again without a change") {
  auto p = Project::in_memory();
  const Names columns{"age", "id", "seen", "consent"};
  const std::vector<CaseRow> rows{row("P1", {"52", "007", "2026-01-02", "true"}),
                                  row("P2", {"N/R", "008", "", "false"})};
  const CaseImport first = import(p, columns, rows);
  CHECK(first.added == 2);
  CHECK(first.types ==
        std::vector<std::pair<std::string, AttributeType>>{{"age", AttributeType::integer},
                                                           {"id", AttributeType::text},
                                                           {"seen", AttributeType::date},
                                                           {"consent", AttributeType::boolean}});
  CHECK(first.cases_without_source == Names{"P1", "P2"});
  CHECK_FALSE(changing(p, [&] {
    const auto again = Cases(p).import(columns, rows, "cases.csv");
    CHECK(again.unchanged == 2);
  }));
}

TEST_CASE("an import updates the columns that it has, and an empty cell is a missing value") {
  auto p = Project::in_memory();
  import(p, {"age", "arm"}, {row("P1", {"52", "web"}), row("P2", {"60", "web"})});
  const CaseImport r = import(p, {"arm", "sex"}, {row("P1", {"usual", "f"}), row("P2", {"", "m"})});
  CHECK(r.updated == 2);
  CHECK(r.emptied == 1);
  CHECK(value(p, "P1", "age") == "52");
  CHECK(value(p, "P1", "arm") == "usual");
  CHECK(value(p, "P2", "arm").empty());
  import(p, {"age"}, {row("P1", {"52.5"})});
  CHECK(type(p, "age") == "number");
  import(p, {"age"}, {row("P1", {"old"})});
  CHECK(type(p, "age") == "text");
}

TEST_CASE("a case in several rows is one case: waves are linked, contradictions refused") {
  auto p = Project::in_memory();
  changing(p, [&] {
    add_transcript(p, "P1_3m", {{"P1", "Yes."}});
    add_transcript(p, "P1_6m", {{"P1", "No."}});
    add_transcript(p, "P9", {{"P9", "Hm."}});
  });
  CaseRow one = row("P1", {"52"}, 2), two = row("P1", {""}, 3);
  one.sources = {"P1_3m"};
  two.sources = {"P1_6m.txt"};
  const CaseImport r = import(p, {"age"}, {one, two, row("P2", {""}, 4)});
  CHECK(r.added == 2);
  CHECK(r.linked == 2);
  CHECK(r.cases_without_source == Names{"P2"});
  CHECK(r.sources_without_case == Names{"P9"});
  CHECK(value(p, "P1", "age") == "52");
  two.values = {"53"};
  CHECK(failing(p, {"age"}, {one, two}) ==
        "cases.csv:3: case 'P1' has age '53' here and '52' in line 2");
  two.values = {""};
  two.kind = "site";
  one.kind = "participant";
  CHECK(failing(p, {"age"}, {one, two}).starts_with("cases.csv:3: case 'P1' has kind 'site' here"));
  two.kind.clear();
  two.sources = {"P1_7m"};
  CHECK(failing(p, {"age"}, {one, two}) ==
        "cases.csv:3: no source 'P1_7m'; did you mean 'P1_3m' or 'P1_6m'?");
}

TEST_CASE("cases that others are in are made, with the kind of their own row") {
  auto p = Project::in_memory();
  CaseRow member = row("P1", {}, 2), other = row("P2", {}, 3), site = row("Clinic A", {}, 4);
  member.in = {"Clinic A"};
  other.in = {"Clinic B", "Region"};
  site.kind = "site";
  const CaseImport r = import(p, {}, {member, other, site});
  CHECK(r.groups == Names{"Clinic B", "Region"});
  CHECK(Cases(p).require("Clinic A").kind == "site");
  CHECK(Cases(p).require("P2").in.size() == 2);
  CHECK(r.cases_without_source == Names{"P1", "P2"});  // a case that holds others needs none
  site.in = {"P1"};
  CHECK(failing(p, {}, {site}).starts_with("cases.csv:4: 'Clinic A' cannot be a part of 'P1'"));
}

TEST_CASE("rows that cannot be used stop the whole import") {
  auto p = Project::in_memory();
  CHECK(failing(p, {"age"}, {row("P1", {"1"}, 2), row(" ", {"2"}, 3)}) ==
        "cases.csv:3: a case needs a name");
  CHECK(failing(p, {"age"}, {row("P1", {"\xff"}, 2)})
            .starts_with("cases.csv:2: the value in column 'age'"));
  CHECK(failing(p, {"age", "age"}, {row("P1", {"1", "1"}, 2)}) ==
        "cases.csv:1: there are two columns 'age'");
}

TEST_CASE("a case is removed with its values and links, but not from under evidence") {
  auto p = Project::in_memory();
  changing(p, [&] {
    const RowId source = add_transcript(p, "P1", {{"P1", "Yes."}});
    Cases cases(p);
    cases.link(cases.ensure("P1"), source);
    cases.set_value(Owner::case_, cases.require("P1").id, "age", "52");
    cases.set_membership(cases.require("P1").id, cases.ensure("Clinic", "site"));
  });
  const std::string before = state_of(p);
  changing(p, [&] { Cases(p).remove("P1"); });
  CHECK_FALSE(Cases(p).find("P1").has_value());
  CHECK(Sources(p).require("P1").cases.empty());
  p.undo("thema undo", "");
  CHECK(state_of(p) == before);
  p.db()
      .query(
          "INSERT INTO memo (id, text, coder_id, created_at, case_id) VALUES (1, 'x', "
          "(SELECT min(id) FROM coder), '2026-01-01T00:00:00Z', ?1)")
      .bind_all(Cases(p).require("P1").id)
      .run();
  CHECK(error_of([&] { changing(p, [&] { Cases(p).remove("P1"); }); }) ==
        "exists: case 'P1' has memos (1): --yes removes that with it");
  changing(p, [&] { Cases(p).remove("P1", true); });
  CHECK_FALSE(Cases(p).find("P1").has_value());
  thema::Sink quiet;
  CHECK(check(p, quiet).empty());
}
