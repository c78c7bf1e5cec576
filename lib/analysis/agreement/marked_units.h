#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "analysis/agreement/ratings.h"
#include "text/span.h"

namespace thema::analysis {

/// Passages of one coder, in order and joined where they overlap or touch.
std::vector<text::Span> joined(std::vector<text::Span> spans);

/// How many units were marked by whom: a bit a coder, the first the lowest. Up to 64 coders.
using MarkedCounts = std::map<std::uint64_t, double>;

/// Adds up such counts; for few coders without a search.
class MarkedTally {
 public:
  void add(std::uint64_t by, double n) {
    if (by < few_.size()) {
      few_[by] += n;
    } else {
      many_[by] += n;
    }
  }
  /// Those that are not 0.
  MarkedCounts counts() const;

 private:
  std::array<double, 16> few_{};
  MarkedCounts many_;
};

/// The units that passages share text with, asked in order of the passages' beginnings.
class UnitsTouched {
 public:
  /// REQUIRES: in order, not overlapping; outlive this.
  explicit UnitsTouched(const std::vector<text::Span>& units) : units_(units) {}
  /// From the first to behind the last, by their numbers from 0; empty: none.
  text::Span by(text::Span passage);

 private:
  const std::vector<text::Span>& units_;
  std::size_t first_ = 0;
};

/// Which coders marked any of each unit. `units` are in order and do not overlap; neither do the
/// passages of a coder, one list each.
void count_units(const std::vector<text::Span>& units,
                 const std::vector<std::vector<text::Span>>& marked, MarkedTally& counts);

/// The same with every code point of a text of `length` as a unit, without looking at each.
void count_characters(std::uint32_t length, const std::vector<std::vector<text::Span>>& marked,
                      MarkedTally& counts);

/// Ratings "no" (0) and "yes" (1) of these counts, in one block.
void add_ratings(const MarkedCounts& counts, std::size_t coders, std::uint32_t block, Ratings& out);

/// A stretch of text in which the same coders marked, others not.
struct MarkedStretch {
  text::Span span;
  std::uint64_t by = 0;  ///< a bit a coder
};
/// The stretches that some coders marked and some did not, in order, as long as they are alike.
std::vector<MarkedStretch> disagreements(const std::vector<std::vector<text::Span>>& marked);

}  // namespace thema::analysis
