// Work on texts: what grows with the words must not grow with their square.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "analysis/agreement/gamma.h"
#include "analysis/identifying.h"
#include "growth/steps.h"
#include "text/reanchor.h"

using namespace thema_test;

namespace {

constexpr double kAtMost = 14;  // as in growth_test.cc

double ratio(std::uint64_t much, std::uint64_t little) {
  return static_cast<double>(much) / static_cast<double>(little);
}

/// Invented words, without a line end.
std::string line_of(std::size_t words) {
  std::mt19937 random(20261123);
  std::string line;
  for (std::size_t i = 0; i < words; ++i) line += "w" + std::to_string(random() % 4000) + " ";
  return line;
}

std::uint64_t steps_of_correction(std::size_t words) {
  const std::string line = line_of(words);
  const std::string before = "Heading one\n" + line + "\n", after = "Heading two\n" + line + "\n";
  thema::text::CarriedSpan carried;
  const std::uint64_t steps = steps_of([&] {
    carried = thema::text::Reanchor(before, after).carry({12, 40});
  });
  CHECK(carried.how == thema::text::Carried::kept);
  return steps;
}

std::uint64_t steps_of_scan(std::size_t names) {
  std::string text;
  for (std::size_t i = 0; i < names; ++i) {
    text += "so then I met Kemi there on 3 May and rang 07700 900123 for it. ";
  }
  thema::analysis::IdentifyingScan scan;
  scan.learn(text);
  std::size_t found = 0;
  const std::uint64_t steps = steps_of([&] { found = scan.find(text, "en").size(); });
  CHECK(found == 3 * names);
  return steps;
}

std::uint64_t steps_of_gamma(std::size_t stretches) {
  thema::analysis::Unitised data;
  data.length = static_cast<double>(stretches) * 100;
  data.coders = {"Anna", "Ben"};
  data.categories = {"a"};
  data.marked.resize(2);
  for (std::size_t i = 0; i < stretches; ++i) {
    const double at = static_cast<double>(i) * 100;
    data.marked[0].push_back({at, at + 30, 0});
    data.marked[1].push_back({at + 10, at + 45, 0});
  }
  return steps_of([&] { CHECK(thema::analysis::best_disorder(data, {}).has_value()); });
}

}  // namespace

TEST_CASE("10 times the words on one line cost a corrected text at most 14 times the steps") {
  CHECK(ratio(steps_of_correction(20000), steps_of_correction(2000)) <= kAtMost);
}

TEST_CASE("10 times the names and numbers cost a scan for them at most 14 times the steps") {
  CHECK(ratio(steps_of_scan(5000), steps_of_scan(500)) <= kAtMost);
}

TEST_CASE("10 times the stretches cost their alignment at most 14 times the steps") {
  CHECK(ratio(steps_of_gamma(2000), steps_of_gamma(200)) <= kAtMost);
}
