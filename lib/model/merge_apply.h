#pragma once

#include <vector>

#include "model/merge_plan.h"

namespace thema::model::merging {

/// Writes what was planned to my side: rows, the texts that new versions point to, the words of
/// turns in the search index. Codings that became
/// alike are made one. REQUIRES: a change under way.
std::vector<MergeCount> apply(Sides& sides, const Tables& tables, const Plan& plan);

}  // namespace thema::model::merging
