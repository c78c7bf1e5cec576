#pragma once

#include <string>

namespace thema::text {

/// The only place where an imported text changes: CR LF and lone CR become LF, a leading BOM goes.
/// Nothing else: no Unicode normalisation, no trimming. Throws Errc::bad_input (with the line) when
/// the text holds U+0000, which SQLite's text functions cannot see past.
std::string normalize(std::string utf8);

}  // namespace thema::text
