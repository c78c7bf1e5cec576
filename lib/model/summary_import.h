#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/rejected_rows.h"
#include "model/summary_cell.h"

namespace thema {
class Sink;
}

namespace thema::model {

/// A cell of a framework as it stands in a file.
struct WrittenSummary {
  std::size_t line = 0;
  std::string case_name;
  RowId code = 0;
  std::string text;
};

struct SummaryImport {
  std::size_t cells = 0;  ///< that are charted in the file
  std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
  std::size_t empty = 0;  ///< empty in the file, charted in the project, and left so
  std::size_t cut = 0;    ///< unedited, of a workbook that could not hold all of it: left, too
  std::vector<RejectedRow> rejected;
};

/// Stores the cells of a file. What is written as it is printed is no change. An empty cell takes a
/// summary away only with `clear`. Cells that cannot be stored are told to `sink` by line and
/// column, and then nothing may be kept: the caller throws. REQUIRES: a change under way.
SummaryImport import_summaries(Project& project, const std::vector<WrittenSummary>& cells,
                               RowId coder, bool clear, const std::string& file, Sink& sink);

}  // namespace thema::model
