#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace thema::text {

/// No partner on the other side.
inline constexpr std::uint32_t kUnmatched = ~0U;

/// For each element of `old_ids` the index of its partner in `new_ids`, or kUnmatched. Partners are
/// equal and in order. Runs that are unique on both sides are matched first (patience sorting:
/// Cohen 2006; here runs of several lengths), the rest by the longest common subsequence while
/// that is small; time grows as n log n with the lengths, whatever was changed.
std::vector<std::uint32_t> match_in_order(std::span<const std::uint32_t> old_ids,
                                          std::span<const std::uint32_t> new_ids);

/// A sequence with the places at which its lines begin.
struct Lined {
  std::span<const std::uint32_t> ids;
  std::span<const std::size_t> line_starts;  ///< ascending; the first is 0
};

/// The same where blocks may have been moved. Runs of at least `least` elements are matched first,
/// in order and then wherever they stand (of equal ones the nearest), and whole lines however
/// short; what is between two of them is matched only there, so that no element strays to an equal
/// one far away.
std::vector<std::uint32_t> match_with_moves(const Lined& before, const Lined& after,
                                            std::size_t least);

}  // namespace thema::text
