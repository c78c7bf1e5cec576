#include "analysis/prisma_balance.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace thema::analysis {
namespace {

using Boxes = std::vector<model::PrismaBox>;

/// The published numbers of the review of digital self-management.
Boxes review() {
  return {{"identified", "", 14191},
          {"removed", "duplicates", 5973},
          {"screened", "", 8218},
          {"excluded", "title", 7436},
          {"excluded", "abstract", 677},
          {"assessed", "", 105},
          {"ineligible", "", 100},
          {"reports", "", 5},
          {"studies", "", 4}};
}

std::vector<std::string> places(const Boxes& boxes) {
  std::vector<std::string> out;
  for (const PrismaProblem& p : balance(boxes).problems) out.push_back(p.place);
  return out;
}

TEST_CASE("a published flow of 14 191 records to 5 articles balances") {
  const PrismaFlow flow = balance(review());
  CHECK(flow.problems.empty());
  CHECK(flow.databases.boxes[3].n == 8113);
  CHECK_FALSE(flow.other.any());
}

TEST_CASE("every number that is one too many is found where it stands") {
  for (std::size_t i = 0; i + 1 < review().size(); ++i) {
    CAPTURE(i);
    Boxes boxes = review();
    ++boxes[i].n;
    const auto found = balance(boxes).problems;
    REQUIRE_FALSE(found.empty());
    CHECK(std::abs(found.front().found - found.front().expected) == 1);
  }
  Boxes boxes = review();
  boxes[0].n += 9;
  const auto found = balance(boxes).problems;
  REQUIRE(found.size() == 1);
  CHECK(found[0].place == "screened");
  CHECK(found[0].why == "14200 identified - 5973 removed = 8227, but 8218 screened (-9)");
}

TEST_CASE("a flow by other methods alone is reckoned without what is not there") {
  const Boxes boxes{{"assessed", "", 12, true}, {"reports", "", 10}};
  const auto found = balance(boxes).problems;
  REQUIRE(found.size() == 1);
  CHECK(found[0].why == "12 assessed = 12, but 10 reports included (-2)");
}

TEST_CASE("parts add up to the box they are parts of") {
  Boxes boxes = review();
  boxes.push_back({"excluded", "", 8113});
  CHECK(places(boxes).empty());
  boxes.back().n = 8112;
  CHECK(places(boxes) == std::vector<std::string>{"excluded", "assessed"});
}

TEST_CASE("stages that were not counted are passed over") {
  CHECK(places({{"identified", "", 10}, {"excluded", "", 4}, {"reports", "", 6}}).empty());
  CHECK(places({{"identified", "", 10}, {"excluded", "", 4}, {"reports", "", 5}}) ==
        std::vector<std::string>{"reports"});
  CHECK(places({{"studies", "", 4}}).empty());
  CHECK(places({}).empty());
}

TEST_CASE("other methods bring reports of their own") {
  Boxes boxes = review();
  for (const auto& b : Boxes{{"identified", "web sites", 7, true},
                             {"sought", "", 7, true},
                             {"not_retrieved", "", 1, true},
                             {"assessed", "", 6, true},
                             {"ineligible", "", 4, true}}) {
    boxes.push_back(b);
  }
  CHECK(places(boxes) == std::vector<std::string>{"reports"});
  boxes[7].n = 7;
  CHECK(places(boxes).empty());
  boxes[11].n = 2;
  CHECK(places(boxes).front() == "other methods, assessed");
}

TEST_CASE("there are not more studies than reports") {
  Boxes boxes = review();
  boxes.back().n = 6;
  CHECK(places(boxes) == std::vector<std::string>{"studies"});
}

}  // namespace
}  // namespace thema::analysis
