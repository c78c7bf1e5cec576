#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/sink.h"
#include "formats/record.h"

namespace thema::formats::xlsx {

/// True for a zip archive that names a workbook, and for the container that encrypted workbooks and
/// old .xls files stand in (`open` says that these are refused).
bool is_workbook(std::string_view bytes);

struct Options {
  std::string sheet{};  ///< empty: the first that is visible and has cells
  std::string file{};   ///< for diagnostics
};

/// The rows of one sheet as text: numbers in the shortest form that gives the same value, dates
/// (told by the number format) as 2026-03-01 or 2026-03-01T14:05:00, booleans as true and false,
/// formulas as the value that the workbook keeps, empty rows left out. Throws Errc::bad_input.
std::unique_ptr<RecordSource> open(std::string bytes, const Options& options, Sink& sink);

}  // namespace thema::formats::xlsx
