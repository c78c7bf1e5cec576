#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// For quote_match.cc only: a text as quotes are compared, and the way back to its code points.

/// Dashes of a text. Between two letters, with white space or without, they are left out of the key
/// and compared apart, because at a line end nobody knows whether a hyphen belongs to the word.
struct FoldedDash {
  enum class Kind { hard, line_end, in_key } kind = Kind::hard;
  std::uint32_t key = 0;             ///< position in the key: of the '-', or of the letter behind
  std::uint32_t begin = 0, end = 0;  ///< code points of the text
};

/// Lower case, decomposed, one kind of quote mark, one kind of dash, single spaces and none round a
/// dash, no marks without width, no white space at the ends.
struct FoldedText {
  std::string key;
  std::vector<std::uint32_t> points;     ///< for each byte of the key: the code point it comes from
  std::vector<FoldedDash> dashes;        ///< in order of `key`
  std::vector<std::uint32_t> selectors;  ///< code points that are variation selectors, ascending

  std::uint32_t begin_point(std::size_t key_byte) const { return points[key_byte]; }
  /// Behind the last character, with the marks that choose its form.
  std::uint32_t end_point(std::size_t key_end) const {
    std::uint32_t end = points[key_end - 1] + 1;
    while (std::binary_search(selectors.begin(), selectors.end(), end)) ++end;
    return end;
  }
};

FoldedText fold_for_quotes(std::string_view utf8);

/// Letter, digit or mark.
bool is_word_character(char32_t c);

}  // namespace thema::text
