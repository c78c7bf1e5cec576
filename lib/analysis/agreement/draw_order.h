#pragma once

#include <cstdint>
#include <vector>

#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// The blocks that ratings have, in an order that rests on nothing but how their ratings repeat: it
/// stays when units come in another order, or coders or categories are called something else. What
/// is drawn from them is then always the same. `scale`: categories are values of a scale, which
/// have an order of their own.
///
/// Units, coders and categories are told apart by turns: a category by the units it was given in
/// and by whom, a unit by its categories, until no more differ. Those that still look alike can
/// change places (nearly always; else their own order decides).
std::vector<std::uint32_t> draw_order(const Ratings& ratings, bool scale);

}  // namespace thema::analysis
