#pragma once

#include <compare>
#include <cstdint>

namespace thema::text {

/// A half-open range [begin, end) of Unicode code points of one text: REFI-QDA's unit, and that of
/// SQLite's substr() and length() on TEXT. The only unit of position outside this layer.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t length() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  /// Shares at least one code point; spans that only touch do not.
  constexpr bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  constexpr bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  constexpr auto operator<=>(const Span&) const = default;
};

}  // namespace thema::text

namespace thema {
using text::Span;
}
