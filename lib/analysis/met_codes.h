#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/axis.h"

namespace thema::analysis {

/// How the codes of one source meet: what a matrix of codes by codes counts.
///
/// An extract of the row's code is in the cell when one of its codings shares text with a coding of
/// the column's code. A coding shares text with itself; passages that only touch share none.
class MetCodes {
 public:
  /// The codings in order of start. Time: codings times codes that are in the source.
  /// REQUIRES: both are sides of codes.
  MetCodes(const Axis& rows, const Axis& columns, std::span<const Selected> selected,
           const Attribution& who, std::span<const model::Turn> turns);

  /// The columns that the coding at `index` shares text with, ascending.
  std::span<const std::uint32_t> columns_of(std::uint32_t index) const {
    return std::span(values_).subspan(from_[index], from_[index + 1] - from_[index]);
  }
  /// The extract of a row that a passage is part of. REQUIRES: the passage has the row's code.
  text::Span extract(std::uint32_t row, text::Span passage) const;

 private:
  /// What a code covers, by value: stretches in order, none of which share text.
  using Extracts = std::vector<std::vector<text::Span>>;
  static Extracts extracts_of(const Axis& codes, std::span<const Selected> selected,
                              const Attribution& who, std::span<const model::Turn> turns);
  void meet(const Extracts& columns, std::span<const Selected> selected);

  Extracts rows_;
  std::vector<std::uint32_t> values_;
  std::vector<std::size_t> from_;  ///< by coding, and the end
};

}  // namespace thema::analysis
