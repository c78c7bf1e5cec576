#pragma once

#include <cstddef>
#include <vector>

#include "formats/pdf/page.h"

namespace thema::formats::pdf {

/// Takes out the numbers of lines or paragraphs that stand in the margin, and says how many.
std::size_t remove_line_numbers(std::vector<Page>& pages);

/// Puts the lines of each page into the order of reading. Names, times and marks that stand in a
/// column of their own before the words ("hanging" labels) go to the beginning of the line that
/// they stand at. Pages of one column are read from top to bottom, others as poppler orders them.
void arrange(std::vector<Page>& pages);

/// Lines of a page side by side, one below the other: indices, from left to right.
std::vector<std::vector<std::size_t>> rows_of(const Page& page);

}  // namespace thema::formats::pdf
