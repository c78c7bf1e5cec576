#pragma once

#include <map>
#include <unordered_map>
#include <utility>

#include "model/merge_sides.h"
#include "text/reanchor.h"

namespace thema::model::merging {

/// Sources whose text one side has corrected, by id: the side that has worked in the old text. What
/// it did to passages counts, because their places were only carried on the other side.
using OldTexts = std::unordered_map<RowId, Side>;

/// A passage that was carried though the other side had removed it: it may be kept by a choice.
struct CarriedRemoved {
  text::Carried how = text::Carried::kept;
  bool untouched = false;  ///< its place was as before: nobody's work but the correction's
};

struct SettledTexts {
  OldTexts old;
  std::map<std::pair<std::size_t, RowId>, CarriedRemoved> removed;  ///< by table and id
};

/// Both sides stand on the same texts then: passages of the old one are carried into the corrected
/// one. Corrections on both sides are conflicts. Counts of passages go to `merged`, but for those
/// that the other side has removed: `count_carried` when they stay. REQUIRES: a change under way on
/// both sides.
SettledTexts settle_texts(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
                          Merged& merged);

struct Plan;
/// How many passages of mine the plan makes lost, as the other side's correction lost them.
std::size_t newly_lost(Sides& sides, const Tables& tables, const Plan& plan);

void count_carried(Merged& merged, text::Carried how);

}  // namespace thema::model::merging
