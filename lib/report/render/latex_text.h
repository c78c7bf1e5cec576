#pragma once

#include <string>
#include <string_view>

namespace thema::report {

/// Appends text as TeX sets it, letter for letter: everything that TeX obeys, and every pair that
/// it would join into one sign ("--", "''", ",,"), is written so that it does not. Control
/// characters and bidirectional controls become <U+001B>. Needs the T1 encoding, or an engine for
/// Unicode. Lines are joined by `line_end`.
void append_latex(std::string& out, std::string_view text, std::string_view line_end = " ");

}  // namespace thema::report
