#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/cmo_verdict.h"
#include "report/cmo_table.h"

namespace thema::report {

/// Versions and decisions of configurations, for what shows how they came to be.
struct CmoPast {
  std::unordered_map<RowId, std::vector<model::CmoVersion>> versions;  ///< by configuration
  std::vector<model::Decision> decisions;                              ///< oldest first
  /// The passages that led to versions, as they are printed: by configuration and version number.
  std::unordered_map<RowId, std::map<int, std::vector<std::string>>> led_by{};
};

/// "state: P31 made the walks and saw no link (abductive; Anna, Ben)".
std::string decision_for_people(const model::Decision& decision);

/// What changed from one wording to the next: "C1: 'old' -> 'new'", "new R2: ...", "without O2:
/// ...".
std::vector<std::string> element_changes(const model::CmoVersion& from,
                                         const model::CmoVersion& to);

/// Initial theory, evidence summary, change, refined configuration: a row for each rewording, and
/// one for what was never reworded.
CmoTable cmo_refinement(const analysis::CmoInput& input, const analysis::CmoSummaries& summaries,
                        const CmoPast& past);

/// Context, findings on it, mechanism, findings, outcome, findings, verdict, sources of data.
CmoTable cmo_hypotheses(const analysis::CmoInput& input,
                        const std::vector<analysis::CmoFindings>& findings,
                        const analysis::CmoSummaries& summaries);

/// Contexts by outcomes, with the mechanism in the cell.
CmoTable cmo_pattern(const analysis::CmoInput& input, const analysis::CmoSummaries& summaries);

}  // namespace thema::report
