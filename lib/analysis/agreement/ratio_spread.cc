#include "analysis/agreement/ratio_spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace thema::analysis {

namespace {

// tanh has its poles pi away from the line; on a stretch of length 1 each point more makes the
// error 12 times smaller, and 12^-15 is less than a double can tell.
constexpr std::size_t kPoints = 15;
constexpr double kStretch = 1;
/// Pairs of more points than this would take longer than the pairs of values that one has.
constexpr std::size_t kMostPoints = 1024;

using Points = std::array<double, kPoints>;

/// Chebyshev's points between -1 and 1.
Points chebyshev() {
  Points x{};
  for (std::size_t j = 0; j < kPoints; ++j) {
    x[j] = std::cos(static_cast<double>(2 * j + 1) * std::numbers::pi / (2 * kPoints));
  }
  return x;
}

/// What each point has of a value at `at`: Lagrange's polynomials in their barycentric form.
std::vector<double> shares_at(double at, const Points& points) {
  std::vector<double> shares(kPoints, 0);
  double all = 0;
  for (std::size_t j = 0; j < kPoints; ++j) {
    if (at == points[j]) {
      std::fill(shares.begin(), shares.end(), 0);
      shares[j] = 1;
      return shares;
    }
    const double sign = j % 2 == 0 ? 1 : -1;
    const double weight =
        sign * std::sin(static_cast<double>(2 * j + 1) * std::numbers::pi / (2 * kPoints));
    shares[j] = weight / (at - points[j]);
    all += shares[j];
  }
  for (double& share : shares) share /= all;
  return shares;
}

}  // namespace

RatioSpread::RatioSpread(const std::vector<double>& numbers, const std::vector<bool>& used) {
  for (std::size_t c = 0; c < numbers.size(); ++c) {
    if (!used[c]) continue;
    if (numbers[c] == 0) {
      zeros_.push_back(c);
    } else {
      values_.push_back({c, numbers[c]});
    }
  }
  std::stable_sort(values_.begin(), values_.end(),
                   [](const Value& a, const Value& b) { return a.number < b.number; });
  if (values_.size() > kPoints && values_.front().number > 0) place_points();
}

void RatioSpread::place_points() {
  const double least = values_.front().number;
  const auto logarithm = [&](const Value& v) { return std::log1p((v.number - least) / least); };
  const double all = logarithm(values_.back());
  if (!(all > 0) || !std::isfinite(all)) return;
  const double stretches = std::ceil(all / kStretch);
  const double length = all / stretches;
  const Points chebyshev_points = chebyshev();
  double current = -1;
  for (Value& v : values_) {
    const double s = logarithm(v);
    const double stretch = std::min(std::floor(s / length), stretches - 1);
    const double middle = (stretch + 0.5) * length;
    if (stretch != current) {  // those that hold no value have no points
      current = stretch;
      for (const double x : chebyshev_points) points_.push_back(middle + x * length / 2);
    }
    v.first_point = points_.size() - kPoints;
    v.shares = shares_at((s - middle) / (length / 2), chebyshev_points);
  }
  if (points_.size() >= values_.size() || points_.size() > kMostPoints) return;
  for (const double s : points_) {
    for (const double t : points_) {
      const double d = std::tanh((s - t) / 2);
      between_points_.push_back(d * d);
    }
  }
}

double RatioSpread::pair_by_pair(const std::vector<double>& counts) const {
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const double n = counts[values_[i].category];
    for (std::size_t j = i + 1; n > 0 && j < values_.size(); ++j) {
      const double d = difference(values_[i].number, values_[j].number);
      sum += 2 * n * counts[values_[j].category] * d * d;
    }
  }
  return sum;
}

double RatioSpread::sum(const std::vector<double>& counts) const {
  double above = 0, at_zero = 0;
  for (const Value& v : values_) above += counts[v.category];
  for (const std::size_t c : zeros_) at_zero += counts[c];
  const double with_zeros = 2 * above * at_zero;  // a value differs from 0 by 1, whatever it is
  if (between_points_.empty()) return with_zeros + pair_by_pair(counts);
  std::vector<double> at_points(points_.size(), 0);
  for (const Value& v : values_) {
    for (std::size_t j = 0; j < kPoints; ++j) {
      at_points[v.first_point + j] += counts[v.category] * v.shares[j];
    }
  }
  double sum = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < points_.size(); ++j) {
      row += at_points[j] * between_points_[i * points_.size() + j];
    }
    sum += at_points[i] * row;
  }
  return with_zeros + sum;
}

}  // namespace thema::analysis
