#pragma once

#include <string_view>

namespace thema::report::site {

/// site.css and site.js of this folder, put into the program by embed.cmake.
extern const std::string_view kSiteStyle, kSiteScript;

}  // namespace thema::report::site
