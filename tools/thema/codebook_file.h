#pragma once

#include <string>
#include <vector>

#include "base/sink.h"
#include "model/codebook.h"

namespace thema::cli {

/// Reads a codebook: JSON as `code export -f json` writes it when the file begins with {, else csv
/// or a workbook with the columns code (or path), role, description, include, exclude, example,
/// color, tags. Unknown columns are told to `sink` and skipped. Throws Errc::bad_input with file
/// and line.
std::vector<model::CodeRow> read_codebook(const std::string& file, const std::string& sheet,
                                          Sink& sink);

}  // namespace thema::cli
