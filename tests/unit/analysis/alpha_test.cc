// Krippendorff's alpha against its definition, in which each pair of values is visited.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "analysis/agreement/krippendorff.h"
#include "analysis/agreement/ratio_spread.h"

using namespace thema::analysis;
using doctest::Approx;

namespace {

double squared(Level level, const Ratings& r, const std::vector<double>& n, std::size_t c,
               std::size_t k) {
  if (c == k) return 0;
  double d = 1;
  if (level == Level::ordinal) {
    d = -(n[c] + n[k]) / 2;
    for (std::size_t g = std::min(c, k); g <= std::max(c, k); ++g) d += n[g];
  } else if (level == Level::interval) {
    d = r.numbers[c] - r.numbers[k];
  } else if (level == Level::ratio) {
    const double sum = r.numbers[c] + r.numbers[k];
    d = sum == 0 ? 0 : (r.numbers[c] - r.numbers[k]) / sum;
  }
  return d * d;
}

/// Krippendorff (2004), ch. 11.3, by the matrix of coincidences.
double by_definition(const Ratings& r, Level level) {
  const std::size_t q = r.categories.size();
  std::vector<std::vector<double>> o(q, std::vector<double>(q, 0));
  std::vector<double> n(q, 0);
  double all = 0;
  for (const Ratings::Unit& unit : r.units) {
    std::vector<std::size_t> given;
    for (const int k : unit.given) {
      if (k != Ratings::kMissing) given.push_back(static_cast<std::size_t>(k));
    }
    if (given.size() < 2) continue;
    for (std::size_t i = 0; i < given.size(); ++i) {
      n[given[i]] += unit.count;
      all += unit.count;
      for (std::size_t j = 0; j < given.size(); ++j) {
        if (i != j) o[given[i]][given[j]] += unit.count / static_cast<double>(given.size() - 1);
      }
    }
  }
  double observed = 0, expected = 0;
  for (std::size_t c = 0; c < q; ++c) {
    for (std::size_t k = 0; k < q; ++k) {
      const double d = squared(level, r, n, c, k);
      observed += o[c][k] * d;
      expected += n[c] * n[k] * d;
    }
  }
  return 1 - (all - 1) * observed / expected;
}

/// Three people measure what is somewhere from `least` to `most`: the same to about a tenth.
Ratings measurements(std::mt19937& random, std::size_t units, double least, double most) {
  std::vector<double> numbers;
  std::uniform_real_distribution<double> place(0, 1), off(-0.1, 0.1);
  Ratings r;
  r.coders = {"a", "b", "c"};
  std::vector<std::vector<double>> measured(units);
  for (auto& unit : measured) {
    const double at = place(random);
    for (int c = 0; c < 3; ++c) {
      const double where = std::clamp(at + off(random), 0.0, 1.0);
      unit.push_back(least > 0 ? least * std::pow(most / least, where) : where * most);
      numbers.push_back(unit.back());
    }
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  r.numbers = numbers;
  for (const double x : numbers) r.categories.push_back(std::to_string(x));
  for (const auto& unit : measured) {
    Ratings::Unit& u = r.units.emplace_back();
    u.count = static_cast<double>(1 + random() % 3);
    u.block = static_cast<std::uint32_t>(r.units.size() - 1);
    for (const double x : unit) {
      const auto k = std::lower_bound(numbers.begin(), numbers.end(), x) - numbers.begin();
      u.given.push_back(random() % 10 == 0 ? Ratings::kMissing : static_cast<int>(k));
    }
  }
  return r;
}

}  // namespace

TEST_CASE("alpha is what its definition says, for a few measurements and for many") {
  std::mt19937 random(20261123);
  struct Range {
    double least, most;
  };
  for (const Range range : {Range{0, 10}, Range{1, 2}, Range{0.5, 900}, Range{1e-3, 1e6},
                            Range{1000, 1000.01}, Range{1e-60, 1e60}}) {
    for (const std::size_t units : {10U, 30U, 100U}) {
      CAPTURE(range.most);
      CAPTURE(units);
      const Ratings r = measurements(random, units, range.least, range.most);
      for (const Level level : {Level::nominal, Level::ordinal, Level::ratio}) {
        CAPTURE(static_cast<int>(level));
        CHECK(*krippendorff_alpha(r, level).value == Approx(by_definition(r, level)).epsilon(1e-9));
      }
      CHECK(*krippendorff_alpha(r, Level::interval).value ==
            Approx(by_definition(r, Level::interval)).epsilon(1e-9));
    }
  }
}

TEST_CASE("differences of ratios are those of each pair, for zeros, equals and values far apart") {
  std::vector<double> numbers{0, 0, 5, 5};
  for (int i = 0; i < 400; ++i) numbers.push_back(1 + i * 0.37);
  numbers.push_back(1e9);
  std::vector<double> counts;
  for (std::size_t i = 0; i < numbers.size(); ++i) counts.push_back(static_cast<double>(i % 4));
  double wanted = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    for (std::size_t j = 0; j < numbers.size(); ++j) {
      const double d = RatioSpread::difference(numbers[i], numbers[j]);
      wanted += counts[i] * counts[j] * d * d;
    }
  }
  const RatioSpread spread(numbers, std::vector<bool>(numbers.size(), true));
  CHECK(spread.sum(counts) == Approx(wanted).epsilon(1e-13));
}

TEST_CASE("values that are the same number in two spellings do not differ") {
  Ratings r;
  r.coders = {"a", "b"};
  r.categories = {"7", "7.0"};
  r.numbers = {7, 7};
  r.units = {{{0, 1}, 1, 0}, {{0, 0}, 1, 1}};
  CHECK(!krippendorff_alpha(r, Level::interval).value);
  CHECK(!krippendorff_alpha(r, Level::ratio).value);
  CHECK(krippendorff_alpha(r, Level::nominal).value);
}

TEST_CASE("the scale of measurements is nothing to alpha, however large or small they are") {
  std::mt19937 random(20261129);
  for (int round = 0; round < 20; ++round) {
    const Ratings r = measurements(random, 10, 0, 1);
    for (const Level level : {Level::interval, Level::ratio}) {
      const double wanted = *krippendorff_alpha(r, level).value;
      for (const double scale : {1e-200, 1e-9, 1e9, 1e200, 1.7e308}) {
        CAPTURE(scale);
        Ratings scaled = r;
        for (double& x : scaled.numbers) x *= scale;
        const Measured m = krippendorff_alpha(scaled, level);
        REQUIRE(m.value);
        CHECK(*m.value == Approx(wanted).epsilon(1e-9));
      }
    }
    Ratings shifted = r;
    for (double& x : shifted.numbers) x = (x - 0.5) * 1.7e308 * 2;
    CHECK(*krippendorff_alpha(shifted, Level::interval).value ==
          Approx(*krippendorff_alpha(r, Level::interval).value).epsilon(1e-9));
  }
}

TEST_CASE("what is no number has no value, and says why") {
  const Measured m = Measured::of(std::nan(""), 3);
  CHECK_FALSE(m.value);
  CHECK_FALSE(m.note.empty());
  CHECK(m.n == 3);
}
