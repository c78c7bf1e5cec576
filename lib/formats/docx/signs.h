#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace thema::formats::docx {

/// The character of <w:sym w:font="Wingdings" w:char="F0FC"/>; U+FFFD for a sign that only its font
/// knows.
std::string symbol(std::string_view font, std::string_view code);
inline constexpr std::string_view kUnknownSign = "\xEF\xBF\xBD";

/// A formula (<m:oMath>) on one line: "x=(a+b)/c^2".
std::string formula(pugi::xml_node math);

}  // namespace thema::formats::docx
