#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kItalianCueWords = R"(perché
poiché
siccome
dato che
quindi
allora
perciò
per questo
se
grazie a
a causa di
mi ha fatto
mi fa)";

}  // namespace thema::text
