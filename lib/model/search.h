#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/corpus.h"
#include "store/search_index.h"
#include "text/span.h"

namespace thema::text {
class Regex;
class TextIndex;
}  // namespace thema::text

namespace thema::model {

class Project;

/// Called for each source with hits, in the corpus's order: its turns (places and speakers alone),
/// the indices of those that match (ascending), and its text.
using SearchVisit =
    std::function<void(std::uint32_t source, const std::vector<Turn>& turns,
                       const std::vector<std::size_t>& hits, const std::string& text)>;

/// A query of words (see store::word_query) and the turns that match it, by the search index. Signs
/// that are no words are looked for in the texts.
class WordSearch {
 public:
  WordSearch(Project& project, std::string_view query);

  /// The versions of sources in which something was found; nothing: any may hold it.
  std::optional<std::vector<RowId>> versions() const;

  enum class Give { all_turns, hits };
  /// `hits`: the turns given are those that match and no others. REQUIRES: the corpus holds the
  /// sources of `versions`.
  void each(const Corpus& corpus, Give give, const SearchVisit& visit);

 private:
  std::vector<Turn>* found_in(const Source& source);
  void show(std::uint32_t source, const std::vector<Turn>& turns, const std::vector<Turn>* found,
            const std::string& text, const SearchVisit& visit) const;
  Project& project_;
  store::WordQuery wanted_;
  bool by_index_ = false;
  std::unordered_map<RowId, std::vector<Turn>> found_;  ///< by version
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
