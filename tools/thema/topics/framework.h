#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicFramework = R"(framework
)";

}  // namespace thema::cli
