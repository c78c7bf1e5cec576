#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

TEST_CASE("a format is known by its name") {
  CHECK(format_of("text") == Format::text);
  CHECK(format_of("md") == Format::md);
  CHECK(format_of("csv") == Format::csv);
  CHECK(format_of("tsv") == Format::tsv);
  CHECK(format_of("json") == Format::json);
  CHECK(format_of("jsonl") == Format::jsonl);
  CHECK(format_of("html") == Format::html);
}

TEST_CASE("an unknown format is a usage error that lists the formats") {
  try {
    format_of("jsonn");
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.code() == Errc::usage);
    CHECK(std::string(e.what()) ==
          "unknown format 'jsonn'; formats are text, md, csv, tsv, json, jsonl, html, latex, xlsx, "
          "svg");
    CHECK(e.hint().find("'json'") != std::string::npos);
  }
}

TEST_CASE("a file's extension gives its format, whatever its case") {
  CHECK(format_of_extension("out.csv") == Format::csv);
  CHECK(format_of_extension("a.b/out.tar.TSV") == Format::tsv);
  CHECK(format_of_extension("x.md") == Format::md);
  CHECK(format_of_extension("x.txt") == Format::text);
  CHECK(format_of_extension("x.htm") == Format::html);
  CHECK(format_of_extension("x.html") == Format::html);
  CHECK(format_of_extension("x.json") == Format::json);
  CHECK(format_of_extension("x.jsonl") == Format::jsonl);
  CHECK(format_of_extension("x.tex") == Format::latex);
  CHECK(format_of_extension("x.XLSX") == Format::xlsx);
  CHECK(format_of_extension("x.svg") == Format::svg);
}

TEST_CASE("a name without a known extension gives no format") {
  for (const char* path : {"", "out", "out.", "a.csv/out", ".csv", "dir/.json", "x.xls", "text"}) {
    CAPTURE(path);
    CHECK_FALSE(format_of_extension(path).has_value());
  }
}

TEST_CASE("the renderers agree with is_machine") {
  for (const Format format : testing::kAllFormats) {
    CHECK(make_renderer(format, [](std::string_view) {}, {})->machine() == is_machine(format));
  }
}

TEST_CASE("the same document gives the same bytes, in every format and on a terminal") {
  for (const Format format : testing::kAllFormats) {
    for (const std::size_t width : {std::size_t{0}, std::size_t{40}, std::size_t{80}}) {
      RenderOptions options;
      options.width = width;
      options.schema = "themes";
      const std::string first = testing::rendered(format, testing::give_everything, options);
      CHECK(first == testing::rendered(format, testing::give_everything, options));
      CHECK(first.ends_with('\n'));
    }
  }
}

TEST_CASE("no format sends a control character to a terminal") {
  const Table table = testing::table("rows", {testing::column("text"), testing::column("again")});
  std::vector<Row> rows;
  for (const auto& words : testing::hostile_texts()) {
    rows.push_back({testing::text(words), List{{words, words}}});
  }
  RenderOptions options;
  options.width = 60;
  for (const Format format : testing::kAllFormats) {
    const std::string out = testing::rendered(format, table, rows, options);
    CAPTURE(out);
    for (const char c : out) {
      CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t'));
      CHECK(c != '\x7f');
    }
    for (const char* control : {"\xC2\x9B", "\xC2\x85", "\xE2\x80\xAE", "\xE2\x81\xA6"}) {
      CHECK(out.find(control) == std::string::npos);
    }
  }
}

TEST_CASE("a row that does not fit its table is a mistake of the program") {
  const Table table = testing::table("rows", {testing::column("a"), testing::column("b")});
  for (const Format format : testing::kAllFormats) {
    auto renderer = make_renderer(format, [](std::string_view) {}, {});
    renderer->begin_table(table);
    CHECK_THROWS_AS(renderer->row({Value()}), std::logic_error);
  }
}

TEST_CASE("an empty document is still a whole one") {
  const auto nothing = [](Renderer&) {};
  CHECK(testing::rendered(Format::text, nothing).empty());
  CHECK(testing::rendered(Format::csv, nothing).empty());
  CHECK(testing::rendered(Format::jsonl, nothing).empty());
  CHECK(testing::rendered(Format::json, nothing) == "{}\n");
  CHECK(testing::rendered(Format::html, nothing).find("<title>thema</title>") != std::string::npos);
}

}  // namespace
}  // namespace thema::report
