#include "report/cmo_diagram.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "report/path_dot.h"
#include "report/render/path_layout.h"

namespace thema::report {
namespace {

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

model::CmoElement element(RowId id, std::string role, std::string label, std::string words) {
  model::CmoElement e;
  e.id = id;
  e.role = std::move(role);
  e.label = std::move(label);
  e.statement = std::move(words);
  return e;
}

/// Invented: C, MR, R and O with the ids 10 n + 1 ... 10 n + 4.
model::Configuration configuration(RowId n, const std::string& theory) {
  model::Configuration c;
  c.id = n;
  c.label = "CMOC" + std::to_string(n);
  if (!theory.empty()) c.theories = {theory};
  c.version.elements = {element(10 * n + 1, "context", "C1", "Lives alone"),
                        element(10 * n + 2, "resource", "MR1", "Weekly calls"),
                        element(10 * n + 3, "reasoning", "R1", "Feels seen"),
                        element(10 * n + 4, "outcome", "O1", "Keeps going")};
  return c;
}

model::Theory theory(std::string label) {
  model::Theory t;
  t.label = std::move(label);
  t.statement = "If calls are kind, people keep going.";
  return t;
}

model::CmoEnd end(RowId cmoc, RowId element_id = 0, std::string label = {}) {
  model::CmoEnd e;
  e.cmoc = cmoc;
  e.label = "CMOC" + std::to_string(cmoc);
  e.element = element_id;
  e.element_label = std::move(label);
  return e;
}

model::CmoLink link(std::string kind, model::CmoEnd from, model::CmoEnd to) {
  model::CmoLink l;
  l.kind = std::move(kind);
  l.from = std::move(from);
  l.to = std::move(to);
  return l;
}

CmoDiagramInput study() {
  CmoDiagramInput input;
  input.configurations = {configuration(1, "T1"), configuration(2, "T2"), configuration(3, "T1")};
  input.theories = {theory("T1"), theory("T2")};
  input.links = {link("ripple", end(1, 14, "O1"), end(2, 21, "C1")),
                 link("rival-of", end(1), end(3))};
  return input;
}

TEST_CASE("configurations stand in the frame of their theory, with their links") {
  const auto figures = theory_diagrams(study(), 10);
  REQUIRE(figures.size() == 1);
  const PathDiagram& d = figures.front();
  REQUIRE(d.rows.size() == 3);
  CHECK(d.rows[0].heading == "CMOC1");
  CHECK(d.rows[1].heading == "CMOC3");
  CHECK(d.rows[1].frame == 0);
  CHECK(d.rows[2].frame == 1);
  CHECK(d.frames[1].heading == "T2");
  REQUIRE(d.links.size() == 2);
  CHECK(d.links[0].label == "ripple from CMOC1.O1");
  CHECK(d.boxes[*d.links[0].from_box].mark == "O1");
  CHECK_FALSE(d.links[1].from_box.has_value());
  CHECK_NOTHROW(check_figure(d));
}

TEST_CASE("a theory without a configuration has an empty frame") {
  CmoDiagramInput input = study();
  input.theories.push_back(theory("T3"));
  const auto figures = theory_diagrams(input, 10);
  REQUIRE(figures.front().frames.size() == 3);
  CHECK(figures.front().frames[2].heading == "T3");
}

TEST_CASE("many configurations become several figures, and links between these become words") {
  const auto figures = theory_diagrams(study(), 2);
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].text.title == "Programme theory (1 of 2): T1");
  CHECK(figures[0].rows.size() == 2);
  CHECK(figures[0].rows[0].elsewhere == std::vector<std::string>{"O1: ripple → CMOC2.C1"});
  CHECK(figures[1].rows[0].elsewhere == std::vector<std::string>{"C1: ripple ← CMOC1.O1"});
  CHECK(theory_diagrams(study(), 1).size() == 3);
  CHECK(theory_diagrams(study(), 0).size() == 1);
}

TEST_CASE("an element that two configurations share is one tall box, and one node") {
  CmoDiagramInput input = study();
  input.configurations[2].version.elements[0] = input.configurations[0].version.elements[0];
  const PathDiagram d = theory_diagrams(input, 10).front();
  const PathLayout at = place_paths(d, 0);
  CHECK(at.boxes.size() == 11);
  const PlacedBox& shared = at.boxes[at.rows[0].stacks[0].front()];
  CHECK(at.rows[1].stacks[0] == at.rows[0].stacks[0]);
  CHECK(shared.y == at.rows[0].top);
  CHECK(shared.y + shared.high == doctest::Approx(at.rows[1].top + at.rows[1].high));
  CHECK(times(path_diagram_dot(d), "Lives alone") == 2);  // of 3 configurations
  const CmoGraph graph = cmo_graph(input);
  CHECK(graph.nodes.size() == 11);
  CHECK(graph.nodes.front().cmocs == std::vector<std::string>{"CMOC1", "CMOC3"});
}

