#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/candidate_rows.h"
#include "analysis/candidate_windows.h"

namespace thema::analysis {

/// Stands with every list of candidates.
inline constexpr std::string_view kCandidateCaveat =
    "Co-occurrence is a reading list, not evidence of causation; realist causation is generative "
    "and is judged by reading.";

/// Which parts meet in a candidate: CMO, or a dyad CM, MO, CO.
struct CandidateShape {
  bool context = true, mechanism = true, outcome = true;
  bool triad() const { return context && mechanism && outcome; }
};
/// Throws Errc::usage for another word.
CandidateShape candidate_shape(std::string_view word);

/// Windows in which the parts of a candidate are, out of `all`.
struct CandidateCounts {
  double all = 0, c = 0, m = 0, o = 0, cm = 0, co = 0, mo = 0, cmo = 0;
};

/// Rates of a candidate (method: windows; undefined where a denominator is 0).
struct CandidateRates {
  std::optional<double> support;     ///< share of all windows in which the candidate is
  std::optional<double> confidence;  ///< of the windows with all but the last part, those with it
  std::optional<double> lift;        ///< confidence over the last part's share of all windows
  std::optional<double> lift3;       ///< CMO: support over the product of the three shares
  std::optional<double> jaccard;     ///< of the first two parts: n(ab) / (n(a) + n(b) - n(ab))
};
CandidateRates rates_of(const CandidateCounts& n, const CandidateShape& shape);

/// Windows that hold some parts of a candidate and lack another: where negative cases are.
struct CounterSet {
  std::vector<Part> has;
  Part lacks = Part::outcome;
  std::size_t windows = 0;
  std::vector<std::uint32_t> cases;  ///< for which what is there counts, ascending
};

struct Candidate {
  /// By Part: index of the row, kNone where the shape has no such part.
  std::array<std::uint32_t, 3> rows{model::kNone, model::kNone, model::kNone};
  bool branch = false;  ///< of codes rolled up to the codes above them
  CandidateCounts n;
  std::size_t windows = 0;           ///< in which all its parts are
  std::vector<std::uint32_t> cases;  ///< for which all its parts count in one window, ascending
  /// CMO: context and mechanism without outcome, outcome without mechanism, outcome without
  /// context. Dyads: either part without the other.
  std::vector<CounterSet> counter;
};

struct BaseRate {
  std::size_t windows = 0;
  std::vector<std::uint32_t> cases;  ///< ascending
};

struct CandidateQuestion {
  CandidateShape shape{};
  std::size_t min_cases = 3;
  bool codes = true, branches = true;  ///< levels that are looked at
};

struct CmoCandidates {
  /// Codes by themselves first, then branches; in each by cases, then windows, then codebook order.
  std::vector<Candidate> found;
  std::vector<BaseRate> base;    ///< by row
  std::size_t windows = 0;       ///< N
  std::size_t combinations = 0;  ///< that could meet: of rows that have codings
  std::size_t fewer = 0;         ///< that meet, in fewer cases than asked for
};

/// Counts what meets. Linear in windows times the combinations in each. Throws Errc::bad_input when
/// more than a million combinations meet.
CmoCandidates find_candidates(const CandidateRows& rows, const CandidateWindows& windows,
                              const CandidateQuestion& question);

/// What a permutation of outcomes between cases says of a candidate; exploratory.
struct Permuted {
  std::size_t observed = 0;  ///< cases that have all parts anywhere in what they said
  double mean = 0;           ///< the same on average when the last part is dealt out anew
  double share = 0;          ///< of the permutations, those with at least as many (with this one)
};
/// Deals the sets of last parts (outcomes; of CM: mechanisms) out among all `cases` anew, `times`
/// over. The same seed gives the same result everywhere. By candidate.
std::vector<Permuted> permute(const CmoCandidates& candidates, std::size_t cases, std::size_t times,
                              std::uint64_t seed);

}  // namespace thema::analysis
