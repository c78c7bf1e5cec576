#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/corpus.h"

namespace thema::store {
class Statement;
}

namespace thema::model {

class Project;

/// What is known of some sources, given by the ids of their current versions: these sources, the
/// cases that speak in them and their speakers. No codes, coders, attributes and saved views: for
/// what asks nothing of them, and finds a few sources among thousands.
Corpus load_corpus_of(Project& project, std::span<const RowId> versions);

/// The turns of a source's current version with numbers, speakers and the places of the words: no
/// labels, times and pages.
std::vector<Turn> load_turn_places(Project& project, const Source& source);

/// The same of all sources, read at once: quicker where most of them are looked at. Memory: 32
/// bytes a turn, 48 where times or pages are asked for and there are any.
class TurnPlaces {
 public:
  /// `times`: also when each turn begins, and its page.
  explicit TurnPlaces(Project& project, bool times = false);
  std::vector<Turn> of(const Source& source) const;

 private:
  struct Place {
    RowId id, speaker;
    std::uint32_t number;
    text::Span span;
  };
  /// Where a turn stands in a recording or on paper; as in Turn.
  struct Time {
    std::int64_t start_ms = -1;
    std::int32_t page = 0;
  };
  void add(store::Statement& row);
  std::deque<Place> places_;  ///< those of a version side by side, in order
  std::vector<Time> times_;   ///< of the first places; of the others nothing is known
  std::unordered_map<RowId, std::pair<std::size_t, std::size_t>> of_version_;
};

}  // namespace thema::model
