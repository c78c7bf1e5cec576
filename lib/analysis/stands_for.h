#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/corpus.h"

namespace thema::analysis {

/// For whom of a kind each case counts, by case index, ascending: for itself where it is of the
/// kind, else for those that it belongs to, directly or through others (participant in ward in
/// site). Everything that counts or filters by a kind of cases asks here.
std::vector<std::vector<std::uint32_t>> stands_for(const model::Corpus& corpus,
                                                   std::string_view kind);

}  // namespace thema::analysis
