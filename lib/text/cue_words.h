#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// Words and phrases with which people say what led to what, as written.
using CueWords = std::vector<std::string>;

/// The list of a language ("en", also for "en-GB"). Nothing for a language without one.
std::optional<CueWords> cue_words(std::string_view language);
/// Languages that have a list.
const std::vector<std::string>& cue_word_languages();
/// A word or phrase a line; what follows # on a line is a comment.
CueWords parse_cue_words(std::string_view list);

/// Finds cue words in texts: whole words, folded as for search, with any white space between the
/// words of a phrase.
class CueFinder {
 public:
  explicit CueFinder(const CueWords& cues);
  ~CueFinder();
  CueFinder(const CueFinder&) = delete;
  CueFinder& operator=(const CueFinder&) = delete;
  /// Those that are in the text, as written in the list, in its order.
  std::vector<std::string> find(std::string_view utf8);
  bool any(std::string_view utf8) { return !find(utf8).empty(); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thema::text
