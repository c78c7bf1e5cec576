#pragma once

#include <map>

#include "model/merge_plan.h"

namespace thema::model::merging {

/// Which elements of which wording a piece of evidence speaks to is one judgement, kept in several
/// rows: what one side changed is taken whole; what both changed differently is asked. Changes the
/// plan. REQUIRES: rows that mean the same have the same ids on both sides.
void settle_judgements(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
                       Plan& plan);

/// Which element of another configuration an element became where one side merged the two: seen by
/// evidence that was carried over. What is not plain is left out.
std::map<RowId, RowId> became_by_merging(Sides& sides, const Tables& tables, Base& base);

}  // namespace thema::model::merging
