#include "model/row_pairs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

namespace thema::model {
namespace {

// All rows are invented.

using Rows = std::vector<RowCells>;

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Rows& before, const Rows& after) {
  std::vector<const RowCells*> b, a;
  for (const RowCells& row : before) b.push_back(&row);
  for (const RowCells& row : after) a.push_back(&row);
  return pair_rows(b, a);
}

/// What each row of `before` became.
std::map<RowCells, RowCells> became(const Rows& before, const Rows& after) {
  std::map<RowCells, RowCells> found;
  for (const auto& [b, a] : pairs_of(before, after)) found[before[b]] = after[a];
  return found;
}

std::size_t equal(const RowCells& a, const RowCells& b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) n += a[i] == b[i] ? 1 : 0;
  return n;
}

TEST_CASE("a corrected row stays the row that it was, wherever a new one stands") {
  Rows before{{"P01", "3m", "5"}, {"P01", "6m", "6"}};
  Rows after{{"P01", "0m", "9"}, {"P01", "3m", "4"}, {"P01", "6m", "8"}};
  std::sort(before.begin(), before.end());
  do {
    std::sort(after.begin(), after.end());
    do {
      const auto found = became(before, after);
      CHECK(found.size() == 2);
      CHECK(found.at({"P01", "3m", "5"}) == RowCells{"P01", "3m", "4"});
      CHECK(found.at({"P01", "6m", "6"}) == RowCells{"P01", "6m", "8"});
    } while (std::next_permutation(after.begin(), after.end()));
  } while (std::next_permutation(before.begin(), before.end()));
}

TEST_CASE("of rows that are as much alike, the one with the same first columns is the same") {
  const Rows before{{"6m", "6"}};
  CHECK(became(before, {{"0m", "6"}, {"6m", "8"}}).at({"6m", "6"}) == RowCells{"6m", "8"});
  CHECK(became(before, {{"6m", "8"}, {"0m", "6"}}).at({"6m", "6"}) == RowCells{"6m", "8"});
}

TEST_CASE("rows that have nothing in common are paired as they stand") {
  CHECK(pairs_of({{"a"}, {"b"}}, {{"c"}, {"d"}, {"e"}}) ==
        std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {1, 1}});
  CHECK(pairs_of({}, {{"c"}}).empty());
  CHECK(pairs_of({{"c"}}, {}).empty());
}

TEST_CASE("too many rows to compare are paired as they stand") {
  Rows before, after;
  for (int i = 0; i < 1001; ++i) {
    before.push_back({std::to_string(i)});
    after.push_back({std::to_string(1000 - i)});
  }
  const auto found = pairs_of(before, after);
  REQUIRE(found.size() == 1001);
  CHECK(found[1000] == std::pair<std::size_t, std::size_t>{1000, 1000});
  before.pop_back();
  after.pop_back();
  CHECK(pairs_of(before, after).front() == std::pair<std::size_t, std::size_t>{1, 999});
}

TEST_CASE("no two rows are more alike than those that they were paired with") {
  std::mt19937 random(7);
  const auto rows = [&](std::size_t columns) {
    Rows made(random() % 6);
    for (RowCells& row : made) {
      for (std::size_t i = 0; i < columns; ++i) row.push_back(std::to_string(random() % 3));
    }
    return made;
  };
  for (int run = 0; run < 3000; ++run) {
    const std::size_t columns = 1 + random() % 4;
    const Rows before = rows(columns), after = rows(columns);
    std::vector<int> of_before(before.size(), -1), of_after(after.size(), -1);
    for (const auto& [b, a] : pairs_of(before, after)) {
      REQUIRE(of_before[b] == -1);
      REQUIRE(of_after[a] == -1);
      of_before[b] = of_after[a] = static_cast<int>(equal(before[b], after[a]));
    }
    const auto unpaired = [](const std::vector<int>& of) {
      return std::count(of.begin(), of.end(), -1);
    };
    CHECK(std::min(unpaired(of_before), unpaired(of_after)) == 0);
    for (std::size_t b = 0; b < before.size(); ++b) {
      for (std::size_t a = 0; a < after.size(); ++a) {
        CHECK(static_cast<int>(equal(before[b], after[a])) <= std::max(of_before[b], of_after[a]));
      }
    }
  }
}

}  // namespace
}  // namespace thema::model
