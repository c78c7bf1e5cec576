#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicIpa = R"(ipa
)";

}  // namespace thema::cli
