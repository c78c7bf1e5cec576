#pragma once

#include <string>
#include <string_view>

namespace thema::text {

/// A word in small letters, in no language's way but the common one.
std::string lower_case(std::string_view utf8);

/// Begins with a capital letter and goes on with small ones ("Anna", "McKay"): not an abbreviation
/// in capitals, not a letter alone.
bool is_capitalised(std::string_view utf8);

}  // namespace thema::text
