#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace thema::text {

/// Words folded for comparison, with one form of apostrophe.
using StopWords = std::unordered_set<std::string>;

/// A word as lists and counts compare it: folded as for search, without an apostrophe behind it.
class WordKeys {
 public:
  WordKeys();
  ~WordKeys();
  WordKeys(const WordKeys&) = delete;
  WordKeys& operator=(const WordKeys&) = delete;
  std::string key(std::string_view word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The list of a language ("en", also for "en-GB"): articles, pronouns, prepositions, conjunctions,
/// auxiliaries. Nothing for a language without one.
std::optional<StopWords> stop_words(std::string_view language);
/// Languages that have a list.
const std::vector<std::string>& stop_word_languages();
/// Words between white space; what follows # on a line is a comment.
StopWords parse_stop_words(std::string_view list);

}  // namespace thema::text
