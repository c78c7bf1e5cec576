#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "text/utf8.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using nlohmann::json;
using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;
using Kind = Column::Kind;

RenderOptions schema(std::string name) {
  RenderOptions options;
  options.schema = std::move(name);
  return options;
}

TEST_CASE("a JSON document has a schema, fields, and rows one a line") {
  const auto give = [](Renderer& to) {
    to.field({"title", "Title", text("Back pain")});
    to.begin_table(table("quotes", {column("source"), column("lines", Kind::range)}));
    to.row({text("P1"), Range{88, 90}});
    to.row({text("P2"), Range{7, 7}});
    to.end_table();
    to.field({"people", "People", integer(2)});
  };
  CHECK(rendered(Format::json, give, schema("quotes")) == R"({
  "schema": "thema/quotes/1",
  "title": "Back pain",
  "quotes": [
    {"source":"P1","lines":[88,90]},
    {"source":"P2","lines":[7,7]}
  ],
  "people": 2
}
)");
  CHECK(rendered(Format::jsonl, give) ==
        "{\"source\":\"P1\",\"lines\":[88,90]}\n{\"source\":\"P2\",\"lines\":[7,7]}\n");
}

TEST_CASE("an empty table is an empty array") {
  CHECK(rendered(Format::json, table("quotes", {column("a")}), {}) ==
        "{\n  \"schema\": \"thema/quotes/1\",\n  \"quotes\": []\n}\n");
  CHECK(rendered(Format::jsonl, table("quotes", {column("a")}), {}).empty());
}

TEST_CASE("the schema's version is the options'") {
  RenderOptions options = schema("cases");
  options.schema_version = 3;
  const auto parsed = json::parse(rendered(Format::json, table("cases", {}), {}, options));
  CHECK(parsed["schema"] == "thema/cases/3");
}

TEST_CASE("every kind of cell is a JSON value of its kind") {
  const auto value = [](Cell cell) {
    const std::string out =
        rendered(Format::jsonl, table("rows", {column("v")}), {{std::move(cell)}});
    return json::parse(out)["v"];
  };
  CHECK(value(Value()).is_null());
  CHECK(value(Value(true)) == true);
  CHECK(value(integer(std::numeric_limits<std::int64_t>::max())) == 9223372036854775807LL);
  CHECK(value(Value(0.1)) == 0.1);
  CHECK(value(Value(std::nextafter(1.0, 2.0))) == std::nextafter(1.0, 2.0));
  CHECK(value(Value(1e300)) == 1e300);
  CHECK(value(Value(std::nan(""))).is_null());
  CHECK(value(Value(-std::numeric_limits<double>::infinity())).is_null());
  CHECK(value(text("")) == "");
  CHECK(value(List{{"a", "b"}}) == json::parse(R"(["a","b"])"));
  CHECK(value(List{}) == json::array());
  CHECK(value(Members{{{"valence", {"barrier"}}, {"npt", {"x", "y"}}, {"none", {}}}}) ==
        json::parse(R"({"valence":"barrier","npt":["x","y"],"none":[]})"));
  CHECK(value(Members{}) == json::object());
  CHECK(value(Range{1, 2}) == json::parse("[1,2]"));
  const auto quotations = value(std::vector<Quotation>{{"I walk", "(P12)"}, {"I run", ""}});
  CHECK(quotations == json{{{"text", "I walk"}, {"attribution", "(P12)"}},
                           {{"text", "I run"}, {"attribution", ""}}});
}

TEST_CASE("numbers are in their shortest form") {
  const Table rows = table("rows", {column("v")});
  CHECK(rendered(Format::jsonl, rows, {{Value(0.05891072)}}) == "{\"v\":0.05891072}\n");
  CHECK(rendered(Format::jsonl, rows, {{Value(3.0)}}) == "{\"v\":3}\n");
}

TEST_CASE("JSON shows the columns meant for it") {
  const Table cases = table("cases", {column("case"), column("people", Kind::text, kPeople),
                                      column("age", Kind::integer, kCsv),
                                      column("attributes", Kind::members, kMachines)});
  CHECK(rendered(Format::jsonl, cases,
                 {{text("P1"), text("x"), integer(5), Members{{{"age", {"5"}}}}}}) ==
        "{\"case\":\"P1\",\"attributes\":{\"age\":\"5\"}}\n");
  CHECK(rendered(Format::jsonl, table("t", {column("a", Kind::text, kPeople)}), {{text("x")}}) ==
        "{}\n");
}

TEST_CASE("every character comes back from JSON as it was") {
  std::string all;
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c < 0xD800 || c > 0xDFFF) text::append_utf8(all, c);
  }
  const Table rows = table("rows", {column(all)});
  const std::string out = rendered(Format::json, rows, {{text(all)}});
  const auto parsed = json::parse(out);
  CHECK((parsed["rows"][0][all] == all));
  CHECK(text::find_invalid_utf8(out) == std::string_view::npos);
}

TEST_CASE("what is more than text to some readers is escaped in JSON") {
  const std::string out =
      rendered(Format::jsonl, table("r", {column("v")}),
               {{text("\x1b\x7f\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\"\\\n\xC2\xA0")}});
  CHECK(out == "{\"v\":\"\\u001b\\u007f\\u009b\\u2028\\u202e\\\"\\\\\\n\xC2\xA0\"}\n");
}

TEST_CASE("hostile texts come back from JSON lines as they were") {
  std::vector<Row> data;
  for (const auto& words : testing::hostile_texts()) data.push_back({text(words)});
  std::istringstream lines(rendered(Format::jsonl, table("rows", {column("v")}), data));
  std::size_t i = 0;
  for (std::string line; std::getline(lines, line); ++i) {
    CHECK(json::parse(line)["v"] == testing::hostile_texts().at(i));
  }
  CHECK(i == data.size());
}

TEST_CASE("fields are a line of their own in JSON lines only without a table") {
  const auto give = [](Renderer& to) {
    to.field({"title", "", text("Back pain")});
    to.field({"n", "", integer(3)});
  };
  CHECK(rendered(Format::jsonl, give) == "{\"title\":\"Back pain\",\"n\":3}\n");
}

TEST_CASE("two members of one name are a mistake of the program") {
  const auto give = [](Renderer& to) {
    to.field({"n", "", integer(1)});
    to.field({"n", "", integer(2)});
  };
  CHECK_THROWS_AS(rendered(Format::json, give), std::logic_error);
}

TEST_CASE("long results are handed on piece by piece") {
  std::size_t pieces = 0, longest = 0;
  auto renderer = make_renderer(Format::json,
                                [&](std::string_view piece) {
                                  ++pieces;
                                  longest = std::max(longest, piece.size());
                                },
                                {});
  renderer->begin_table(table("rows", {column("v")}));
  for (int i = 0; i < 10000; ++i) renderer->row({text(std::string(100, 'x'))});
  renderer->end_table();
  renderer->finish();
  CHECK(pieces > 10);
  CHECK(longest < 100000);
}

}  // namespace
}  // namespace thema::report
