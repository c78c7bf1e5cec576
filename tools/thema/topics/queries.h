#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicQueries = R"(queries
)";

}  // namespace thema::cli
