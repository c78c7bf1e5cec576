#pragma once

#include <unordered_map>

#include "model/merge_sides.h"

namespace thema::model::merging {

/// Sources whose text one side has corrected, by id: the side that has worked in the old text. What
/// it did to passages counts, because their places were only carried on the other side.
using OldTexts = std::unordered_map<RowId, Side>;

/// Both sides stand on the same texts then: passages of the old one are carried into the corrected
/// one. Corrections on both sides are conflicts. Counts of passages go to `merged`. REQUIRES: a
/// change under way on both sides.
OldTexts settle_texts(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
                      Merged& merged);

}  // namespace thema::model::merging
