#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace thema::analysis {

/// What several coders said of the same units: one category a unit and coder, or nothing.
struct Ratings {
  static constexpr int kMissing = -1;

  struct Unit {
    std::vector<int> given;   ///< one a coder: an index of `categories`, or kMissing
    double count = 1;         ///< so many units were rated just like this one
    std::uint32_t block = 0;  ///< what is drawn as a whole in resampling (a source, a unit)
  };

  std::vector<std::string> coders;
  std::vector<std::string> categories;  ///< in their order, which the ordinal level takes
  std::vector<double> numbers;          ///< of the categories; empty when they are not all numbers
  std::vector<Unit> units;

  /// The ratings of some coders alone; units that none of them rated stay, as missing.
  Ratings of(const std::vector<std::size_t>& some) const;
  /// Units that were rated alike in one block become one, in a fixed order.
  void join_equal_units();
};

/// Sums that come out of subtractions are taken for 0 within this.
inline constexpr double kNothing = 1e-12;

/// A coefficient, or why there is none.
struct Measured {
  std::optional<double> value;
  std::string note;  ///< why it is undefined, or what to know about it
  double n = 0;      ///< units that two coders or more rated; of unitised ratings the length

  /// What rounding left of nothing is 0 (and never -0); what is no number has no value.
  static Measured of(double value, double n) {
    if (!std::isfinite(value)) return undefined("the values are too large to be computed with", n);
    return {std::abs(value) <= kNothing ? 0 : value, {}, n};
  }
  static Measured undefined(std::string why, double n = 0) {
    return {std::nullopt, std::move(why), n};
  }
};

}  // namespace thema::analysis
