#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/pdf/page.h"

namespace thema::formats::pdf {

/// A document's text, one line a paragraph.
struct Text {
  std::string text;
  std::vector<std::uint32_t> paragraphs;  ///< bytes at which they begin
  /// Where each page's words begin, in order; pages without any are not there.
  struct PageBegin {
    std::uint32_t byte = 0;
    std::int32_t page = 0;
  };
  std::vector<PageBegin> pages;
  std::size_t joined_words = 0;  ///< that line ends had broken
};

/// Joins lines to paragraphs. A speaker's label begins one; so does a line behind one on which its
/// first word would have had room, an indent (or the end of one, where first lines hang out),
/// more leading, and other letters. Words that were broken at line ends are whole again.
Text join_lines(const std::vector<Page>& pages, const SpeakerOptions& speakers);

}  // namespace thema::formats::pdf
