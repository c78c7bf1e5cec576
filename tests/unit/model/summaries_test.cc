#include "model/summaries.h"

#include <doctest/doctest.h>

#include <random>

#include "model/summary_cell.h"

using namespace thema::model;
using Kind = SummaryCell::Kind;

TEST_CASE("brackets at the end of a summary are references if all of them are") {
  const SummaryCell cell = parse_summary_cell(" Two buses [P01_3m:33-36; P01: evening:12] ");
  CHECK(cell.kind == Kind::words);
  CHECK(cell.text == "Two buses");
  REQUIRE(cell.locators.size() == 2);
  CHECK(cell.locators[0].source == "P01_3m");
  CHECK(cell.locators[0].place == "33-36");
  CHECK(cell.locators[1].source == "P01: evening");
  for (const char* words : {"He said [sic]", "Two [P01:3] buses", "x [P01:3; later]", "x [:3]",
                            "x [P01:]", "x [P01:3-]", "x [P01:a]", "x ]", "[", "x [P01:3\\]"}) {
    CAPTURE(words);
    CHECK(parse_summary_cell(words).locators.empty());
    CHECK(parse_summary_cell(words).text == words);
  }
  CHECK(parse_summary_cell("[P01:3]").text.empty());
  CHECK(parse_summary_cell("[P01:3]").kind == Kind::words);
  CHECK(parse_summary_cell("x [P01:lost]").locators.front().place == "lost");
}

TEST_CASE("nothing said and not charted are different cells") {
  CHECK(parse_summary_cell("").kind == Kind::not_charted);
  CHECK(parse_summary_cell(" \n").kind == Kind::not_charted);
  CHECK(parse_summary_cell("Nothing said").kind == Kind::nothing_said);
  CHECK(to_string(parse_summary_cell("NOTHING SAID")) == "nothing said");
  CHECK(parse_summary_cell("nothing said of buses").kind == Kind::words);
}

TEST_CASE("a cell that is written is read as it was, whatever its words and sources are called") {
  std::mt19937 random(20261122);
  const std::string letters = "ab ;:[]\\-1\n";
  const auto word = [&](std::size_t longest) {
    std::string out;
    for (std::size_t i = random() % (longest + 1); i > 0; --i) {
      out += letters[random() % letters.size()];
    }
    return out;
  };
  for (int round = 0; round < 20000; ++round) {
    // Words as they are stored: what parsing them once gives.
    SummaryCell cell = parse_summary_cell(word(12) + "a");
    for (std::size_t i = random() % 3; i > 0; --i) {
      SummaryCell::Locator l{"x" + word(4) + "y", std::to_string(random() % 90)};
      if (random() % 4 == 0) l.place += "-99";
      if (random() % 8 == 0) l.place = "lost";
      const bool there =
          std::find(cell.locators.begin(), cell.locators.end(), l) != cell.locators.end();
      if (!there) cell.locators.push_back(l);
    }
    const std::string written = to_string(cell);
    CAPTURE(written);
    CHECK(parse_summary_cell(written) == cell);
  }
}
