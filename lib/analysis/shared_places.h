#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analysis/filter.h"

namespace thema::analysis {

/// Jaccard's index (Jaccard 1901) of two codes by the places of their passages: of the places that
/// have either, the share that has both. A place is a stretch of text that passages of the two
/// codes cover without a break; passages that only touch are two places.
///
/// Pairs of codings are no good for it: they grow with the square of the coders who coded the same,
/// so that n(ab) / (n(a) + n(b) - n(ab)) passes 1. Where no passage meets more than one of the
/// other code, the two are the same for one coder.
class SharedPlaces {
 public:
  /// `rows_of_code`: by code index, the rows (from 0 to `rows`) that it counts for.
  SharedPlaces(std::vector<std::vector<std::uint32_t>> rows_of_code, std::size_t rows)
      : rows_of_code_(std::move(rows_of_code)), extracts_(rows), own_(rows, 0) {}

  /// The codings of a source. REQUIRES: in order of start.
  void add(std::span<const Selected> selected);

  /// From 0 to 1; nothing where neither row has a coding.
  std::optional<double> jaccard(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Met {
    std::uint64_t both = 0;   ///< places with both
    std::uint64_t fewer = 0;  ///< how many places there are less than extracts of both rows
  };
  void meet(std::uint32_t a, std::uint32_t b);

  std::vector<std::vector<std::uint32_t>> rows_of_code_;
  std::vector<std::vector<text::Span>> extracts_;               ///< by row: of the source at hand
  std::vector<std::uint64_t> own_;                              ///< extracts of a row
  std::map<std::pair<std::uint32_t, std::uint32_t>, Met> met_;  ///< the smaller row first
};

}  // namespace thema::analysis
