#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicRealist = R"(realist
)";

}  // namespace thema::cli
