#include "report/figure.h"

#include <doctest/doctest.h>

#include <limits>

#include "report/figure_scale.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::rendered;

/// Invented.
HeatMap small_map() {
  HeatMap map;
  map.text.title = "Codes by source";
  map.measure = "extracts";
  map.rows = {"Barriers", "Support"};
  map.columns = {"P02", "P07", "P10"};
  map.values = {{0, 3, 6}, {12, std::nullopt, 9}};
  return map;
}

LineChart small_chart() {
  LineChart chart;
  chart.text.title = "Saturation";
  chart.position_heading = "Source";
  chart.value_heading = "Codes";
  chart.positions = {"P02", "P07", "P10"};
  chart.series = {{"New", {4, 2, 0}, true}, {"All", {4, 6, 6}, false}};
  chart.thresholds = {{1, "5% of the base"}};
  chart.marks = {{1, "base"}};
  return chart;
}

BarChart small_bars() {
  BarChart chart;
  chart.positions = {"Barriers", "Support"};
  chart.series = {{"web", {3, 12}, false}};
  return chart;
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

TEST_CASE("a heat map is set in shades with its numbers below one another") {
  CHECK(figure_text(small_map()) ==
        "            P02   P07   P10\n"
        "───────────────────────────\n"
        "Barriers      0  ▒▒ 3  ▓▓ 6\n"
        "Support   ██ 12     –  ██ 9\n"
        "\n"
        "░░ below 3  ▒▒ below 6  ▓▓ below 9  ██ to 12 extracts  – no value\n");
}

TEST_CASE("a heat map that is too wide is broken into blocks of columns") {
  const std::string text = figure_text(small_map(), 20);
  CHECK(times(text, "Barriers") == 2);
  CHECK(times(text, "P10") == 1);
}

TEST_CASE("a line chart is set with its axes and a key") {
  const std::string text = figure_text(small_chart(), 40);
  CHECK(text.find("Codes\n") == 0);
  CHECK(text.find("6 ┤") != std::string::npos);
  CHECK(text.find("■ All\n") != std::string::npos);
  CHECK(text.find("▒ New\n") != std::string::npos);
  CHECK(text.find("┊ base (P07)\n") != std::string::npos);
}

TEST_CASE("bars are as long as their share of the longest") {
  CHECK(figure_text(small_bars()) ==
        "Barriers │██████████ 3\n"
        "Support  │████████████████████████████████████████ 12\n"
        "\n"
        "█ web\n");
}

TEST_CASE("an svg in a page has whole numbers for its size and nothing of fonts in its tag") {
  for (const Figure& figure : {Figure(small_map()), Figure(small_chart())}) {
    const std::string svg = figure_svg(figure);
    const std::string tag = svg.substr(0, svg.find('>'));
    const std::string sizes =
        tag.substr(tag.find(" width="), tag.find(" role=") - tag.find(" width="));
    CHECK(sizes.find('.') == std::string::npos);
    CHECK(tag.find("font") == std::string::npos);
    CHECK(tag.find("fill") == std::string::npos);
    CHECK(svg.find("<g font-family=") != std::string::npos);
  }
}

TEST_CASE("an svg has a viewBox, a title and a description made from its numbers") {
  const std::string svg = figure_svg(small_map());
  CHECK(svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=") == 0);
  CHECK(svg.find(" viewBox=\"0 0 ") != std::string::npos);
  CHECK(svg.find("<title>Codes by source</title>") != std::string::npos);
  CHECK(
      svg.find("Heat map of 2 rows and 3 columns. Largest: 12 extracts, Support by P02.</desc>") !=
      std::string::npos);
  CHECK(svg == figure_svg(small_map()));
}

TEST_CASE("a missing value is drawn as missing, a zero as 0") {
  const std::string svg = figure_svg(small_map());
  CHECK(times(svg, ">–</text>") == 1);
  CHECK(times(svg, ">0</text>") == 2);  // of the cell, and of the shades
}

TEST_CASE("texts of a figure are escaped, whatever they hold") {
  for (const auto& words : testing::hostile_texts()) {
    CAPTURE(words);
    HeatMap map = small_map();
    map.text.title = map.rows[0] = map.columns[0] = map.measure = map.row_heading = words;
    const std::string svg = figure_svg(map);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<img") == std::string::npos);
    CHECK(svg.find('\x1b') == std::string::npos);
    CHECK(svg.find("<br>") == std::string::npos);
    CHECK(figure_text(map).find('\x1b') == std::string::npos);
    LineChart chart = small_chart();
    chart.positions[0] = chart.series[0].name = chart.marks[0].label = words;
    CHECK(figure_svg(chart).find("<script") == std::string::npos);
    CHECK(figure_text(chart, 30).find('\x1b') == std::string::npos);
  }
  HeatMap map = small_map();
  map.rows[0] = "no \xEF\xBF\xBF character";
  CHECK(figure_svg(map).find("\xEF\xBF\xBF") == std::string::npos);
}

TEST_CASE("a label that is too long is cut, and the whole of it is a tooltip") {
  HeatMap map = small_map();
  map.rows[0] = std::string(300, 'x');
  const std::string svg = figure_svg(map);
  CHECK(svg.find("<title>" + std::string(300, 'x') + "</title>") != std::string::npos);
  CHECK(svg.find("x…x") != std::string::npos);
}

TEST_CASE("figures of nothing, of one value and of no number are drawn") {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  for (const double value : {0.0, -3.0, 1e308, 1e-308, kInfinite, 0.5}) {
    CAPTURE(value);
    HeatMap map;
    map.rows = map.columns = {"a"};
    map.values = {{value}};
    LineChart line;
    line.positions = {"a", "b"};
    line.series = {{"", {value, -value}, false}, {"", {value, value}, true}};
    line.thresholds = {{value, "x"}};
    BarChart bars;
    bars.positions = {"a"};
    bars.series = {{"", {value}, false}};
    for (const Figure& figure : std::vector<Figure>{map, line, bars}) {
      CHECK(figure_svg(figure).find("nan") == std::string::npos);
      CHECK(figure_svg(figure).find("inf") == std::string::npos);
      CHECK_FALSE(figure_text(figure, 10).empty());
    }
  }
  CHECK(figure_svg(HeatMap{}).find("</svg>") != std::string::npos);
  CHECK(figure_svg(LineChart{}).find("</svg>") != std::string::npos);
  CHECK(figure_svg(BarChart{}).find("</svg>") != std::string::npos);
}

TEST_CASE("a table of numbers is a heat map") {
  Table table = testing::table(
      "cooccur", {testing::column("code"), testing::column("Trust", Column::Kind::integer)});
  table.caption = "Codes that meet";
  table.notes = {"Counted: union."};
  const HeatMap map = heat_map_of(
      table, {{testing::text("Trust"), testing::integer(3)}, {testing::text("Back"), Value()}}, "");
  CHECK(map.text.title == "Codes that meet");
  CHECK(map.text.notes == table.notes);
  CHECK(map.row_heading == "code");
  CHECK(map.rows == std::vector<std::string>{"Trust", "Back"});
  CHECK(map.columns == std::vector<std::string>{"Trust"});
  CHECK(map.values[0][0] == 3.0);
  CHECK_FALSE(map.values[1][0].has_value());
  CHECK_THROWS_AS(heat_map_of(table, {{testing::text("Trust")}}, ""), std::logic_error);
}

TEST_CASE("what does not fit together is a mistake of the program") {
  HeatMap map = small_map();
  map.values.pop_back();
  CHECK_THROWS_AS(figure_svg(map), std::logic_error);
  LineChart chart = small_chart();
  chart.marks[0].position = 3;
  CHECK_THROWS_AS(figure_text(chart), std::logic_error);
  chart = small_chart();
  chart.series[0].values.pop_back();
  CHECK_THROWS_AS(figure_svg(chart), std::logic_error);
}

TEST_CASE("scales have round numbers, and whole ones where values are whole") {
  CHECK(scale_of({0, 37}, 5).marks() == std::vector<double>{0, 10, 20, 30, 40});
  CHECK(scale_of({1, 2}, 5).marks() == std::vector<double>{0, 1, 2});
  CHECK(scale_of({0.3}, 3).high == doctest::Approx(0.3));
  CHECK(scale_of({-4, 4}, 4).marks() == std::vector<double>{-4, -2, 0, 2, 4});
  CHECK(figure_number(1.0 / 3) == "0.33");
  CHECK(figure_number(0.0012) == "0.0012");
}

TEST_CASE("svg shows the figures of a document and refuses one without") {
  const auto figures = [](Renderer& to) {
    to.heading({1, "Heading"});
    to.figure(small_map());
    to.figure(small_chart());
  };
  const std::string svg = rendered(Format::svg, figures);
  CHECK(times(svg, "<svg ") == 3);
  CHECK(svg.find("Heading") == std::string::npos);
  CHECK(svg.find("<desc id=\"figure-2-description\">") != std::string::npos);
  CHECK_THROWS_WITH(rendered(Format::svg, testing::give_everything),
                    "there is no figure in this result, which svg would show");
}

TEST_CASE("formats for people show a figure, those for programs leave it out") {
  const auto give = [](Renderer& to) { to.figure(small_map()); };
  CHECK(rendered(Format::html, give).find("<figure class=\"chart\" tabindex=\"0\">\n<svg ") !=
        std::string::npos);
  CHECK(rendered(Format::text, give).find("Codes by source\n\n            P02") == 0);
  CHECK(rendered(Format::md, give).find("**Codes by source**\n\n                P02") == 0);
  CHECK(rendered(Format::csv, give).empty());
}

}  // namespace
}  // namespace thema::report
