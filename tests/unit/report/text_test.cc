#include <doctest/doctest.h>

#include <algorithm>

#include "base/strings.h"
#include "text/width.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;
using testing::wrapping;
using Kind = Column::Kind;

RenderOptions terminal(std::size_t width) {
  RenderOptions options;
  options.width = width;
  return options;
}

std::size_t widest_line(std::string_view out) {
  std::size_t widest = 0;
  for (const auto line : split(out, '\n')) widest = std::max(widest, text::display_width(line));
  return widest;
}

/// The ASCII letters of `s`, sorted: what wrapping must neither lose nor add.
std::string letters(std::string_view s) {
  std::string kept;
  for (const char c : s) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) kept += c;
  }
  std::ranges::sort(kept);
  return kept;
}

Table theme_table() {
  Table themes =
      table("themes", {column("Theme"), column("Subtheme"), wrapping("Barriers", Kind::list),
                       wrapping("Quote", Kind::quotations), column("n", Kind::integer)});
  themes.group_first_column = true;
  return themes;
}

std::vector<Row> theme_rows() {
  return {{text("Quality and amount of content"), text("Quality of content"),
           List{{"Contradictory content between DHI and HCP", "Not trusted"}},
           std::vector<Quotation>{{"There is a lot of information, probably almost too much",
                                   "Man, 47, bank director"}},
           integer(12)},
          {text("Quality and amount of content"), text("Amount"), List{}, std::vector<Quotation>{},
           integer(3)},
          {text("IT"), text("Logging in"), List{{"Passwords"}}, std::vector<Quotation>{}, Value()}};
}

TEST_CASE("columns are aligned below their headings, numbers to the right") {
  const Table rows = table("rows", {column("code"), column("n", Kind::integer),
                                    column("share", Kind::number), column("done", Kind::boolean)});
  CHECK(rendered(Format::text, rows,
                 {{text("Fear"), integer(7), Value(0.5), Value(true)},
                  {text("Logging in"), integer(104), Value(), Value(false)},
                  {Value(), integer(-1), Value(0.49152542), Value()}}) ==
        "code          n   share  done\n"
        "──────────  ───  ──────  ────\n"
        "Fear          7     0.5  yes\n"
        "Logging in  104          no\n"
        "             -1  0.4915\n");
}

TEST_CASE("wide, combining and joined characters keep columns aligned") {
  const Table rows = table("rows", {column("a"), column("b")});
  const std::string out = rendered(Format::text, rows,
                                   {{text("日本語"), text("x")},
                                    {text("e\xCC\x81"), text("x")},
                                    {text("👩‍👩‍👧"), text("x")},
                                    {text("naïve “q”"), text("x")}});
  for (const auto line : split(trim(out), '\n')) {
    const std::size_t x = line.find('x');
    if (x != std::string_view::npos) CHECK(text::display_width(line.substr(0, x)) == 11);
  }
}

TEST_CASE("an empty result keeps its heading row") {
  CHECK(rendered(Format::text, table("rows", {column("a"), column("bcd")}), {}) ==
        "a  bcd\n─  ───\n");
  Table wide = table("rows", {column("first heading"), column("second heading")});
  CHECK(rendered(Format::text, wide, {}, terminal(20)) ==
        "first    second\nheading  heading\n"
        "───────  ───────\n");
}

TEST_CASE("lists are bullets, quotations quoted, repeats of the first column blank") {
  CHECK(rendered(Format::text, theme_table(), theme_rows(), terminal(80)) ==
        "Theme              Subtheme           Barriers           Quote               n\n"
        "─────────────────  ─────────────────  ─────────────────  ─────────────────  ──\n"
        "Quality and        Quality of         - Contradictory    ‘There is a lot    12\n"
        "amount of content  content              content between  of information,\n"
        "                                        DHI and HCP      probably almost\n"
        "                                      - Not trusted      too much’ (Man,\n"
        "                                                         47, bank\n"
        "                                                         director)\n"
        "\n"
        "                   Amount                                                    3\n"
        "IT                 Logging in         - Passwords\n");
}

TEST_CASE("people see no empty items and no blank ends") {
  const Table rows = table("rows", {column("a", Kind::list), column("b")});
  const std::vector<Row> data = {{List{{"", "x\n", " "}}, text("\n y \n\n")}};
  CHECK(rendered(Format::text, rows, data) == "a    b\n───  ──\n- x   y\n");
  CHECK(rendered(Format::md, rows, data) == "| a | b |\n| --- | --- |\n| • x | y |\n");
}

