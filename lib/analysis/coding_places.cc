#include "analysis/coding_places.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace thema::analysis {

using model::Coding;

CodingPlaces::CodingPlaces(std::vector<Coding> codings)
    : codings_(std::move(codings)), leaves_(std::bit_ceil(codings_.size())) {
  ends_.assign(2 * leaves_, 0);
  for (std::size_t i = 0; i < codings_.size(); ++i) ends_[leaves_ + i] = codings_[i].span.end;
  for (std::size_t i = leaves_; i-- > 1;) ends_[i] = std::max(ends_[2 * i], ends_[2 * i + 1]);
}

std::size_t CodingPlaces::first_ending_beyond(std::uint32_t place, std::size_t from,
                                              std::size_t to) const {
  if (from >= to) return to;
  std::size_t node = leaves_ + from;
  while (ends_[node] <= place) {
    while (node % 2 == 1) node /= 2;  // a right child, so all of its parent is behind
    if (node == 0) return to;         // the root
    ++node;
  }
  while (node < leaves_) {
    node *= 2;
    if (ends_[node] <= place) ++node;
  }
  return node - leaves_;
}

std::vector<const Coding*> CodingPlaces::overlapping(std::uint32_t source, text::Span span) const {
  const auto first = std::partition_point(codings_.begin(), codings_.end(),
                                          [&](const Coding& c) { return c.source < source; });
  const auto last = std::partition_point(first, codings_.end(), [&](const Coding& c) {
    return c.source == source && c.span.begin < span.end;
  });
  const auto end = static_cast<std::size_t>(last - codings_.begin());
  std::vector<const Coding*> found;
  auto i = first_ending_beyond(span.begin, static_cast<std::size_t>(first - codings_.begin()), end);
  for (; i < end; i = first_ending_beyond(span.begin, i + 1, end)) found.push_back(&codings_[i]);
  return found;
}

}  // namespace thema::analysis
