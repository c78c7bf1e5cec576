#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace thema::formats::docx {

/// A formula (<m:oMath>) on one line: "x=(a+b)/c^2".
std::string formula(pugi::xml_node math);

/// Whether what follows needs no blank behind a fraction: "a/b+c", but "a/b c".
bool continues_formula(std::string_view part);

}  // namespace thema::formats::docx
