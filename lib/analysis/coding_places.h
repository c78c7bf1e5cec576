#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/types.h"

namespace thema::analysis {

/// Codings that are looked up by the text they share. What does not share it is not walked over,
/// however long other codings of the source are.
class CodingPlaces {
 public:
  CodingPlaces() = default;
  /// REQUIRES: they are in the order of their sources, then of where they begin.
  explicit CodingPlaces(std::vector<model::Coding> codings);

  const std::vector<model::Coding>& all() const { return codings_; }
  /// Those that share text with a span, in order.
  std::vector<const model::Coding*> overlapping(std::uint32_t source, text::Span span) const;

 private:
  /// The first coding from `from` on that ends beyond a place; what is not before `to` if none.
  std::size_t first_ending_beyond(std::uint32_t place, std::size_t from, std::size_t to) const;

  std::vector<model::Coding> codings_;
  /// A binary tree in an array, its root at 1: the largest end below each node. The leaves, from
  /// `leaves_` on, are the codings.
  std::vector<std::uint32_t> ends_;
  std::size_t leaves_ = 0;
};

}  // namespace thema::analysis
