#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kEnglishCueWords = R"(because
cos
'cause
so
since
therefore
due to
thanks to
if
unless
made me
makes me
led to
leads to
that's why
that is why
which is why
the reason
as a result)";

}  // namespace thema::text
