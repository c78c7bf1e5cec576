#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace thema::cli {

/// "13%" of 1/8: a share as tables print it, rounded half up. What is a half but for the last digit
/// of a double is one.
inline std::string percent_text(double share) {
  return fmt::format("{:.0f}%", std::floor(100 * share + 0.5 + 1e-9));
}

}  // namespace thema::cli
