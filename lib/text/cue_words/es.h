#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kSpanishCueWords = R"(porque
ya que
puesto que
como
así que
por eso
por lo tanto
entonces
si
gracias a
a causa de
debido a
me hizo
me hace)";

}  // namespace thema::text
