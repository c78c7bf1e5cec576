#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/segment.h"
#include "text/tokens.h"

namespace thema::text {

/// What a concordance looks for: words, "phrases" and beginnings*, joined by OR; words that stand
/// together are a phrase. Folded as the search index folds.
class Keyword {
 public:
  /// Throws Errc::usage with a caret under the place.
  explicit Keyword(std::string_view query, Elisions elisions = {});

  /// The same as a query of words, for the search index.
  const std::string& words() const { return query_; }
  /// Where it is in a text: bytes, in order, none of which overlap; at one place the longest.
  std::vector<ByteRange> find(std::string_view utf8);
  /// The words of the text searched last.
  const std::vector<Tokens::Token>& searched() const { return tokens_.tokens; }

 private:
  struct Phrase {
    std::vector<std::string> words;
    bool beginning = false;  ///< the last word may go on
  };
  void add(std::string_view phrase, std::string_view query, std::size_t at);
  std::size_t matched(std::size_t at) const;
  std::vector<Phrase> phrases_;
  std::string query_;
  Tokenizer tokenizer_;
  Tokens tokens_;
};

}  // namespace thema::text
