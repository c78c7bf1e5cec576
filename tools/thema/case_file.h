#pragma once

#include <string>
#include <vector>

#include "base/sink.h"
#include "model/cases.h"

namespace thema::cli {

/// A table of cases as it stands in a file.
struct CaseFile {
  std::vector<std::string> attributes;  ///< names of the columns that hold attributes
  std::vector<model::CaseRow> rows;
};

/// Reads a csv, or a sheet of a workbook (the first when `sheet` is empty): column `case`, optional
/// `kind`, `in` and `source` (several in a cell are separated by
/// ';'), the rest attributes. Columns without a name are told to `sink` and skipped. Throws
/// Errc::bad_input with file and line.
CaseFile read_cases(const std::string& file, const std::string& sheet, Sink& sink);

}  // namespace thema::cli
