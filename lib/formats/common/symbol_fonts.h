#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace thema::formats {

/// Whether a font shows other signs than the letters that are typed, and it is known which.
bool is_symbol_font(std::string_view font);

/// The character that a sign of a font is, by its code (0xFC and 0xF0FC are one in "Wingdings");
/// U+FFFD for a sign that only its font knows.
std::string symbol(std::string_view font, std::uint32_t code);
inline constexpr std::string_view kUnknownSign = "\xEF\xBF\xBD";

}  // namespace thema::formats
