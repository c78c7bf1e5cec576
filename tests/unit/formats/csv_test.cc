#include "formats/csv/csv.h"

#include <ctime>

#include "base/csv_cell.h"
#include "formats/table.h"
#include "helpers.h"

namespace {

namespace csv = thema::formats::csv;
using formats_test::contains;
using formats_test::data;
using formats_test::Strings;
using thema::formats::Table;

thema::Sink no_sink;

/// All records, each cell in < >, with the line.
Strings records(std::string_view text, csv::Dialect dialect = {}) {
  csv::Reader reader(text, dialect);
  csv::Record record;
  Strings out;
  while (reader.next(record)) {
    std::string line = std::to_string(record.line) + ":";
    for (const std::string& cell : record.cells) line += "<" + cell + ">";
    out.push_back(line);
  }
  return out;
}

thema::Error error_of(const std::string& text, const std::string& column = "code") {
  try {
    Table table(text, "codes.csv", no_sink);
    static_cast<void>(table.require(column));
    csv::Record record;
    while (table.next(record)) {
    }
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(thema::Errc::usage, "");
}

}  // namespace

TEST_CASE("records have cells, whatever ends the lines") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end);
    CHECK(records("a,b" + end + "c,d" + end) == Strings{"1:<a><b>", "2:<c><d>"});
    CHECK(records("a,b" + end + end + end + "c," + end + ",d") ==
          Strings{"1:<a><b>", "4:<c><>", "5:<><d>"});
  }
}

TEST_CASE("quoted cells hold separators, line ends and doubled quotes") {
  CHECK(records("\"a,b\",\"c \"\"d\"\"\",\"e\nf\r\ng\rh\"\nx,\"\"\n") ==
        Strings{"1:<a,b><c \"d\"><e\nf\r\ng\rh>", "5:<x><>"});
}

TEST_CASE("a quote inside a cell without quotes is text") {
  CHECK(records("a \"b\" c,5\" wide\n") == Strings{"1:<a \"b\" c><5\" wide>"});
}

TEST_CASE("a byte order mark is no part of the first cell") {
  CHECK(records("\xEF\xBB\xBF\"a\",b\n") == Strings{"1:<a><b>"});
}

TEST_CASE("the last record needs no line end, and nothing gives no record") {
  CHECK(records("a,b\nc,\"d\"") == Strings{"1:<a><b>", "2:<c><d>"});
  CHECK(records("a,") == Strings{"1:<a><>"});
  CHECK(records("").empty());
  CHECK(records("\n\r\n").empty());
  CHECK(records("\"\"") == Strings{"1:<>"});
}

TEST_CASE("a record is reused with the cells it has") {
  csv::Reader reader("a,b,c\nd\n", {});
  csv::Record record;
  CHECK(reader.next(record));
  CHECK(record.cells.size() == 3);
  CHECK(reader.next(record));
  CHECK(record.cells == Strings{"d"});
}

TEST_CASE("a quoted cell that never ends, or that text follows, is an error with its line") {
  const auto line_of = [](std::string_view text) -> std::size_t {
    try {
      records(text);
    } catch (const thema::Error& e) {
      CHECK(e.code() == thema::Errc::bad_input);
      return e.line();
    }
    return 0;
  };
  CHECK(line_of("a,b\nc,\"d\ne\nf") == 2);
  CHECK(line_of("a,b\n\"c\nd\"e,f\n") == 3);
  CHECK(line_of("\"") == 1);
}

TEST_CASE("a guard before a formula is taken off, unless it is not wanted") {
  CHECK(records("'=1+1,'-2,\"'@x\",''a,'tis\n") == Strings{"1:<=1+1><-2><@x><'a><'tis>"});
  CHECK(records("'=1+1\n", csv::Dialect{.separator = ',', .guard = false}) == Strings{"1:<'=1+1>"});
}

TEST_CASE("what is written is read back exactly") {
  const Strings cells{
      "",   "a", " a ", "a,b", "a;b\tc", "\"", "\"\"x", "a\nb",       "a\r\nb", "\r",
      "=1", "'", "''",  "'=",  "-",      "@",  "\t",    "ünï 🙂", "a\"b",   "+1"};
  for (const char separator : {',', ';', '\t'}) {
    for (const bool guard : {true, false}) {
      std::string line;
      for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += separator;
        thema::append_csv_cell(line, cell, separator, guard);
      }
      csv::Reader reader(line, csv::Dialect{.separator = separator, .guard = guard});
      csv::Record record;
      REQUIRE(reader.next(record));
      CHECK(record.cells == cells);
    }
  }
}

