#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thema::report {

/// UTF-16 units of valid UTF-8: what a spreadsheet counts as characters.
std::size_t utf16_units(std::string_view text);
/// The beginning of `text` that has at most `units` UTF-16 units, cut between code points.
std::string_view first_units(std::string_view text, std::size_t units);

/// A text as a cell of a workbook holds it: what reads like an escape of the format ("_x0041_") and
/// the two code points that XML has not are escaped, CR LF becomes LF. Control characters are left
/// to libxlsxwriter.
std::string cell_escaped(std::string_view text);

/// The name of a sheet: without what Excel forbids, at most 31 UTF-16 units; "Sheet" where nothing
/// is left.
std::string sheet_name(std::string_view name);

}  // namespace thema::report
