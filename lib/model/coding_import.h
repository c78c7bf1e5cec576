#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/codings.h"
#include "model/rejected_rows.h"

namespace thema::model {

class Project;

/// A row of a coding table as it was written; views live until the row was taken.
struct CodingCells {
  std::string_view source, start, end, quote, turns, lines, code, coder, memo, exemplar, print,
      tags, created;
  std::string_view problem;  ///< why the row cannot be read; empty: it can
  std::size_t line = 0;
};

struct CodingImportOptions {
  std::string file;         ///< for messages
  bool keep_going = false;  ///< store the good rows although some fail
  bool make_codes = false;  ///< --new
  bool suggested = false;   ///< they count only when somebody accepts them
  RowId default_coder = 0;
};

struct CodingImport {
  std::size_t rows = 0;
  Codings::Added added;
  std::vector<RejectedRow> rejected;
  std::vector<std::string> new_codes, new_coders;
};

/// Reads rows until `next` gives none, checks every one (places against the texts, codes, printed
/// forms), and stores them as one change. Failing rows are reported to `sink` by file and line;
/// unless keep_going nothing is stored then (`rejected` is not empty; the caller rolls back).
/// REQUIRES a change under way.
CodingImport import_codings(Project& project, const std::function<bool(CodingCells&)>& next,
                            const CodingImportOptions& options, Sink& sink);

}  // namespace thema::model
