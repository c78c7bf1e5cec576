#include <doctest/doctest.h>

#include "base/error.h"
#include "report/render/xlsx_text.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::rendered;
using testing::table;
using testing::text;

TEST_CASE("spreadsheets count UTF-16 units") {
  CHECK(utf16_units("aä€") == 3);
  CHECK(utf16_units("\xF0\x9F\x91\xA9") == 2);
  CHECK(first_units("a\xF0\x9F\x91\xA9z", 2) == "a");
  CHECK(first_units("a\xF0\x9F\x91\xA9z", 3) == "a\xF0\x9F\x91\xA9");
  CHECK(first_units("abc", 10) == "abc");
}

TEST_CASE("what reads like an escape of the format is escaped") {
  CHECK(cell_escaped("_x0041_") == "_x005F_x0041_");
  CHECK(cell_escaped("_x041_ P07_x") == "_x041_ P07_x");
  CHECK(cell_escaped("a\r\nb\rc") == "a\nb\rc");
  CHECK(cell_escaped("\xEF\xBF\xBE") == "_xFFFE_");
}

TEST_CASE("names of sheets have what Excel allows") {
  CHECK(sheet_name("cmo_check") == "cmo_check");
  CHECK(sheet_name("a/b:c*[d]?\\") == "a b c  d");
  CHECK(sheet_name("'quoted'") == "quoted");
  CHECK(sheet_name("history") == "Sheet");
  CHECK(sheet_name("") == "Sheet");
  CHECK(sheet_name(std::string(50, 'x')).size() == 31);
}

TEST_CASE("a workbook is an archive, the same bytes each time") {
  const std::string first = rendered(Format::xlsx, testing::give_everything);
  CHECK(first.starts_with("PK"));
  CHECK(first == rendered(Format::xlsx, testing::give_everything));
}

TEST_CASE("a text too long for a cell is cut, and the row and column are told") {
  const Table rows = table("quotes", {column("source"), column("text")});
  const std::string words(40000, 'w');
  CollectingSink sink;
  RenderOptions options;
  options.sink = &sink;
  rendered(Format::xlsx, rows, {{text("P1"), text("x")}, {text("P2"), text(words)}}, options);
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].id == "cell-cut");
  CHECK(sink.diagnostics[0].message ==
        "sheet 'quotes', row 3, column 'text': the text has 40000 characters, and a cell of a "
        "workbook holds 32767; it is cut there (csv and json hold it whole)");
  CHECK_THROWS_AS(rendered(Format::xlsx, rows, {{text("P2"), text(words)}}), Error);
}

TEST_CASE("a cell of 32767 characters is whole") {
  CollectingSink sink;
  RenderOptions options;
  options.sink = &sink;
  rendered(Format::xlsx, table("q", {column("a")}), {{text(std::string(32767, 'w'))}}, options);
  CHECK(sink.diagnostics.empty());
}

TEST_CASE("more rows than a sheet holds are refused") {
  const Table rows = table("codings", {column("n", Column::Kind::integer)});
  const auto give = [&](Renderer& to) {
    to.begin_table(rows);
    const Row row{testing::integer(1)};
    for (int i = 0; i < 1048576; ++i) to.row(row);
    to.end_table();
  };
  CHECK_THROWS_WITH(rendered(Format::xlsx, give),
                    "the table has more than 1048575 rows, which is what a sheet of a workbook "
                    "holds below its first line");
}

}  // namespace
}  // namespace thema::report
