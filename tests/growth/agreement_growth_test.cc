#include <doctest/doctest.h>

#include <random>
#include <string>

#include "analysis/agreement/krippendorff.h"
#include "growth/steps.h"

using namespace thema::analysis;
using namespace thema_test;

namespace {

/// Invented: two people measure so many things, hardly any of them the same to the last digit.
Ratings measurements(std::size_t units) {
  Ratings r;
  r.coders = {"one", "two"};
  std::mt19937 random(20261123);
  double at = 1;
  for (std::size_t u = 0; u < units; ++u) {
    const auto k = static_cast<int>(r.categories.size());
    for (int c = 0; c < 2; ++c) {
      at += static_cast<double>(1 + random() % 1000) / 1000;
      r.categories.push_back(std::to_string(at));
      r.numbers.push_back(at);
    }
    r.units.push_back({{k, k + 1}, 1, static_cast<std::uint32_t>(u)});
  }
  return r;
}

/// The steps of one repeat of resampling: what is worked out once is left out.
std::uint64_t steps_of_repeat(std::size_t units, Level level) {
  const Ratings r = measurements(units);
  const Alpha alpha(r, level);
  const std::vector<double> counts(units, 1);
  Measured m;
  const std::uint64_t steps = steps_of([&] { m = alpha.of(counts); });
  CHECK(m.value);
  return steps;
}

}  // namespace

TEST_CASE("10 times the measurements cost each repeat of alpha at most 11 times the steps") {
  for (const Level level : {Level::nominal, Level::ordinal, Level::interval, Level::ratio}) {
    CAPTURE(static_cast<int>(level));
    const std::uint64_t few = steps_of_repeat(2000, level);
    REQUIRE(few > 1000);  // or nothing was counted
    CHECK(steps_of_repeat(20000, level) <= 11 * few);
  }
}
