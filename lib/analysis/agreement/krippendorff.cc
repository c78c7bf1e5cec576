#include "analysis/agreement/krippendorff.h"

#include <algorithm>
#include <cmath>

namespace thema::analysis {

namespace {

/// The place of each category among all values, of which values below it are half: their
/// differences are those of the ordinal level.
std::vector<double> middle_ranks(const std::vector<double>& values) {
  std::vector<double> ranks;
  double below = 0;
  for (const double n : values) {
    ranks.push_back(below + n / 2);
    below += n;
  }
  return ranks;
}

/// Squared differences of all pairs of n values, each way: of places in a line.
double squared_distances(const std::vector<double>& values, const std::vector<double>& places,
                         double n) {
  // From one that occurs, so that values which are all one place differ by nothing at all.
  const auto first = static_cast<std::size_t>(
      std::find_if(values.begin(), values.end(), [](double v) { return v > 0; }) - values.begin());
  double mean = 0, sum = 0;
  for (std::size_t c = first; c < values.size(); ++c) {
    mean += values[c] * (places[c] - places[first]) / n;
  }
  for (std::size_t c = first; c < values.size(); ++c) {
    const double off = places[c] - places[first] - mean;
    sum += values[c] * off * off;
  }
  return 2 * n * sum;
}

/// The same places with differences near 1, so that squares neither overflow nor vanish. Alpha does
/// not depend on the scale, and a power of 2 changes no digit.
std::vector<double> near_one(std::vector<double> places, const std::vector<bool>& used) {
  std::optional<double> least, most;
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (!used[c]) continue;
    least = std::min(least.value_or(places[c]), places[c]);
    most = std::max(most.value_or(places[c]), places[c]);
  }
  if (!least || *least == *most) return places;
  const int scale = std::ilogb(*most / 2 - *least / 2);
  for (double& place : places) place = std::scalbn(place, -scale);
  return places;
}

}  // namespace

Alpha::Alpha(const Ratings& ratings, Level level) : ratings_(ratings), level_(level) {
  std::vector<bool> used(ratings.categories.size(), false);
  for (std::size_t u = 0; u < ratings.units.size(); ++u) {
    Paired unit{u, {}, 0};
    for (const int k : ratings.units[u].given) {
      if (k != Ratings::kMissing) unit.given.push_back(static_cast<std::size_t>(k));
    }
    if (unit.given.size() < 2) continue;
    for (const std::size_t k : unit.given) used[k] = true;
    units_.push_back(std::move(unit));
  }
  if (level == Level::interval) numbers_ = near_one(ratings.numbers, used);
  if (level == Level::ratio) numbers_ = ratings.numbers;
  // Ordinal differences depend on how often the values of other units are given.
  for (Paired& unit : units_) {
    if (level != Level::ordinal) unit.differing = differing(unit, numbers_);
  }
  if (level == Level::ratio) ratios_.emplace(numbers_, used);
}

double Alpha::differing(const Paired& unit, const std::vector<double>& places) const {
  double sum = 0;
  for (std::size_t i = 0; i < unit.given.size(); ++i) {
    for (std::size_t j = i + 1; j < unit.given.size(); ++j) {
      const std::size_t c = unit.given[i], k = unit.given[j];
      if (c == k) continue;
      double d = 1;
      if (level_ == Level::ratio) {
        d = RatioSpread::difference(places[c], places[k]);
      } else if (level_ != Level::nominal) {
        d = places[c] - places[k];
      }
      sum += 2 * d * d;
    }
  }
  return sum / static_cast<double>(unit.given.size() - 1);
}

double Alpha::expected(const std::vector<double>& values, const std::vector<double>& places,
                       double n) const {
  if (level_ == Level::ratio) return ratios_->sum(values);
  if (level_ != Level::nominal) return squared_distances(values, places, n);
  double sum = 0;
  for (const double v : values) sum += v * (n - v);
  return sum;
}

Measured Alpha::of(const std::vector<double>& counts) const {
  std::vector<double> values(ratings_.categories.size(), 0);  // of each category, in pairable units
  double units = 0, n = 0, observed = 0;
  for (const Paired& unit : units_) {
    const double count = counts[unit.unit];
    if (count <= 0) continue;
    units += count;
    n += count * static_cast<double>(unit.given.size());
    for (const std::size_t k : unit.given) values[k] += count;
  }
  if (units <= 0) return Measured::undefined("no unit was rated by two coders");
  const bool ordinal = level_ == Level::ordinal;
  const std::vector<double> ranks = ordinal ? middle_ranks(values) : std::vector<double>();
  const std::vector<double>& places = ordinal ? ranks : numbers_;
  for (const Paired& unit : units_) {
    const double count = counts[unit.unit];
    if (count > 0) observed += count * (ordinal ? differing(unit, places) : unit.differing);
  }
  const double by_chance = expected(values, places, n);
  if (by_chance <= kNothing) {
    return Measured::undefined("all paired ratings are one category", units);
  }
  return Measured::of(1 - (n - 1) * observed / by_chance, units);
}

Measured krippendorff_alpha(const Ratings& ratings, Level level) {
  std::vector<double> counts;
  for (const Ratings::Unit& unit : ratings.units) counts.push_back(unit.count);
  return Alpha(ratings, level).of(counts);
}

}  // namespace thema::analysis
