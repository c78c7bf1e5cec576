#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "analysis/case_set.h"
#include "analysis/filter.h"
#include "text/span.h"

namespace thema::analysis {

/// Where codes of a table meet. A coding belongs to the rows of its code (itself, and those that
/// have it below them).
class Cooccurrence {
 public:
  /// `rows_of_code`: by code index, the rows (from 0 to `rows`) that it counts for.
  Cooccurrence(std::vector<std::vector<std::uint32_t>> rows_of_code, std::size_t rows)
      : rows_of_code_(std::move(rows_of_code)),
        own_(rows, 0),
        own_cases_(rows),
        pairs_(rows),
        pair_cases_(rows),
        open_times_(rows, 0),
        open_cases_(rows) {}

  /// Says that `cases` will not be asked for: windows are then counted much quicker.
  void leave_out_cases() { with_cases_ = false; }

  /// Pairs of two different codings of one source that share text; those that only touch do not. A
  /// pair is counted once for two rows, also when both codings are of both. With `with_cases` also
  /// for which cases both count. REQUIRES: in order of start; of two rows that share codes one has
  /// all codes of the other.
  void add_overlaps(std::span<const Selected> selected, bool with_cases);
  /// Windows (turns, paragraphs): in which of them both rows have a coding. In order, not
  /// overlapping. A coding belongs to every window that it shares text with.
  void add_windows(std::span<const Selected> selected, const std::vector<text::Span>& windows);
  /// One window that is all of these codings.
  void add_window(std::span<const Selected> selected);
  /// A window a case; ask for results after the last source.
  void add_by_case(std::span<const Selected> selected);
  void close_cases();

  /// How often two rows meet: pairs of codings, or windows.
  std::uint64_t count(std::uint32_t a, std::uint32_t b) const;
  /// Cases for which both count where they meet.
  std::size_t cases(std::uint32_t a, std::uint32_t b) const;
  /// n(ab) / (n(a) + n(b) - n(ab)), n: windows of a row (Jaccard 1901). Undefined where neither row
  /// is in any. REQUIRES windows; of overlaps see SharedPlaces.
  std::optional<double> jaccard(std::uint32_t a, std::uint32_t b) const;
  /// (n(ab) / N) / ((n(a) / N) (n(b) / N)) over N windows.
  std::optional<double> lift(std::uint32_t a, std::uint32_t b) const;
  double windows() const { return windows_; }
  /// All windows, those without codings included.
  void set_windows(double n) { windows_ = n; }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;  ///< the smaller first
  /// A row in a window, with the cases it counts for there.
  using InWindow = std::map<std::uint32_t, std::set<std::uint32_t>>;
  void count_window(const InWindow& rows);
  void count_window(std::span<const std::uint32_t> rows);
  void open_row(std::uint32_t row, const Selected& s, bool with_cases);
  void close_row(std::uint32_t row, const Selected& s, bool with_cases);
  bool counted_the_other_way(const std::vector<std::uint32_t>& mine, std::uint32_t row,
                             std::uint32_t other) const;
  void meet_cases(std::uint32_t a, std::uint32_t b, const Selected& s);

  /// Numbers by pair of rows: in a square where that is small, else those that are not 0. A pair of
  /// different rows may be counted either way round.
  class PairCounts {
   public:
    explicit PairCounts(std::size_t rows)
        : rows_(rows), square_(rows <= kSquare ? rows * rows : 0) {}
    void add(std::uint32_t a, std::uint32_t b, std::uint64_t times) {
      if (square_.empty()) {
        few_[{a, b}] += times;
      } else {
        square_[a * rows_ + b] += times;
      }
    }
    std::uint64_t of(std::uint32_t a, std::uint32_t b) const {
      return a == b ? one_way(a, a) : one_way(a, b) + one_way(b, a);
    }

   private:
    static constexpr std::size_t kSquare = 1024;
    std::uint64_t one_way(std::uint32_t a, std::uint32_t b) const;
    std::size_t rows_;
    std::vector<std::uint64_t> square_;
    std::map<Pair, std::uint64_t> few_;
  };

  /// The cases for which two rows meet, those of pairs that do. A pair is the same either way
  /// round.
  class PairCases {
   public:
    explicit PairCases(std::size_t rows) : square_(rows <= kSquare ? rows : 0) {}
    CaseSet& of(std::uint32_t a, std::uint32_t b);
    const CaseSet* find(std::uint32_t a, std::uint32_t b) const;

   private:
    static constexpr std::size_t kSquare = 1024;
    /// By pair, the number of its set, from 1: as PairCounts keeps its numbers.
    std::vector<std::vector<std::uint32_t>> square_;  ///< by the greater row
    std::map<Pair, std::uint32_t> few_;
    std::deque<CaseSet> sets_;
  };
  /// How many of the open codings of a row each case has; in order of cases.
  using OpenCases = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

  std::vector<std::vector<std::uint32_t>> rows_of_code_;
  std::vector<std::uint64_t> own_;  ///< codings or windows of a row
  std::vector<CaseSet> own_cases_;  ///< in windows
  PairCounts pairs_;
  PairCases pair_cases_;
  std::map<std::uint32_t, InWindow> by_case_;
  // While overlaps are counted: the rows that have codings open, how many, and of how many of them
  // each case is.
  std::vector<std::uint32_t> open_rows_;
  std::vector<std::uint64_t> open_times_;
  std::vector<OpenCases> open_cases_;
  bool with_cases_ = true;
  double windows_ = 0;
};

}  // namespace thema::analysis
