#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace thema::text {

/// A passage cut from a text, with the lines (from 1) of its first and its last character.
struct CutPassage {
  std::string_view words;
  std::uint32_t first_line = 0, last_line = 0;
};

/// Cuts passages in the order of their beginnings by one walk through the text: what a TextIndex
/// gives, where few passages are wanted. REQUIRES: valid UTF-8 that outlives this.
class ForwardText {
 public:
  explicit ForwardText(std::string_view utf8) : text_(utf8) {}
  explicit ForwardText(std::string&&) = delete;

  /// Throws Errc::bad_input as TextIndex::slice does. A passage that begins before the last one is
  /// found, too, by a walk from the beginning of the text.
  CutPassage cut(Span passage);

 private:
  struct Place {
    std::size_t byte = 0;
    std::uint32_t point = 0, line = 1;
  };
  Place walk(Place from, std::uint32_t point) const;
  std::string_view text_;
  Place at_;
};

}  // namespace thema::text
