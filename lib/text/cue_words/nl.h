#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kDutchCueWords = R"(omdat
want
doordat
aangezien
daarom
dus
daardoor
vanwege
dankzij
als
zodat
heeft ertoe geleid)";

}  // namespace thema::text
