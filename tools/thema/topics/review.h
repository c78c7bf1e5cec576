#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicReview = R"(review
)";

}  // namespace thema::cli
