#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"

namespace thema::model {

class Project;

/// Called for each source with hits, in the corpus's order: its turns, the indices of those that
/// match (ascending), and its text.
using SearchVisit =
    std::function<void(std::uint32_t source, const std::vector<Turn>& turns,
                       const std::vector<std::size_t>& hits, const std::string& text)>;

/// Turns that match a query of words (see store::word_query), by the search index. Signs that are
/// no words are looked for in the texts.
void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit);

/// Turns that hold a match of an ICU regular expression; reads every text.
void find_pattern(Project& project, const Corpus& corpus, std::string_view pattern,
                  const SearchVisit& visit);

}  // namespace thema::model
