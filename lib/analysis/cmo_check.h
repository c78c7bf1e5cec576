#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cmo_table.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/decisions.h"
#include "model/theory.h"

namespace thema::analysis {

/// What a team has agreed on: how grave each rule is, and its thresholds.
struct CmoPolicy {
  enum class Level { off, info, warn, error };
  std::map<std::string, Level> levels;  ///< K01 ... K22; all of them
  int k05_share = 50;                   ///< percent of the supporting passages, from one person
  int k16_cases = 2;                    ///< people behind a configuration that is supported
  int k18_transcripts = 3;              ///< the last ones, in which an element was not coded
  std::vector<std::string> k08_by{"arm", "wave"};  ///< attributes
  std::string k20_event = "delivered";             ///< kind of event that delivers the resource
  std::size_t k08_line = 0, k20_line = 0;          ///< where the file names them; 0: it does not

  CmoPolicy();  ///< the levels of method.md
};

/// Reads a policy: a rule a line, `K05 warn share=60`, `K08 warn by=arm,site`, `K16 error n=3`,
/// `K18 off`, `K20 info event=call`; # begins a comment. Rules that are not named stay as they are.
/// Throws Errc::bad_input with the line.
CmoPolicy parse_cmo_policy(std::string_view text);
std::string_view to_string(CmoPolicy::Level level);

/// An event of a case, with its date (ISO).
struct CaseEvent {
  std::uint32_t case_index = 0;
  std::string date, kind;
};

/// Words about a configuration or theory in which numbers may be claimed.
struct Prose {
  std::string object, what, text;
  RowId cmoc = 0, theory = 0;  ///< one of them
};

/// What the rules read. Plain values, read by the caller; everything is of the whole project.
struct CmoCheckInput {
  CmoInput cmo;  ///< configurations (all of them), evidence, turns, exemplars
  std::vector<model::Theory> theories;
  std::vector<model::CmoLink> links;
  std::vector<model::Decision> decisions;
  std::vector<model::CmoSearch> searches;
  std::vector<model::Waiver> waivers;
  /// By code index: where counted codings of just that code are.
  std::vector<std::set<std::uint32_t>> coded_cases, coded_sources;
  std::vector<CaseEvent> events;
  std::map<std::size_t, std::string> printed;  ///< words that a table quotes, by evidence index
  /// Of names in these words: those that stand for others or that a person let stand, and words
  /// that some text writes small.
  std::vector<std::string> settled_names, written_small;
  std::vector<Prose> prose;
  RowId as_reported = 0;  ///< a configuration that is taken for reported; 0: none
};

/// One thing that a rule found.
struct CmoFinding {
  std::string rule;
  CmoPolicy::Level level = CmoPolicy::Level::info;
  std::string object;  ///< label of a configuration or theory, or of two: "CMOC1, CMOC4"
  std::string message;
  std::vector<RowId> cmocs;  ///< those that it is about
  RowId theory = 0;
  std::string waived;  ///< the reason; empty: it is not
};

/// What a policy names must be in the project: attributes, and where there are events their kind.
/// Throws Errc::bad_input with the policy's line and near names.
void require_known(const CmoPolicy& policy, const CmoCheckInput& input);

/// Runs all rules but those that are off; by rule, then in the order of the configurations. What
/// was waived says so; errors cannot be.
std::vector<CmoFinding> check_cmo(const CmoCheckInput& input, const CmoPolicy& policy);

}  // namespace thema::analysis
