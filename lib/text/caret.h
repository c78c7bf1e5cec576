#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thema::text {

/// Two lines for a message about an expression: the line of `expression` that holds the place, and
/// a caret under it, each indented and with a line end in front. Wide characters count as a
/// terminal shows them, what nobody sees is shown, and of a long line only the part around the
/// place is. `byte` may be the end. REQUIRES: valid UTF-8.
std::string caret(std::string_view expression, std::size_t byte);

}  // namespace thema::text
