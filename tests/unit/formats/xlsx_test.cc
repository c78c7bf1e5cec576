#include "formats/xlsx/xlsx.h"

#include "formats/table.h"
#include "formats/xlsx/number_format.h"
#include "formats/xlsx/sheet.h"
#include "formats/xlsx/workbook.h"
#include "helpers.h"

namespace {

namespace xlsx = thema::formats::xlsx;
using formats_test::contains;
using formats_test::data;
using formats_test::Strings;
using thema::formats::Record;
using thema::formats::Table;
using thema::formats::TableOptions;

/// "row:<cell><cell>" for each row behind the header.
Strings rows(const std::string& name, const std::string& sheet = {}) {
  thema::Sink no_sink;
  TableOptions options;
  options.sheet = sheet;
  Table table(data("xlsx/" + name), name, no_sink, options);
  Record record;
  Strings out;
  while (table.next(record)) {
    std::string line = std::to_string(record.line) + ":";
    for (const std::string& cell : record.cells) line += "<" + cell + ">";
    out.push_back(line);
  }
  return out;
}

Strings notes(const std::string& name) {
  thema::CollectingSink sink;
  Table table(data("xlsx/" + name), name, sink);
  Record record;
  for (int pass = 0; pass < 2; ++pass, table.rewind()) {
    while (table.next(record)) {
    }
  }
  Strings out;
  for (const auto& d : sink.diagnostics) out.push_back(d.id + ": " + d.message);
  return out;
}

thema::Error refusal(const std::string& path, const std::string& sheet = {}) {
  thema::Sink no_sink;
  TableOptions options;
  options.sheet = sheet;
  try {
    Table table(data(path), path, no_sink, options);
    Record record;
    while (table.next(record)) {
    }
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(thema::Errc::usage, "");
}

}  // namespace

TEST_CASE("shared texts are joined from their runs, without how they are pronounced") {
  CHECK(rows("shared-strings.xlsx") == Strings{"2:<P1><She said yes\nthen no>"});
}

TEST_CASE("numbers are the shortest text of the same value") {
  CHECK(rows("numbers.xlsx") == Strings{"2:<P1><45.2>", "3:<P2><0.001>", "4:<P3><100000>",
                                        "5:<P4><true>", "6:<P5><12.5>", "7:<P6><7>"});
}

TEST_CASE("dates are told by their format; 1900 has the day that never was") {
  CHECK(rows("dates.xlsx") == Strings{"2:<P1><2026-03-01>", "3:<P2><2026-03-01T14:05:00>",
                                      "4:<P3><06:00:00>", "5:<P4><1900-02-28>",
                                      "6:<P5><1900-02-29>", "7:<P6><1900-03-01>",
                                      "8:<P7><36:00:00>", "9:<P8><-3>"});
}

TEST_CASE("the system of 1904 counts from another day") {
  const Strings found = rows("dates-1904.xlsx");
  CHECK(found[0] == "2:<P1><2030-03-02>");
  CHECK(found[4] == "6:<P5><1904-03-01>");
}

TEST_CASE("a format's code says whether a number is a date, a time or neither") {
  using xlsx::Shown;
  CHECK(xlsx::shown_by("General") == Shown::number);
  CHECK(xlsx::shown_by("0.00E+00") == Shown::number);
  CHECK(xlsx::shown_by("0.0\" days\"") == Shown::number);
  CHECK(xlsx::shown_by("[Red]#,##0;[Blue]\\d0") == Shown::number);
  CHECK(xlsx::shown_by("yyyy\\-mm\\-dd") == Shown::date);
  CHECK(xlsx::shown_by("mmm") == Shown::date);
  CHECK(xlsx::shown_by("h:mm AM/PM") == Shown::time);
  CHECK(xlsx::shown_by("mm:ss.0") == Shown::time);
  CHECK(xlsx::shown_by("[hh]:mm") == Shown::elapsed);
}

TEST_CASE("errors and formulas without a value are empty, and told once") {
  CHECK(rows("errors.xlsx") == Strings{"2:<P1><>", "3:<P2><>"});
  const Strings told = notes("errors.xlsx");
  REQUIRE(told.size() == 2);
  CHECK(contains(told[0], "(1, #N/A in B2 is the first)"));
  CHECK(contains(told[1], "(1, in B3 is the first)"));
}

TEST_CASE("rows and cells without references follow each other; gaps are left out; a guard goes") {
  CHECK(rows("gaps.xlsx") == Strings{"5:<P1><=1+1>", "6:<><3>"});
  CHECK(notes("gaps.xlsx") == Strings{"xlsx-hidden-rows: hidden rows (1) are read, too"});
}

TEST_CASE("of merged cells each has the value") {
  CHECK(rows("merged.xlsx") ==
        Strings{"2:<P1><North>", "3:<P2><North>", "4:<P3><North>", "5:<P4><>"});
}

TEST_CASE("the first visible sheet is read, or the one that is named") {
  CHECK(rows("sheets.xlsx") == Strings{"2:<P1><first>"});
  CHECK(rows("sheets.xlsx", "More") == Strings{"2:<P2><second>"});
  CHECK(contains(notes("sheets.xlsx").at(0), "sheet 'People' of 2 is read"));
  const auto e = refusal("xlsx/sheets.xlsx", "Mor");
  CHECK(contains(e.what(), "no sheet 'Mor'; the workbook has: 'old', 'People', 'More'"));
  CHECK(contains(e.hint(), "More"));
}

TEST_CASE("element names may have prefixes, and comments may hold anything") {
  CHECK(rows("prefixes.xlsx") == Strings{"2:<P1>"});
}

TEST_CASE("what is no sound workbook is refused, and the message says why") {
  struct Case {
    std::string file, message;
  };
  for (const Case& c : {
           Case{"xlsx/truncated.xlsx", "cut short or damaged"},
           Case{"xlsx/encrypted.xlsx", "the workbook has a password: save it without one"},
           Case{"xlsx/old.xls", "old Office version (.xls): save it as .xlsx or csv"},
           Case{"xlsx/doctype.xlsx", "document type or entities, which are refused"},
           Case{"xlsx/row-order.xlsx", "row 2 stands behind row 3"},
           Case{"xlsx/column.xlsx", "cell 'XFE1' is out of place in row 1"},
           Case{"xlsx/shared-missing.xlsx", "refers to shared text 5 of 1"},
           Case{"xlsx/cut.xlsx", "the XML is cut short"},
           Case{"xlsx/no-sheet.xlsx", "no sheet with cells"},
           Case{"xlsx/empty.xlsx", "the file is empty"},
           Case{"xlsx/hidden.xlsx", "all sheets are hidden: choose one with --sheet: 'old'"},
           Case{"xlsx-bomb/text.xlsx", "refused as a zip bomb"},
           Case{"docx/labels.docx", "no workbook (.xlsx)"},
       }) {
    CAPTURE(c.file);
    const auto e = refusal(c.file);
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.file);
    CHECK(contains(e.what(), c.message));
  }
}

TEST_CASE("places in a sheet are read and written") {
  CHECK(xlsx::reference_of({1, 1}) == "A1");
  CHECK(xlsx::reference_of({1'048'576, 16'384}) == "XFD1048576");
  CHECK(xlsx::place_of("XFD1048576")->column == 16'384);
  CHECK_FALSE(xlsx::place_of("XFE1"));
  CHECK_FALSE(xlsx::place_of("A0"));
  CHECK_FALSE(xlsx::place_of("12"));
}

TEST_CASE("escaped characters of a workbook are resolved") {
  CHECK(xlsx::unescaped("a_x000D_\nb") == "a\nb");
  CHECK(xlsx::unescaped("_x005F_x000D_") == "_x000D_");
  CHECK(xlsx::unescaped("_xZZZZ_ _x0000_ _x00") == "_xZZZZ_ _x0000_ _x00");
}
