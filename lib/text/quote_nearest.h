#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/quote_fold.h"

namespace thema::text {

/// For quote_match.cc only: finds the words of a folded text (see quote_fold.h) that are most like
/// those of a folded quote. More forgiving than a match: letters are compared without their
/// accents, and a word with a dash in it is like its parts and like one without.
class NearestFinder {
 public:
  explicit NearestFinder(const FoldedText& text) : words_(words_of(text)) {}

  struct Found {
    std::size_t begin = 0, end = 0;  ///< bytes of the key
    double likeness = 0;             ///< share of the quote's words found in order
  };
  /// Nothing when less than a third of the words is there.
  std::optional<Found> find(const FoldedText& quote, std::size_t begin, std::size_t end) const;

 private:
  struct Word {
    std::uint32_t begin, end;
    std::uint64_t hash;
    std::uint64_t joined = 0;  ///< hash with the word before, when a dash is between; 0: none is
  };
  /// What is compared of a text: words by number, and where they are.
  struct Tokens {
    std::vector<std::int32_t> ids;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  };
  /// The words of a quote by number; `pairs` are those with a dash, by the hash of both.
  struct QuoteWords {
    std::unordered_map<std::uint64_t, std::int32_t> ids;
    std::unordered_map<std::uint64_t, std::pair<std::int32_t, std::int32_t>> pairs;
    std::vector<std::int32_t> order;
  };
  static std::vector<Word> words_of(const FoldedText& text);
  static QuoteWords quote_words(const FoldedText& quote);
  Tokens tokens(const QuoteWords& quote, std::size_t begin, std::size_t end) const;
  static Found align(const std::vector<std::int32_t>& quote, const std::vector<std::int32_t>& text,
                     std::size_t begin, std::size_t end);

  std::vector<Word> words_;
};

}  // namespace thema::text