TEST_CASE("tables fit a terminal of 80 and of 40 columns and lose nothing") {
  const auto rows = theme_rows();
  std::string content = "ThemeSubthemeBarriersQuoten";
  for (const auto& row : rows) {
    content += std::get<std::string>(std::get<Value>(row[0]));
    content += std::get<std::string>(std::get<Value>(row[1]));
    for (const auto& item : std::get<List>(row[2]).items) content += item;
    for (const auto& [words, who, place] : std::get<std::vector<Quotation>>(row[3])) {
      content.append(words).append(who);
    }
  }
  Table flat = theme_table();
  flat.group_first_column = false;
  const std::string at_80 = rendered(Format::text, flat, rows, terminal(80));
  CHECK(widest_line(at_80) <= 80);
  CHECK(letters(at_80) == letters(content));
  const std::string at_40 = rendered(Format::text, flat, rows, terminal(40));
  CHECK(widest_line(at_40) <= 40);
  // Row by row: the headings are said again.
  CHECK(letters(at_40) ==
        letters(content + "ThemeSubthemeBarriersQuotenThemeSubthemeBarriersQuoten"));
}

TEST_CASE("whatever it holds, no line is wider than the terminal") {
  Table rows = table("rows", {column("source"), wrapping("text"), column("again", Kind::list),
                              column("n", Kind::integer)});
  rows.caption = "A caption that is longer than a narrow terminal is wide, 日本語 included";
  rows.notes = {"A note that is longer than a narrow terminal is wide as well"};
  std::vector<Row> data;
  for (const auto& words : testing::hostile_texts()) {
    const std::string thrice = join({words, words, words}, "");
    data.push_back({text("P07_3m"), text(thrice), List{{words, words}}, integer(7)});
  }
  data.push_back({text("P1"), text(std::string(300, 'x')), List{{"日本語日本語日本語日本語日本語"}},
                  integer(1234567)});
  for (const unsigned width : {20U, 33U, 40U, 57U, 80U, 120U}) {
    CAPTURE(width);
    CHECK(widest_line(rendered(Format::text, rows, data, terminal(width))) <= width);
    CHECK(widest_line(rendered(Format::text, testing::give_everything, terminal(width))) <= width);
  }
}

TEST_CASE("only columns that wrap are broken while that is enough") {
  const Table rows = table("rows", {column("source"), wrapping("text"), column("code")});
  CHECK(rendered(Format::text, rows,
                 {{text("P07 at 3 months"), text("I found it hard at first, you know"),
                   text("Barriers / IT usability")},
                  {text("P08"), text("No"), text("Fear")}},
                 terminal(60)) ==
        "source           text                code\n"
        "───────────────  ──────────────────  ───────────────────────\n"
        "P07 at 3 months  I found it hard at  Barriers / IT usability\n"
        "                 first, you know\n"
        "\n"
        "P08              No                  Fear\n");
}

TEST_CASE("off a terminal nothing is broken, and a very long cell does not widen all rows") {
  const Table rows = table("rows", {column("a"), column("b")});
  const std::string once(1000, 'x');
  const std::string out =
      rendered(Format::text, rows, {{text(once), text("y")}, {text("z"), text("y")}});
  CHECK(out.find(once + "  y\n") != std::string::npos);
  CHECK(out.find("z" + std::string(201, ' ') + "y\n") != std::string::npos);
}

TEST_CASE("a long table is printed while its rows come, by the widths of the first thousand") {
  std::string out;
  const auto renderer = make_renderer(
      Format::text, [&](std::string_view piece) { out += piece; }, terminal(30));
  renderer->begin_table(table("rows", {column("n", Kind::integer), wrapping("words")}));
  constexpr int kRows = 20000;
  for (int n = 1; n <= kRows; ++n)
    renderer->row({integer(n), text("six words that every row has")});
  CHECK(out.size() > kRows * 20);
  renderer->row({integer(123456789), text("last")});
  renderer->end_table();
  renderer->finish();
  CHECK(widest_line(out) == 31);  // a number is never broken
  CHECK(out.starts_with("   n  words\n"));
  CHECK(out.find("\n1001  six words that every row\n      has\n") != std::string::npos);
  CHECK(out.ends_with("123456789  last\n"));
}

TEST_CASE("control characters are shown") {
  CHECK(rendered(Format::text, [](Renderer& to) {
          to.note({"\x1b[31mred\tx\r\ny\xE2\x80\xAE", false});
        }) == "␛[31mred    x\ny<U+202E>\n");
}

