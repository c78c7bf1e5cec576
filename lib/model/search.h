#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "store/search_index.h"
#include "text/span.h"

namespace thema::text {
class Regex;
class TextIndex;
}  // namespace thema::text

namespace thema::store {
class TextReader;
}

namespace thema::model {

class Project;

/// Called for each source with hits, in the corpus's order: its turns (places and speakers alone),
/// the indices of those that match (ascending), and its text.
using SearchVisit =
    std::function<void(std::uint32_t source, const std::vector<Turn>& turns,
                       const std::vector<std::size_t>& hits, const std::string& text)>;

/// The same without the rest of the source: the turns that match, and the words of each; no words
/// where none were asked for.
using FoundVisit = std::function<void(std::uint32_t source, const std::vector<Turn>& found,
                                      const std::vector<std::string_view>& words)>;

/// A query of words (see store::word_query) and the turns that match it, by the search index. Signs
/// that are no words are looked for in the texts.
class WordSearch {
 public:
  WordSearch(Project& project, std::string_view query);

  /// The versions of sources in which something was found; nothing: any may hold it.
  std::optional<std::vector<RowId>> versions() const;

  /// REQUIRES: the corpus holds the sources of `versions`.
  void each(const Corpus& corpus, const SearchVisit& visit) const;
  enum class Give { places, words };
  /// Quicker: reads no turns but those that match, and no text behind the last of them.
  /// REQUIRES: the corpus holds the sources of `versions`.
  void each_found(const Corpus& corpus, Give give, const FoundVisit& visit) const;

 private:
  /// What the index says of a turn, and where the turn is.
  struct Found {
    RowId version, id, speaker;
    std::uint32_t number;
    text::Span span;
  };
  /// Turns that match, and their words, while they are read from the file.
  struct Batch;
  using FoundTurns = std::deque<Found>;  ///< grows where it is: there may be a hundred thousand
  struct Range {
    FoundTurns::const_iterator first, last;
    auto begin() const { return first; }
    auto end() const { return last; }
  };
  void find_turns();
  Range found_in(const Source& source) const;
  void read(const Source& source, std::uint32_t number, store::TextReader* texts,
            Batch& batch) const;
  void show(std::uint32_t source, const std::vector<Turn>& turns, const std::string& text,
            Range found, const SearchVisit& visit) const;
  Project& project_;
  store::WordQuery wanted_;
  bool by_index_ = false;
  FoundTurns found_;  ///< by version, each version's in order
};

/// Turns that match a query of words, with all turns of their sources.
void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit);

/// The places that an ICU regular expression matches in the words of a turn, in code points of the
/// text. Labels are not searched: ^ and $ are where somebody begins and ends to speak, and with
/// (?m) where a line does.
std::vector<text::Span> pattern_places(const text::Regex& pattern, const text::TextIndex& text,
                                       const Turn& turn);

/// Turns in which a pattern has places; reads every text.
void find_pattern(Project& project, const Corpus& corpus, std::string_view pattern,
                  const SearchVisit& visit);

}  // namespace thema::model
