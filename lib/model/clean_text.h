#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thema::model {

/// How long a name may be, code points.
inline constexpr std::size_t kLongestName = 500;

/// A name as it is stored: composed (Unicode's form C), without white space (Unicode's) at its
/// ends. Throws Errc::usage when nothing is left, for names that are too long, and for control
/// characters, line ends and invalid UTF-8; `what` is the thing in the message: "a case".
std::string clean_name(std::string_view name, std::string_view what);

/// Throws Errc::usage for a text that cannot be stored: invalid UTF-8 or U+0000.
void check_text(std::string_view text, std::string_view what);

}  // namespace thema::model
