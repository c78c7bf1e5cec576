#pragma once

#include <string>
#include <string_view>

namespace thema {

/// Appends a cell as RFC 4180 wants it: quoted when it holds the separator, a quote, CR or LF, or
/// begins or ends with a space. With `guard`, a text that begins with = + - @ tab CR or ' gets a '
/// in front, so that a spreadsheet does not run it; our readers take it off again.
void append_csv_cell(std::string& out, std::string_view cell, char separator = ',',
                     bool guard = true);

/// A cell as it was before `append_csv_cell` guarded it.
std::string_view unguard(std::string_view cell);

/// Ends a text that was cut because a cell of a workbook cannot hold it.
inline constexpr std::string_view kCutCell = "… [cut: more than a cell holds]";

}  // namespace thema
