#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::text {

/// Converts between code points, bytes and lines of one text; keeps a byte mark every 64 points
/// (none at all when the text is ASCII). Lines end at LF and count from 1; a final LF starts no
/// further line. REQUIRES: valid UTF-8 that outlives the index.
class TextIndex {
 public:
  explicit TextIndex(std::string_view utf8);
  explicit TextIndex(std::string&&) = delete;

  std::string_view text() const { return text_; }
  std::uint32_t length() const { return length_; }  ///< code points
  std::uint32_t line_count() const;

  /// Throws Errc::bad_input, naming the length, when the span is empty or outside the text.
  std::string_view slice(Span s) const;
  /// REQUIRES: point <= length().
  std::size_t byte_of(std::uint32_t point) const;
  /// REQUIRES: byte <= text().size() and at the beginning of a code point.
  std::uint32_t point_of(std::size_t byte) const;
  /// The line (from 1) that holds a code point.
  std::uint32_t line_of(std::uint32_t point) const;
  /// The code points of lines `first`..`last` (from 1, inclusive) without the last line's LF.
  /// Throws Errc::bad_input when there are no such lines. May be empty (a blank line).
  Span lines(std::uint32_t first, std::uint32_t last) const;

 private:
  void find_lines() const;
  std::string_view text_;
  std::uint32_t length_ = 0;
  bool ascii_ = false;
  std::vector<std::uint32_t> marks_;                ///< byte of point 64*i
  mutable std::vector<std::uint32_t> line_starts_;  ///< code points; made at first use
};

}  // namespace thema::text
