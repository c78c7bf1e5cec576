#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "analysis/candidate_rows.h"
#include "analysis/counted_cases.h"
#include "analysis/filter.h"

namespace thema::analysis {

/// A window in which codes may meet: turns, a passage, a source, or all that a case said.
struct WindowPlace {
  std::uint32_t source = model::kNone;  ///< kNone: the window is a case
  text::Span span{};                    ///< of the source's text, code points; empty: all of it
  std::uint32_t turn = 0;               ///< number of the turn in the middle; 0: no turn
  std::uint32_t case_ = model::kNone;   ///< of a window that is a case
};

/// The rows that meet in a window with the counted cases for which each counts there: pairs of a
/// row and a case (kNone: of nobody who is counted), in order, each once.
struct RowCase {
  std::uint32_t row = 0, case_ = model::kNone;
  auto operator<=>(const RowCase&) const = default;
};

/// Cuts the codings of a study into windows. An interviewer's words are in no window: what was only
/// asked was not said. REQUIRES: rows and cases outlive this.
class CandidateWindows {
 public:
  CandidateWindows(const CandidateRows& rows, const CountedCases& counted)
      : rows_(rows), counted_(counted) {}

  /// A window is a turn that is no interviewer's, with `around` turns before and after it.
  void add_turns(std::uint32_t source, std::span<const model::Turn> turns, const Attribution& who,
                 std::span<const Selected> selected, std::uint32_t around);
  /// A window is a stretch of text that overlapping codings cover without a gap.
  /// REQUIRES: codings in order of start.
  void add_passages(std::uint32_t source, std::span<const model::Turn> turns,
                    const Attribution& who, std::span<const Selected> selected);
  void add_source(std::uint32_t source, std::span<const model::Turn> turns, const Attribution& who,
                  std::span<const Selected> selected);
  /// A window a counted case; ask for results after close_cases.
  void add_by_case(std::span<const Selected> selected);
  void close_cases();
  /// Windows without codings, in sources that have none.
  void add_empty(std::size_t windows) { empty_ += windows; }
  /// How many turns of a source are windows.
  static std::size_t turn_windows(std::span<const model::Turn> turns, const Attribution& who);

  /// All windows, those without codings included.
  std::size_t size() const { return windows_ + empty_; }
  /// Those that hold anything, in order of source and place.
  void each(const std::function<void(const WindowPlace&, std::span<const RowCase>)>& visit) const;

 private:
  /// What windows are made of; `begin` is that of its pairs, which end where the next begin.
  struct Cell {
    WindowPlace place;
    std::size_t begin = 0;
    bool window = true;
  };
  void add_pairs(const Selected& s, std::vector<RowCase>& into) const;
  void add_cell(const WindowPlace& place, std::vector<RowCase>& pairs, bool window);
  std::size_t end_of(std::size_t cell) const {
    return cell + 1 < cells_.size() ? cells_[cell + 1].begin : pairs_.size();
  }

  const CandidateRows& rows_;
  const CountedCases& counted_;
  std::vector<Cell> cells_;
  std::vector<RowCase> pairs_;
  std::uint32_t around_ = 0;
  std::size_t windows_ = 0, empty_ = 0;
  std::map<std::uint32_t, std::vector<RowCase>> by_case_;
};

}  // namespace thema::analysis
