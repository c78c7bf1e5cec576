#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kFrenchCueWords = R"(parce que
parce qu'il
parce qu'elle
parce qu'on
car
puisque
comme
donc
alors
si
grâce à
à cause de
c'est pourquoi
c'est pour ça
du coup
m'a fait
ça me fait)";

}  // namespace thema::text
