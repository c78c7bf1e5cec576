#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicTeams = R"(teams
)";

}  // namespace thema::cli
