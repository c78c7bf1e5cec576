#include <algorithm>

#include "analysis/agreement/unitizing.h"

namespace thema::analysis {

namespace {

using Stretch = Unitised::Stretch;

std::vector<Stretch> gaps_of(const std::vector<Stretch>& marked, double begin, double end) {
  std::vector<Stretch> gaps;
  double at = begin;
  for (const Stretch& s : marked) {
    if (s.begin > at) gaps.push_back({at, s.begin, 0});
    at = s.end;
  }
  if (at < end) gaps.push_back({at, end, 0});
  return gaps;
}

double square(double x) { return x * x; }

/// Squared differences of the stretches of one coder from what another has there.
double disagreement(const std::vector<Stretch>& mine, const std::vector<Stretch>& others,
                    const std::vector<Stretch>& gaps) {
  double sum = 0;
  std::size_t from = 0, gap = 0;
  for (const Stretch& s : mine) {
    while (from < others.size() && others[from].end <= s.begin) ++from;
    // A stretch of the other may meet several of mine.
    for (std::size_t h = from; h < others.size() && others[h].begin < s.end; ++h) {
      sum += square(s.begin - others[h].begin) + square(s.end - others[h].end);
    }
    while (gap < gaps.size() && gaps[gap].end < s.end) ++gap;
    if (gap < gaps.size() && gaps[gap].begin <= s.begin) sum += 2 * square(s.end - s.begin);
  }
  return sum;
}

}  // namespace

OldAlphaU old_alpha_u(const Unitised& data) {
  OldAlphaU out;
  const auto m = static_cast<double>(data.marked.size());
  const double length = data.length;
  double observed_all = 0, expected_all = 0;
  for (std::size_t c = 0; c < data.categories.size(); ++c) {
    const Unitised own = data.of_category(c);
    std::vector<std::vector<Stretch>> gaps;
    std::vector<double> gap_lengths;
    double stretches = 0, squares = 0;
    for (const auto& marked : own.marked) {
      gaps.push_back(gaps_of(marked, data.begin, data.begin + length));
      for (const Stretch& g : gaps.back()) gap_lengths.push_back(g.end - g.begin);
      stretches += static_cast<double>(marked.size());
      for (const Stretch& s : marked) squares += (s.end - s.begin) * (s.end - s.begin - 1);
    }
    // Sums over the gaps not shorter than a stretch, by their lengths in order.
    std::sort(gap_lengths.begin(), gap_lengths.end());
    std::vector<double> sums(gap_lengths.size() + 1, 0);
    for (std::size_t i = gap_lengths.size(); i-- > 0;) sums[i] = sums[i + 1] + gap_lengths[i];
    double observed = 0, expected = 0;
    for (std::size_t i = 0; i < own.marked.size(); ++i) {
      for (std::size_t j = 0; j < own.marked.size(); ++j) {
        if (i != j) observed += disagreement(own.marked[i], own.marked[j], gaps[j]);
      }
      for (const Stretch& s : own.marked[i]) {
        const double l = s.end - s.begin;
        const auto first = static_cast<std::size_t>(
            std::lower_bound(gap_lengths.begin(), gap_lengths.end(), l) - gap_lengths.begin());
        const auto fitting = static_cast<double>(gap_lengths.size() - first);
        expected += (stretches - 1) / 3 * (2 * l * l * l - 3 * l * l + l) +
                    l * l * (sums[first] - fitting * (l - 1));
      }
    }
    const double chance = m * length * (m * length - 1) - squares;
    observed /= m * (m - 1) * length * length;
    expected *= chance > 0 ? 2 / length / chance : 0;
    out.observed.push_back(observed);
    out.expected.push_back(expected);
    out.of_category.push_back(expected > kNothing
                                  ? Measured::of(1 - observed / expected, m * length)
                                  : Measured::undefined("nothing is marked", m * length));
    observed_all += observed;
    expected_all += expected;
  }
  out.all = expected_all > kNothing ? Measured::of(1 - observed_all / expected_all, m * length)
                                    : Measured::undefined("nothing is marked", m * length);
  if (data.marked.size() < 2) out.all = Measured::undefined("two coders are needed");
  return out;
}

}  // namespace thema::analysis
