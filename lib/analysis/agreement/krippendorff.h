#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/agreement/ratings.h"
#include "analysis/agreement/ratio_spread.h"

namespace thema::analysis {

/// How two values differ (Krippendorff 2004, p. 232-235).
enum class Level { nominal, ordinal, interval, ratio };

/// Krippendorff's alpha over the units with two ratings or more: 1 - Do / De (Krippendorff 2004,
/// ch. 11.3). REQUIRES: numbers, for interval and ratio; for the ordinal level categories are in
/// order. Undefined where no unit has two ratings, or all pairable ratings are one category.
///
/// What does not depend on how often each unit counts is worked out once, and no pair of categories
/// is visited: measurements have nearly as many categories as units, and resampling asks for alpha
/// a thousand times.
class Alpha {
 public:
  /// REQUIRES: `ratings` outlives this.
  Alpha(const Ratings& ratings, Level level);

  /// `counts`: how often each unit of the ratings counts.
  Measured of(const std::vector<double>& counts) const;

 private:
  /// A unit with two ratings or more.
  struct Paired {
    std::size_t unit;
    std::vector<std::size_t> given;  ///< categories
    double differing = 0;  ///< squared differences of its pairs, each way, by its ratings less one
  };
  double differing(const Paired& unit, const std::vector<double>& places) const;
  double expected(const std::vector<double>& values, const std::vector<double>& places,
                  double n) const;

  const Ratings& ratings_;
  Level level_;
  std::vector<Paired> units_;
  std::vector<double> numbers_;  ///< of the categories, for interval and ratio
  std::optional<RatioSpread> ratios_;
};

Measured krippendorff_alpha(const Ratings& ratings, Level level);

}  // namespace thema::analysis
