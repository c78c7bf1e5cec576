#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/csv_cell.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;
using Kind = Column::Kind;

/// Records of RFC 4180 text, with the guard taken off: a second opinion on what was written.
std::vector<std::vector<std::string>> parsed(std::string_view csv, char separator) {
  std::vector<std::vector<std::string>> records;
  std::size_t i = 0;
  while (i < csv.size()) {
    records.emplace_back();
    for (bool more = true; more;) {
      std::string cell;
      if (csv[i] == '"') {
        for (++i; csv[i] != '"' || csv.substr(i + 1, 1) == "\""; ++i) {
          if (csv[i] == '"') ++i;
          cell += csv[i];
        }
        ++i;
      } else {
        while (csv[i] != separator && csv[i] != '\n') cell += csv[i++];
      }
      more = csv[i++] == separator;
      records.back().emplace_back(unguard(cell));
    }
  }
  return records;
}

TEST_CASE("csv has the keys as its header and one record a row") {
  const Table quotes = table("quotes", {column("source"), column("start", Kind::integer)});
  CHECK(
      rendered(Format::csv, quotes, {{text("P07_3m"), integer(12)}, {text("a,b"), integer(-3)}}) ==
      "source,start\nP07_3m,12\n\"a,b\",-3\n");
  CHECK(
      rendered(Format::tsv, quotes, {{text("P07_3m"), integer(12)}, {text("a\tb"), integer(3)}}) ==
      "source\tstart\nP07_3m\t12\n\"a\tb\"\t3\n");
}

TEST_CASE("an empty result keeps its header") {
  CHECK(rendered(Format::csv, table("quotes", {column("a"), column("b")}), {}) == "a,b\n");
}

TEST_CASE("csv shows the columns meant for it, people's headings in none") {
  Table cases = table(
      "cases", {column("case"), column("people", Kind::text, kPeople),
                column("attributes", Kind::members, kJson), column("age", Kind::integer, kCsv)});
  cases.columns[0].heading = "Case";
  cases.caption = "Cases";
  cases.notes = {"A note"};
  CHECK(rendered(Format::csv, cases, {{text("P1"), text("x"), Members{}, integer(55)}}) ==
        "case,age\nP1,55\n");
}

TEST_CASE("every kind of cell has one form in csv") {
  const Table all = table("all", {column("v"), column("w")});
  const auto cell = [&](Cell content) {
    const std::string csv = rendered(Format::csv, all, {{std::move(content), integer(0)}});
    return csv.substr(4, csv.size() - 4 - 3);
  };
  CHECK(cell(Value()).empty());
  CHECK(cell(Value(true)) == "true");
  CHECK(cell(Value(false)) == "false");
  CHECK(cell(integer(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
  CHECK(cell(Value(0.1)) == "0.1");
  CHECK(cell(Value(-0.5)) == "-0.5");
  CHECK(cell(Value(1.0)) == "1");
  CHECK(cell(Value(1e300)) == "1e+300");
  CHECK(cell(Value(0.058910720000000001)) == "0.05891072");
  CHECK(cell(Value(std::nan(""))).empty());
  CHECK(cell(Value(std::numeric_limits<double>::infinity())).empty());
  CHECK(cell(List{{"a", "b"}}) == "a; b");
  CHECK(cell(List{}).empty());
  CHECK(cell(Members{{{"valence", {"barrier"}}, {"npt", {"x", "y"}}}}) ==
        "valence=barrier; npt=x; npt=y");
  CHECK(cell(Range{88, 90}) == "88-90");
  CHECK(cell(Range{7, 7}) == "7");
  CHECK(cell(std::vector<Quotation>{{"I walk", "P12, 55"}}) == "\"I walk (P12, 55)\"");
  CHECK(cell(std::vector<Quotation>{{"I walk", "(P12)"}, {"I run", ""}}) ==
        "\"I walk (P12)\nI run\"");
}

TEST_CASE("texts that a spreadsheet would run are guarded, numbers are not") {
  const Table rows = table("rows", {column("=key"), column("n", Kind::number)});
  const std::vector<Row> data = {
      {text("=1+1"), Value(-1.5)}, {text("'x"), integer(-2)}, {List{{"-a", "b"}}, Value()}};
  CHECK(rendered(Format::csv, rows, data) == "'=key,n\n'=1+1,-1.5\n''x,-2\n'-a; b,\n");
  RenderOptions bare;
  bare.guard = false;
  CHECK(rendered(Format::csv, rows, data, bare) == "=key,n\n=1+1,-1.5\n'x,-2\n-a; b,\n");
}

TEST_CASE("hostile texts come back from csv and tsv as they were") {
  const Table rows = table("rows", {column("a"), column("b")});
  std::vector<Row> data;
  for (const auto& words : testing::hostile_texts()) data.push_back({text(words), text(words)});
  for (const auto& [format, separator] : {std::pair(Format::csv, ','), {Format::tsv, '\t'}}) {
    const auto records = parsed(rendered(format, rows, data), separator);
    REQUIRE(records.size() == data.size() + 1);
    for (std::size_t i = 0; i < data.size(); ++i) {
      REQUIRE(records[i + 1].size() == 2);
      CHECK(records[i + 1][0] == testing::hostile_texts()[i]);
      CHECK(records[i + 1][1] == testing::hostile_texts()[i]);
    }
  }
}

TEST_CASE("a terminal is shown control characters that a file gets as they are") {
  const Table rows = table("rows", {column("a")});
  RenderOptions terminal;
  terminal.width = 80;
  CHECK(rendered(Format::csv, rows, {{text("\x1b[1m")}}) == "a\n\x1b[1m\n");
  CHECK(rendered(Format::csv, rows, {{text("\x1b[1m")}}, terminal) == "a\n\xE2\x90\x9B[1m\n");
}

TEST_CASE("an only cell that is empty is still a record") {
  CHECK(rendered(Format::csv, table("rows", {column("a")}), {{Value()}, {text("x")}}) ==
        "a\n\"\"\nx\n");
}

TEST_CASE("an empty line stands between two tables") {
  const auto give = [](Renderer& to) {
    to.heading({1, "Heading"});
    to.note({"note", true});
    to.quote({"words", "who", {}, {}, "", "", false});
    to.field({"k", "K", text("v")});
    for (const char* name : {"a", "b"}) {
      to.begin_table(table(name, {column(name)}));
      to.row({text("x")});
      to.end_table();
    }
  };
  CHECK(rendered(Format::csv, give) == "a\nx\n\nb\nx\n");
}

TEST_CASE("a record without a table is a table of one row") {
  const auto give = [](Renderer& to) {
    to.field({"title", "Title", text("Back, pain")});
    to.field({"coders", "Coders", List{{"anna", "ben"}}});
  };
  CHECK(rendered(Format::csv, give) == "title,coders\n\"Back, pain\",anna; ben\n");
}

}  // namespace
}  // namespace thema::report
