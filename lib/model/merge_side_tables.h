#pragma once

#include "model/merge_sides.h"

namespace thema::model::merging {

/// Side tables that both sides have get the same columns on both, each cell under its own, and rows
/// the same numbers, those of the side that imported the table since. What both added with the same
/// words is one row; so is what both added for one case or source, unless the table has several
/// rows of one anyway, or a person says that both stand. Other rows that both gave one number stand
/// below each other. REQUIRES: a change under way on
/// both sides; cases, sources and tables have the same ids on both.
void settle_side_tables(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts);

}  // namespace thema::model::merging