TEST_CASE("fields stand below one another, long ones hang") {
  const auto give = [](Renderer& to) {
    to.field({"title", "Title", text("Back pain self-care")});
    to.field({"coders", "Coders", List{{"anna", "ben"}}});
    to.field({"lines", "", Range{3, 5}});
    to.field({"none", "None", Value()});
    to.note({"The end.", false});
  };
  CHECK(rendered(Format::text, give) ==
        "Title:  Back pain self-care\n"
        "Coders: - anna\n"
        "        - ben\n"
        "lines:  3-5\n"
        "None:\n"
        "\n"
        "The end.\n");
  CHECK(rendered(Format::text, give, terminal(20)) ==
        "Title:  Back pain\n"
        "        self-care\n"
        "Coders: - anna\n"
        "        - ben\n"
        "lines:  3-5\n"
        "None:\n"
        "\n"
        "The end.\n");
}

TEST_CASE("headings are underlined and blocks stand apart") {
  const auto give = [](Renderer& to) {
    to.heading({1, "Themes"});
    to.heading({2, "日本語"});
    to.heading({3, "Third"});
    to.note({"First paragraph.\n\nSecond\nparagraph.", false});
  };
  CHECK(rendered(Format::text, give) ==
        "Themes\n======\n\n日本語\n------\n\nThird\n\nFirst paragraph.\n\nSecond\nparagraph.\n");
}

TEST_CASE("a quote has its attribution after it, its context and place around it") {
  const auto give = [](Renderer& to) {
    to.quote({"I found it hard at first, but then I walked more.",
              "P12, female, 55",
              {"I: And then?"},
              {"I: Right."},
              "P12_6m, turn 3",
              "Compare P07",
              true});
  };
  CHECK(rendered(Format::text, give) ==
        "    [I: And then?]\n"
        "  ‘I found it hard at first, but then I walked more.’ (P12, female, 55)\n"
        "    [I: Right.]\n"
        "    P12_6m, turn 3; exemplar\n"
        "    Memo: Compare P07\n");
  CHECK(rendered(Format::text, give, terminal(40)) ==
        "    [I: And then?]\n"
        "  ‘I found it hard at first, but then I\n"
        "  walked more.’ (P12, female, 55)\n"
        "    [I: Right.]\n"
        "    P12_6m, turn 3; exemplar\n"
        "    Memo: Compare P07\n");
}

TEST_CASE("an attribution that brings its brackets gets no more of them") {
  const auto said = [](std::string attribution) {
    return rendered(Format::text, [&](Renderer& to) {
      to.quote({"Yes.", attribution, {}, {}, "", "", false});
    });
  };
  CHECK(said("(P12, female)") == "  ‘Yes.’ (P12, female)\n");
  CHECK(said("[00:12:31]") == "  ‘Yes.’ [00:12:31]\n");
  CHECK(said("(P12) and (P13)") == "  ‘Yes.’ ((P12) and (P13))\n");
  CHECK(said("P12 (f)") == "  ‘Yes.’ (P12 (f))\n");
  CHECK(said("(P12 (f))") == "  ‘Yes.’ (P12 (f))\n");
  CHECK(said("") == "  ‘Yes.’\n");
}

TEST_CASE("colour only when asked, and never in the words") {
  CHECK(rendered(Format::text, testing::give_everything).find('\x1b') == std::string::npos);
  RenderOptions coloured;
  coloured.colour = true;
  const Table rows = table("rows", {column("a"), column("b")});
  CHECK(rendered(Format::text, rows, {{text("\x1b[5m"), text("y")}}, coloured) ==
        "\x1b[1ma\x1b[0m     \x1b[1mb\x1b[0m\n────  ─\n␛[5m  y\n");
}

TEST_CASE("numbers for people have at most four decimals") {
  const auto shown = [](double value) {
    const std::string out = rendered(Format::text, [&](Renderer& to) {
      to.field({"v", "v", Value(value)});
    });
    return std::string(trim(out.substr(2)));
  };
  CHECK(shown(0.49152542) == "0.4915");
  CHECK(shown(65.625) == "65.625");
  CHECK(shown(3.0) == "3");
  CHECK(shown(-0.5) == "-0.5");
  CHECK(shown(0.00001234) == "1.23e-05");
  CHECK(shown(0.0) == "0");
  CHECK(shown(-0.0) == "0");
  CHECK(shown(100) == "100");
  CHECK(shown(1e20) == "1e+20");
  CHECK(shown(123456789.25) == "123456789.25");
}

}  // namespace
}  // namespace thema::report
