#include <doctest/doctest.h>

#include <stdexcept>

#include "report/figure.h"
#include "report/prisma_flow.h"

namespace thema::report {
namespace {

/// Invented.
FlowChart small_flow() {
  FlowChart chart;
  chart.text.title = "Flow";
  chart.rows = {"Screening", "Included"};
  chart.columns = {"", ""};
  chart.boxes = {
      {0, 0, {"Screened: 9"}}, {0, 1, {"Excluded: 4", "no <b>words\""}}, {1, 0, {"Included: 5"}}};
  chart.arrows = {{0, 1}, {0, 2}};
  return chart;
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST_CASE("a flow is set in lines, what goes aside with an arrow") {
  CHECK(figure_text(small_flow()) ==
        "Screening\n"
        "  Screened: 9\n"
        "    → Excluded: 4\n"
        "        no <b>words\"\n"
        "\n"
        "Included\n"
        "  Included: 5\n");
}

TEST_CASE("a flow is drawn with its boxes, arrows, title and description, all escaped") {
  const std::string svg = figure_svg(small_flow());
  CHECK(times(svg, "<polygon ") == 2);
  CHECK(times(svg, "<rect ") == 6);  // ground, two rows, three boxes
  CHECK(svg.find("<b>") == std::string::npos);
  CHECK(svg.find("<desc id=\"figure-1-description\">Flow chart of 3 boxes. Screened: 9.") !=
        std::string::npos);
  CHECK(svg == figure_svg(small_flow()));
}

TEST_CASE("a flow is a graph for Graphviz, its quotes escaped") {
  const std::string dot = flow_chart_dot(small_flow());
  CHECK(dot.find("b2 [label=\"Excluded: 4\\lno <b>words\\\"\\l\"];") != std::string::npos);
  CHECK(dot.find("b1 -> b3;") != std::string::npos);
  CHECK(times(dot, "rank=same") == 2);
}

TEST_CASE("a flow whose parts do not fit together is a mistake of the program") {
  FlowChart chart = small_flow();
  chart.arrows.push_back({0, 3});
  CHECK_THROWS_AS(figure_svg(chart), std::logic_error);
  chart = small_flow();
  chart.boxes[0].row = 2;
  CHECK_THROWS_AS(figure_text(chart), std::logic_error);
}

TEST_CASE("a PRISMA flow has only the rows that have numbers, and says what is wrong") {
  const FlowChart chart = prisma_chart(
      analysis::balance({{"identified", "", 12345}, {"removed", "", 345}, {"reports", "", 11999}}));
  CHECK(chart.rows == std::vector<std::string>{"Identification", "Included"});
  REQUIRE(chart.boxes.size() == 3);
  CHECK(chart.boxes[0].lines.front() == "Records identified: n\u00a0=\u00a012\u00a0345");
  CHECK(chart.arrows.size() == 2);
  REQUIRE(chart.text.notes.size() == 1);
  CHECK(chart.text.notes[0].find("12000, but 11999 reports included (-1)") != std::string::npos);
}

}  // namespace
}  // namespace thema::report
