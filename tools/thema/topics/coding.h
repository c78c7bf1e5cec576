#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicCoding = R"(coding
)";

}  // namespace thema::cli
