#pragma once

#include <cstddef>
#include <vector>

namespace thema::analysis {

/// Squared differences of ratio values, summed over all pairs of them.
///
/// Where there are many values, pairs are not visited one by one. With a = exp(s) and b = exp(t)
/// the difference (a - b) / (a + b) is tanh((s - t) / 2). Its square is smooth, so that each value
/// can be shared out among a few fixed points near it (Chebyshev's, for interpolation), and only
/// pairs of points be visited. What this changes is in the last digits of a double.
class RatioSpread {
 public:
  /// `numbers` of the categories, 0 or more; `used`: those that may be asked about.
  RatioSpread(const std::vector<double>& numbers, const std::vector<bool>& used);

  /// Of pairs each way. `counts`: how often each category was given; 0 where it is not used.
  double sum(const std::vector<double>& counts) const;

  /// By halves, which do not overflow.
  static double difference(double a, double b) {
    const double half = a / 2 + b / 2;
    return half == 0 ? 0 : (a / 2 - b / 2) / half;
  }

 private:
  struct Value {
    std::size_t category;
    double number;
    std::size_t first_point = 0;
    std::vector<double> shares = {};  ///< of the points from the first one on
  };
  void place_points();
  double pair_by_pair(const std::vector<double>& counts) const;

  std::vector<Value> values_;           ///< above 0, rising
  std::vector<std::size_t> zeros_;      ///< categories that are 0
  std::vector<double> points_;          ///< logarithms, from that of the smallest value
  std::vector<double> between_points_;  ///< squared differences; empty: pair by pair
};

}  // namespace thema::analysis
