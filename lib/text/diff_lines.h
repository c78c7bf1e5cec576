#pragma once

#include <string>
#include <string_view>

namespace thema::text {

/// The difference of two texts by lines, as `diff -u` prints it, three lines around each change.
/// Empty when they are the same.
std::string diff_lines(std::string_view before, std::string_view after,
                       std::string_view before_name, std::string_view after_name);

}  // namespace thema::text
