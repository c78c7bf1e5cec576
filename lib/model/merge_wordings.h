#pragma once

#include "model/merge_sides.h"

namespace thema::model::merging {

/// Versions of theories and configurations that the two sides number differently, or that both made
/// under one number, get the same numbers on both. No version is given up. Which wording is the
/// newest, where both sides reworded it and neither knows the other's words, is a conflict; the
/// other wording becomes an earlier version. What one side has put in order already stays so.
/// REQUIRES: a change under way on both sides.
void settle_wordings(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts);

}  // namespace thema::model::merging
