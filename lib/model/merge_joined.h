#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/merge_sides.h"

namespace thema::model::merging {

/// What one side has merged into another code or coder is merged so on the other side as well. A
/// code that was renamed or described anew meanwhile, or a coder who was renamed, is asked about:
/// it follows, or it is parted from the other one again. `one`: ids of rows that were found to be
/// the same, old to new. Returns the pairs that my side has to note: the id that is gone and the
/// one that stays. REQUIRES: a change under way on both sides.
std::vector<std::pair<RowId, RowId>> follow_joined(Sides& sides, const Tables& tables, Base& base,
                                                   Conflicts& conflicts,
                                                   const std::unordered_map<RowId, RowId>& one);

/// Takes the merge of two codes or coders (`table`) back on the side that has done it: `gone` is
/// there as it was where the two went apart, with what hung on it then and now hangs on `kept`.
void part_joined(Sides& sides, const Tables& tables, Base& base, std::string_view table, Side owner,
                 RowId gone, RowId kept);

}  // namespace thema::model::merging
