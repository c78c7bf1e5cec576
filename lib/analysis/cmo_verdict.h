#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/cmo_table.h"
#include "model/decisions.h"

namespace thema::analysis {

/// What was found on one part (context, mechanism, outcome) of a configuration. A voice is a case,
/// or where there is none the source or row of a table.
struct PartFindings {
  using Voice = std::pair<char, std::int64_t>;
  StanceCounts counts;
  std::set<Voice> voices_for, voices_against;  ///< supports, refines; challenges, negative case
  std::set<std::uint32_t> cases;               ///< counted, of any stance but silence

  /// "could not be tested" without a voice for or against; "not supported" when as many voices are
  /// against as for it, or more; else "supported".
  std::string_view verdict() const;
};

/// A configuration put to the test.
struct CmoFindings {
  std::size_t configuration = 0;
  std::array<PartFindings, 3> parts;           ///< context, mechanism (all its roles), outcome
  std::map<std::string, std::size_t> sources;  ///< by kind of source, or "table NAME"; how many
  bool refuted = false;                        ///< the team's own state

  /// "not supported" when the team refuted it or a part is not supported; else "could not be
  /// tested" when a part could not; else "supported".
  std::string_view verdict() const;
};

/// Findings by configuration, in the order of the summaries.
std::vector<CmoFindings> cmo_findings(const CmoInput& input, const Filter& filter,
                                      const CountedCases& counted, const CmoSummaries& summaries);

/// Which decisions lie between the versions of a configuration: the first list before version 1,
/// the second between 1 and 2, the last since the newest. By index of `decisions`.
std::vector<std::vector<std::size_t>> decisions_by_version(
    const std::vector<model::Decision>& decisions, RowId cmoc,
    const std::vector<model::CmoVersion>& versions);

}  // namespace thema::analysis
