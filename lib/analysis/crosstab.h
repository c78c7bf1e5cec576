#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analysis/axis.h"
#include "analysis/code_counts.h"
#include "analysis/met_codes.h"

namespace thema::analysis {

/// What one cell of a matrix holds. An extract is the union of overlapping passages of a source
/// among the cell's codings.
struct CrossCell {
  std::size_t codings = 0, extracts = 0, words = 0, sources = 0;
};

/// Counts codings by two sides at once, source by source; time n log n in the codings, memory by
/// cells that hold something; where all cells together are not many, in step with the codings.
///
/// A coding is in a cell when it has the row's and the column's value; where a value depends on
/// whose words they are, one and the same case must have both. Of codes by codes a coding has the
/// row's code and shares text with a coding of the column's, and the row's extracts stay whole (see
/// MetCodes). `all()` stands for any value of a side.
class Crosstab {
 public:
  struct Wanted {
    bool cases = false;         ///< which cases a cell counts
    bool totals = false;        ///< cells of all columns and all rows
    std::size_t quotes = 0;     ///< quotes a cell
    bool words = false;         ///< words of a cell: `add` is told how many
    bool counted_only = false;  ///< words that count for no counted case are in no cell
  };
  /// REQUIRES: the sides outlive this; `counted` is that of the sides.
  Crosstab(const Axis& rows, const Axis& columns, const CountedCases& counted, Wanted wanted);

  /// Words that a stretch of the source at hand touches, but for those that reach into what is
  /// before `counted`. REQUIRES: wanted.
  using Words = std::function<std::size_t(text::Span, std::uint32_t counted)>;
  /// Whether a coding may be quoted; absent: it may.
  using MayQuote = std::function<bool(const Selected&)>;
  /// The selected codings of one source, in order of start. Call once a source.
  void add(std::span<const Selected> selected, const Attribution& who,
           std::span<const model::Turn> turns, const Words& words = {},
           const MayQuote& may_quote = {});
  /// After the last source.
  void close();

  std::uint32_t all_rows() const { return row_count_; }
  std::uint32_t all_columns() const { return column_count_; }
  CrossCell cell(std::uint32_t row, std::uint32_t column) const;
  /// How many counted cases. REQUIRES: wanted.
  std::size_t cases(std::uint32_t row, std::uint32_t column) const;
  /// The quotes of a cell; null: none.
  const QuotePicker* quotes(std::uint32_t row, std::uint32_t column) const;
  /// Codings that have a value on one side at most: of nobody, where a side is cases.
  std::size_t outside() const { return outside_; }

 private:
  using Key = std::uint64_t;
  Key key(std::uint32_t row, std::uint32_t column) const {
    return static_cast<Key>(row) * (column_count_ + std::size_t{1}) + column;
  }
  struct Hit {
    Key cell;
    std::uint32_t coding;
    auto operator<=>(const Hit&) const = default;
  };
  void place(const Selected& s, std::uint32_t index, const Attribution& who,
             std::span<const model::Turn> turns);
  void hit(std::uint32_t row, std::uint32_t column, std::uint32_t index, std::uint32_t counted);
  /// A cell while codings come in order of place.
  struct Open {
    std::uint32_t source = 0;  ///< the number of the source under way; 0: none
    std::uint32_t coding = 0;  ///< the last one counted there
    std::uint32_t end = 0;     ///< of the extract under way
  };
  void count_at_once(Key cell, std::uint32_t index, text::Span span);
  void count(std::span<const Selected> selected, const Attribution& who,
             std::span<const model::Turn> turns, const Words& words, const MayQuote& may_quote);
  void merge_cells();
  void merge_cases();

  const Axis& rows_;
  const Axis& columns_;
  std::vector<std::vector<std::uint32_t>> counted_for_;  ///< by case
  Wanted wanted_;
  std::uint32_t row_count_, column_count_;
  std::size_t outside_ = 0;
  bool at_once_;            ///< cells are counted as hits come; else from `hits_`
  std::vector<Hit> hits_;   ///< of the source under way
  std::size_t placed_ = 0;  ///< hits of the source under way
  text::Span span_;         ///< of the coding under way
  std::uint32_t source_ = 0;
  std::vector<Open> open_;        ///< by key, when at once
  std::vector<CrossCell> dense_;  ///< by key, when at once
  std::optional<MetCodes> met_;   ///< of codes by codes
  std::vector<std::uint32_t> in_rows_, in_columns_;
  std::vector<std::pair<Key, CrossCell>> cells_;
  std::vector<std::pair<Key, std::uint32_t>> cases_;
  std::size_t merge_cells_at_, merge_cases_at_;
  std::map<Key, QuotePicker> quotes_;
};

}  // namespace thema::analysis
