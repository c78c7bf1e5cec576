#pragma once

#include <span>
#include <string_view>

namespace thema::cli {

/// A page of `thema help TOPIC`.
struct Topic {
  std::string_view name;
  std::string_view summary;  ///< one line
  std::string_view text;
};

/// The topics, in the order in which they are listed. Their texts stand in topics/.
std::span<const Topic> topics();

}  // namespace thema::cli
