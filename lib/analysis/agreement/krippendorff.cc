#include "analysis/agreement/krippendorff.h"

#include <algorithm>

#include "analysis/agreement/category_pairs.h"

namespace thema::analysis {

namespace {

/// Values of a unit, each with how often it was given, as pairs of categories that coincide.
struct Coincidences {
  std::size_t q = 0;
  CategoryPairs pairs;
  std::vector<double> values;  ///< how often each category was given in pairable units
  double n = 0, units = 0;     ///< pairable values, and units
};

Coincidences coincidences_of(const Ratings& ratings) {
  const std::size_t q = ratings.categories.size();
  Coincidences o{q, CategoryPairs(q), std::vector<double>(q, 0), 0, 0};
  std::vector<std::size_t> given;
  for (const Ratings::Unit& unit : ratings.units) {
    given.clear();
    for (const int k : unit.given) {
      if (k != Ratings::kMissing) given.push_back(static_cast<std::size_t>(k));
    }
    if (given.size() < 2 || unit.count <= 0) continue;
    o.units += unit.count;
    const double each = unit.count / static_cast<double>(given.size() - 1);
    for (std::size_t i = 0; i < given.size(); ++i) {
      o.values[given[i]] += unit.count;
      for (std::size_t j = 0; j < given.size(); ++j) {
        if (i != j) o.pairs.add(given[i], given[j], each);
      }
    }
  }
  for (const double n : o.values) o.n += n;
  return o;
}

/// Squared differences of the categories.
class Difference {
 public:
  Difference(Level level, const Ratings& ratings, const Coincidences& o)
      : level_(level), ratings_(ratings), o_(o), up_to_(o.q + 1, 0) {
    for (std::size_t g = 0; g < o.q; ++g) up_to_[g + 1] = up_to_[g] + o.values[g];
  }

  double squared(std::size_t c, std::size_t k) const {
    if (c == k) return 0;
    double d = 1;
    if (level_ == Level::ordinal) {
      const auto [low, high] = std::minmax(c, k);
      d = up_to_[high + 1] - up_to_[low] - (o_.values[c] + o_.values[k]) / 2;
    } else if (level_ == Level::interval) {
      d = ratings_.numbers[c] - ratings_.numbers[k];
    } else if (level_ == Level::ratio) {
      const double sum = ratings_.numbers[c] + ratings_.numbers[k];
      d = sum == 0 ? 0 : (ratings_.numbers[c] - ratings_.numbers[k]) / sum;
    }
    return d * d;
  }

 private:
  Level level_;
  const Ratings& ratings_;
  const Coincidences& o_;
  std::vector<double> up_to_;  ///< values below a category
};

}  // namespace

Measured krippendorff_alpha(const Ratings& ratings, Level level) {
  const Coincidences o = coincidences_of(ratings);
  if (o.units <= 0) return Measured::undefined("no unit was rated by two coders");
  const Difference difference(level, ratings, o);
  double observed = 0, expected = 0;
  o.pairs.visit(
      [&](std::size_t c, std::size_t k, double n) { observed += n * difference.squared(c, k); });
  for (std::size_t c = 0; c < o.q; ++c) {
    for (std::size_t k = 0; o.values[c] > 0 && k < o.q; ++k) {
      expected += o.values[c] * o.values[k] * difference.squared(c, k);
    }
  }
  if (expected <= kNothing)
    return Measured::undefined("all paired ratings are one category", o.units);
  return Measured::of(1 - (o.n - 1) * observed / expected, o.units);
}

}  // namespace thema::analysis
