#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kGermanCueWords = R"(weil
denn
da
deshalb
deswegen
darum
daher
wegen
dank
wenn
falls
dadurch
aus diesem grund
hat dazu geführt
führt dazu
so dass
sodass)";

}  // namespace thema::text
