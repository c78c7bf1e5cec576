#pragma once

#include <string_view>

#include "formats/common/speakers.h"

namespace thema::formats {

/// Labels by the caller's regular expression, searched at the beginning of each line from byte
/// `from` on: group `speaker`, else the first group, else the whole match is the label.
FoundLabels find_pattern(std::string_view text, const std::string& pattern, std::size_t from);

/// The pattern with its first unnamed group called `speaker`, when it has no named group.
std::string name_first_group(std::string_view pattern);

}  // namespace thema::formats
