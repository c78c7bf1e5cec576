#include "analysis/agreement/mv_alpha.h"

#include <algorithm>
#include <iterator>

namespace thema::analysis {

namespace {

using Set = SetRatings::Set;

/// Dice's distance of sets of s and t labels, i of them in both.
double dice(std::size_t s, std::size_t t, std::size_t i) {
  return s + t == 0 ? 0.0 : 1 - 2 * static_cast<double>(i) / static_cast<double>(s + t);
}

std::size_t shared(const Set& a, const Set& b) {
  Set both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

/// Of all pairs of sets of s and t labels: the mean Dice distance, weighted by the products of how
/// often their labels were given (of a label in both: n (n - 1)).
class Expected {
 public:
  Expected(const std::vector<double>& labels, std::size_t largest) : size_(largest + 1) {
    sums_.assign(size_ * size_ * size_, 0);
    at(0, 0, 0) = 1;
    // Only ratios within one pair of sizes are used: scaling keeps the products small.
    const double scale =
        labels.empty() ? 1.0 : std::max(1.0, *std::max_element(labels.begin(), labels.end()));
    for (const double n : labels) add(n / scale, (n - 1) / scale);
  }

  std::optional<double> mean(std::size_t s, std::size_t t) const {
    double distance = 0, weight = 0;
    for (std::size_t i = 0; i <= std::min(s, t); ++i) {
      const double w = sums_[index(s, t, i)];
      distance += w * dice(s, t, i);
      weight += w;
    }
    if (weight <= 0) return std::nullopt;
    return distance / weight;
  }

 private:
  std::size_t index(std::size_t s, std::size_t t, std::size_t i) const {
    return (s * size_ + t) * size_ + i;
  }
  double& at(std::size_t s, std::size_t t, std::size_t i) { return sums_[index(s, t, i)]; }

  /// One label more: in neither set, in one of them, or in both.
  void add(double once, double again) {
    for (std::size_t s = size_; s-- > 0;) {
      for (std::size_t t = size_; t-- > 0;) {
        for (std::size_t i = std::min(s, t) + 1; i-- > 0;) {
          double sum = at(s, t, i);
          if (s > 0) sum += once * at(s - 1, t, i);
          if (t > 0) sum += once * at(s, t - 1, i);
          if (s > 0 && t > 0 && i > 0) sum += once * again * at(s - 1, t - 1, i - 1);
          at(s, t, i) = sum;
        }
      }
    }
  }

  std::size_t size_;
  std::vector<double> sums_;
};

}  // namespace

SetRatings SetRatings::of(const std::vector<std::size_t>& some) const {
  SetRatings out;
  out.labels = labels;
  for (const std::size_t c : some) out.coders.push_back(coders[c]);
  for (const Unit& unit : units) {
    Unit mine{{}, unit.count, unit.block};
    for (const std::size_t c : some) mine.given.push_back(unit.given[c]);
    out.units.push_back(std::move(mine));
  }
  return out;
}

Measured mv_alpha(const SetRatings& ratings) {
  std::vector<double> labels(ratings.labels.size(), 0), sizes(1, 0);
  double observed = 0, n = 0, units = 0;
  for (const SetRatings::Unit& unit : ratings.units) {
    std::vector<const Set*> sets;
    for (const auto& given : unit.given) {
      if (given) sets.push_back(&*given);
    }
    if (sets.size() < 2 || unit.count <= 0) continue;
    units += unit.count;
    const double each = unit.count / static_cast<double>(sets.size() - 1);
    for (const Set* a : sets) {
      if (sizes.size() <= a->size()) sizes.resize(a->size() + 1, 0);
      sizes[a->size()] += unit.count;
      n += unit.count;
      for (const std::size_t label : *a) labels[label] += unit.count;
      for (const Set* b : sets) {
        if (a != b) observed += each * dice(a->size(), b->size(), shared(*a, *b));
      }
    }
  }
  if (units <= 0) return Measured::undefined("no unit was rated by two coders");
  const Expected by_sizes(labels, sizes.size() - 1);
  double expected = 0;
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    for (std::size_t t = 0; t < sizes.size(); ++t) {
      if (sizes[s] == 0 || sizes[t] == 0) continue;
      expected += sizes[s] / n * (sizes[t] / n) * by_sizes.mean(s, t).value_or(0);
    }
  }
  if (expected <= kNothing) return Measured::undefined("all paired ratings are one set", units);
  return Measured::of(1 - observed / n / expected, units);
}

}  // namespace thema::analysis
