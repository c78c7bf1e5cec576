#pragma once

#include <pugixml.hpp>
#include <string>

namespace thema::formats::docx {

/// A formula (<m:oMath>) on one line: "x=(a+b)/c^2".
std::string formula(pugi::xml_node math);

}  // namespace thema::formats::docx
