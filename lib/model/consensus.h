#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/rejected_rows.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// A row of a consensus sheet as it was written; views live until the row was taken.
struct ConsensusCells {
  std::string_view source, version, start, end, code, decision, by, note;
  std::vector<std::string_view> readings;  ///< by coder: "12..40; 50..60"
  std::size_t line = 0;
};

struct ConsensusOptions {
  std::string file;                 ///< for messages
  std::vector<std::string> coders;  ///< whose readings the sheet has, by column
  std::string as;                   ///< the coder who gets what was decided
};

struct ConsensusResult {
  std::size_t rows = 0, undecided = 0;
  std::size_t created = 0, updated = 0, unchanged = 0, removed = 0;
  std::size_t sources_done = 0;  ///< marked so now: all their rows are decided
  std::vector<RejectedRow> rejected;
};

/// What a sheet writes for a source's text, so that a later one is noticed.
std::string consensus_version(std::string_view text_hash);
/// "12..40; 50..60", as a sheet writes a coder's passages. Spreadsheets leave it alone, unlike
/// "12:40" (a time) and "12-40" (a date).
std::string consensus_passages(const std::vector<text::Span>& passages);

/// Gives the coder `as` the passages that were decided on: those of a coder who is named (tags,
/// exemplar mark and printed form with them), of `both` (where they differ, all of the words), a
/// place START:END, or none. The codings of the coders stay as they are. What `as` has of the code
/// at a row's words and was not decided on goes, so that a sheet may be applied again. A row
/// without a decision changes nothing. Rows that cannot be applied are told to `sink` and are in
/// `rejected`; then nothing is stored (the caller rolls back). Throws Errc::usage when `as` is one
/// of the coders, Errc::not_found for a coder. REQUIRES a change under way.
ConsensusResult apply_consensus(Project& project, const std::function<bool(ConsensusCells&)>& next,
                                const ConsensusOptions& options, Sink& sink);

}  // namespace thema::model
