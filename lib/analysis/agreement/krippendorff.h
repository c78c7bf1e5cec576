#pragma once

#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// How two values differ (Krippendorff 2004, p. 232-235).
enum class Level { nominal, ordinal, interval, ratio };

/// Krippendorff's alpha over the units with two ratings or more: 1 - Do / De, by the matrix of
/// coincidences (Krippendorff 2004, ch. 11.3). REQUIRES: numbers, for interval and ratio; for the
/// ordinal level categories are in order. Undefined where no unit has two ratings, or all pairable
/// ratings are one category.
Measured krippendorff_alpha(const Ratings& ratings, Level level);

}  // namespace thema::analysis