TEST_CASE("those that share an element are neighbours") {
  CmoDiagramInput input = study();
  for (auto& c : input.configurations) c.theories = {"T1"};
  input.configurations[2].version.elements[0] = input.configurations[0].version.elements[0];
  const PathDiagram d = theory_diagrams(input, 10).front();
  CHECK(d.rows[1].heading == "CMOC3");
  CHECK(d.rows[2].heading == "CMOC2");
}

TEST_CASE("a mechanism that does not fire, or works against, ends in a bar") {
  CmoDiagramInput input = study();
  input.links.clear();
  CHECK(path_diagram_dot(theory_diagrams(input, 0).front()).find("tee") == std::string::npos);
  SUBCASE("by its activation") { input.configurations[0].activation = "inhibited"; }
  SUBCASE("by its sign") { input.configurations[0].version.elements[2].sign = "-"; }
  CHECK(times(path_diagram_dot(theory_diagrams(input, 0).front()), "arrowhead=tee") == 1);
  CHECK(figure_svg(theory_diagrams(input, 0).front()).find("works against") != std::string::npos);
  const CmoGraph graph = cmo_graph(input);
  CHECK(graph.edges[1].kind == "leads-to");
  CHECK(graph.edges[2].kind == "works-against");
}

TEST_CASE("a configuration's own figure has its sentence") {
  const auto figures = configuration_diagrams(study(), "en");
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].text.title == "CMOC1");
  CHECK(figures[0].text.notes.front() ==
        "If lives alone, and with weekly calls, then keeps going, because feels seen.");
}

TEST_CASE("words of any content are escaped, in svg and in dot") {
  CmoDiagramInput input = study();
  input.configurations[0].version.elements[0].statement = "<b>\"a\" \\n & \x01\n]]>";
  const PathDiagram d = theory_diagrams(input, 10).front();
  const std::string svg = figure_svg(d), dot = path_diagram_dot(d);
  CHECK(svg.find("<b>") == std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(svg.find("<style") == std::string::npos);
  CHECK(dot.find("<b>\\\"a\\\" \\\\n &") != std::string::npos);
  CHECK(dot.find('\x01') == std::string::npos);
}

TEST_CASE("every line fits its box, also long words, capitals and Chinese") {
  CmoDiagramInput input = study();
  auto& elements = input.configurations[0].version.elements;
  elements[0].statement = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte";
  elements[1].statement = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
  elements[2].statement =
      "每周的目标由本人决定并且有关于活动和疼痛的日记和反馈让人看到两者之间的联系";
  elements[3].statement = std::string(100000, 'x');
  const PathDiagram d = theory_diagrams(input, 10).front();
  const PathLayout at = place_paths(d, 0);
  for (const PlacedBox& box : at.boxes) {
    for (const auto& line :
         path_lines(d.boxes[box.box].words, kPathSize, box.wide - 2 * kPathPad, 1000)) {
      CAPTURE(line);
      CHECK(line.size() <= 63);
    }
    CHECK(box.high >= static_cast<double>(box.mark.size() + box.words.size()) * kPathLine);
    CHECK(box.x + box.wide <= at.frame_right);
  }
  CHECK(at.boxes[3].cut);
  CHECK(at.boxes[3].words.back().ends_with("…"));
  CHECK(figure_svg(d).size() < 300000);
}

TEST_CASE("no two boxes and no two lanes of links lie on one another") {
  CmoDiagramInput input = study();
  for (RowId n = 4; n < 10; ++n) input.configurations.push_back(configuration(n, "T2"));
  for (RowId n = 1; n < 9; ++n) {
    input.links.push_back(link("ripple", end(n, 10 * n + 4, "O1"), end(9, 91, "C1")));
  }
  const PathDiagram d = theory_diagrams(input, 0).front();
  const PathLayout at = place_paths(d, 0);
  for (std::size_t i = 0; i < at.boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < at.boxes.size(); ++j) {
      const PlacedBox &a = at.boxes[i], &b = at.boxes[j];
      const bool apart =
          a.x + a.wide <= b.x || b.x + b.wide <= a.x || a.y + a.high <= b.y || b.y + b.high <= a.y;
      CHECK(apart);
    }
  }
  for (std::size_t i = 0; i < at.links.size(); ++i) {
    for (std::size_t j = i + 1; j < at.links.size(); ++j) {
      CHECK(at.links[i].label_y != at.links[j].label_y);
    }
  }
}

TEST_CASE("a link between boxes that are not there is a mistake of the program") {
  PathDiagram d = theory_diagrams(study(), 10).front();
  d.links.front().from_box = 99;
  CHECK_THROWS_AS(figure_svg(d), std::logic_error);
}

}  // namespace
}  // namespace thema::report
