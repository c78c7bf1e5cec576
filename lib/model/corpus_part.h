#pragma once

#include <span>
#include <vector>

#include "model/corpus.h"

namespace thema::model {

class Project;

/// What is known of some sources, given by the ids of their current versions: these sources, the
/// cases that speak in them and their speakers. No codes, coders, attributes and saved views: for
/// what asks nothing of them, and finds a few sources among thousands.
Corpus load_corpus_of(Project& project, std::span<const RowId> versions);

/// The turns of a source's current version with numbers, speakers and the places of the words: no
/// labels, times and pages.
std::vector<Turn> load_turn_places(Project& project, const Source& source);

}  // namespace thema::model
