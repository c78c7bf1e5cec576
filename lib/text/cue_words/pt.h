#pragma once

#include <string_view>

namespace thema::text {

// Words with which people say what led to what; a line each.
inline constexpr std::string_view kPortugueseCueWords = R"(porque
já que
visto que
como
por isso
então
portanto
assim
se
graças a
por causa de
devido a
fez-me
me fez
me faz)";

}  // namespace thema::text
