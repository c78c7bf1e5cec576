#pragma once

#include <cstddef>
#include <string_view>

namespace thema::report {

/// Bytes of the line end at `pos` (LF, CR LF, CR, VT, FF, NEL, U+2028 or U+2029), 0 where none is.
std::size_t line_end_at(std::string_view text, std::size_t pos);

}  // namespace thema::report
