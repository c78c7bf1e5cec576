#pragma once

#include <string>
#include <vector>

#include "formats/pdf/page.h"

namespace thema::formats::pdf {

/// A line that was left out because it stands on many pages at the same place.
struct RunningLine {
  std::string text;  ///< as on its first page, digits as '#'
  std::size_t pages = 0;
};

/// Takes out headers, footers and page numbers: lines at the top or bottom, set apart from the
/// text, that are the same, digits aside, on at least three pages or on half of them. Lines that
/// are not set apart have to be outermost on four of five pages: a short answer may begin several.
std::vector<RunningLine> remove_running_lines(std::vector<Page>& pages);

}  // namespace thema::formats::pdf
