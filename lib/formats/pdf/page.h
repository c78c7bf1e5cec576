#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thema::formats::pdf {

/// A line of words on a page. Places are points from the top left; on pages that are written from
/// right to left, from the top right, so that a line's beginning is `left` there, too.
struct Line {
  double left = 0, right = 0, top = 0, bottom = 0;
  double height = 0;         ///< of most of its words
  double first_width = 0;    ///< of the first word
  std::string text;          ///< in the order of reading, ligatures spelled out
  std::uint32_t block = 0;   ///< poppler's: lines of one block stand below each other
  std::uint32_t column = 0;  ///< lines with the same number share edges (order.h)
  std::int32_t page = 0;     ///< from 1

  double middle() const { return (top + bottom) / 2; }
  double width() const { return right - left; }
};

struct Page {
  double width = 0, height = 0;
  std::vector<Line> lines;  ///< in poppler's order of reading until order.h has a better one
};

/// The pages that `pdftotext -bbox-layout` prints. Throws Errc::bad_input for anything else.
std::vector<Page> read_pages(std::string_view xhtml);

}  // namespace thema::formats::pdf
