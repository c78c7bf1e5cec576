#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thema {

/// Damerau-Levenshtein distance (optimal string alignment) in bytes, ASCII case ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The at most `limit` candidates nearest to `word`, nearest first, none that is too far off: a
/// third of its letters may differ. A beginning counts as near, and so does the last name of a path
/// `A/B`.
std::vector<std::string> near_misses(std::string_view word, std::span<const std::string> candidates,
                                     std::size_t limit = 3);

/// "did you mean 'a' or 'b'?", or "" when nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);
/// The same sentence of names that were found to be near.
std::string did_you_mean(std::span<const std::string> near);

}  // namespace thema
