#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicExitCodes = R"(exit_codes
)";

}  // namespace thema::cli
