#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicFormats = R"(formats
)";

}  // namespace thema::cli