TEST_CASE("the separator is the one that divides the lines alike") {
  CHECK(csv::guess_separator("a,b,c\n1,2,3\n") == ',');
  CHECK(csv::guess_separator("a;b;c\n1,5;2,5;3,5\n") == ';');
  CHECK(csv::guess_separator("a\tb\n1,2\t3\n") == '\t');
  CHECK(csv::guess_separator("\"a,b,c\";d\n\"1,2,3\";4\n") == ';');
  CHECK(csv::guess_separator("code\nx\n") == ',');
  CHECK(csv::guess_separator("") == ',');
}

TEST_CASE("a table finds its columns whatever their case and spaces") {
  Table table("Code ; description\nA;\"x;y\"\n\nB\n", "codes.csv", no_sink);
  CHECK(table.columns() == Strings{"Code", "description"});
  CHECK(table.find("CODE") == 0);
  CHECK(table.require(" Description") == 1);
  CHECK_FALSE(table.find("role"));
  csv::Record record;
  CHECK(table.next(record));
  CHECK(record.cells == Strings{"A", "x;y"});
  CHECK(table.next(record));
  CHECK(record.cells == Strings{"B", ""});
  CHECK(record.line == 4);
  CHECK_FALSE(table.next(record));
  CHECK(table.encoding() == "UTF-8");
}

TEST_CASE("a table's separator can be given, and Excel may name it") {
  CHECK(Table("a;b,c\n", "x.csv", no_sink, {.separator = ','}).columns() == Strings{"a;b", "c"});
  Table table("sep=;\r\na;b,c\r\n1;2\r\n", "x.csv", no_sink);
  CHECK(table.columns() == Strings{"a", "b,c"});
  csv::Record record;
  CHECK(table.next(record));
  CHECK(record.line == 3);
}

TEST_CASE("columns of one name are numbered, however many there are") {
  constexpr std::size_t kColumns = 16'384;  // as many as a sheet has
  std::string header = "Why?,why? (2)";
  for (std::size_t i = 2; i < kColumns; ++i) header += ",Why?";
  const std::clock_t begin = std::clock();
  const Table table(header + "\n", "x.csv", no_sink, {.number_columns = true});
  CHECK(std::clock() - begin < CLOCKS_PER_SEC);
  CHECK(table.columns().size() == kColumns);
  CHECK(table.columns()[1] == "why? (2)");
  CHECK(table.columns()[2] == "Why? (3)");
  CHECK(table.columns().back() == "Why? (16384)");
}

TEST_CASE("empty cells behind the last column are not an error, and words are") {
  Table table("a,b\n1,2,,\n", "x.csv", no_sink);
  csv::Record record;
  CHECK(table.next(record));
  CHECK(record.cells.size() == 2);
  const auto e = error_of("code,role\nA,theme\nB,theme,oops\n");
  CHECK(e.file() == "codes.csv");
  CHECK(e.line() == 3);
  CHECK(contains(e.what(), "3 cells, but the header has 2 columns"));
}

TEST_CASE("errors of a table name file, line, column and the columns there are") {
  const auto missing = error_of("Cod,role\nA,theme\n");
  CHECK(missing.code() == thema::Errc::bad_input);
  CHECK(missing.file() == "codes.csv");
  CHECK(contains(missing.what(), "no column 'code'"));
  CHECK(contains(missing.what(), "Cod, role"));
  CHECK(contains(missing.hint(), "Cod"));
  CHECK(contains(error_of("").what(), "empty"));
  CHECK(contains(error_of("code,CODE\n").what(), "twice"));
  CHECK(error_of("code\n\"open\n").line() == 2);
  CHECK(error_of(std::string("code\nx\0y\n", 9)).file() == "codes.csv");
}

TEST_CASE("a table is decoded: UTF-16 and Windows-1252 too") {
  Table wide(std::string("\xFF\xFE"
                         "a\0,\0b\0\n\0\xE9\0,\0x\0",
                         16),
             "x.csv", no_sink);
  csv::Record record;
  CHECK(wide.next(record));
  CHECK(record.cells == Strings{"é", "x"});
  CHECK(wide.encoding() == "UTF-16LE");
}

TEST_CASE("the table files of the test data are read") {
  Table table(data("csv/excel-semicolon-crlf-bom.csv"), "x.csv", no_sink);
  CHECK(table.columns() == Strings{"code", "description"});
  csv::Record record;
  std::size_t rows = 0;
  while (table.next(record)) ++rows;
  CHECK(rows == 3);
}
