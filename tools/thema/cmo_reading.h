#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/cmo_table.h"
#include "report/quotes.h"
#include "report/renderer.h"

namespace thema::cli {

class Context;

/// Reads what the tables of configurations are made from: all of them, or (not 0) one. Evidence is
/// in the order of its places. REQUIRES: the corpus outlives the result.
analysis::CmoInput read_cmo(model::Project& project, const model::Corpus& corpus, RowId cmoc = 0);

/// What a filter leaves out for want of a passage: a note of the table, for programs a notice.
void say_without_passage(Context& ctx, const report::Renderer& out,
                         const analysis::CmoSummaries& summaries, std::vector<std::string>& notes);

/// The quotes of evidence by its index in `input`: each source's text is opened once. Evidence
/// without a passage, or whose words are lost, has none. `cite`: an attribution template; empty:
/// the project's.
std::unordered_map<std::size_t, report::QuoteRow> read_quotes(model::Project& project,
                                                              const analysis::CmoInput& input,
                                                              std::vector<std::size_t> evidence,
                                                              const std::string& cite);

/// The evidence that led to versions: by version number, "led by P01_3m, turn 4 (refines): words".
/// Words that may not be quoted are not. REQUIRES: `quotes` are of all of it.
std::map<int, std::vector<std::string>> led_by(
    const analysis::CmoInput& input, RowId cmoc,
    const std::unordered_map<std::size_t, report::QuoteRow>& quotes);

}  // namespace thema::cli
