#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/cmo_matrix.h"
#include "analysis/cmo_table.h"
#include "report/report.h"

namespace thema::report {

/// Words and attribution of a piece of evidence that has a passage.
using EvidenceQuote = std::function<Quotation(const model::Evidence&)>;

struct CmoTable {
  Table table;
  std::vector<Row> rows;
};

/// The results table of configurations. Programs get a column for everything (elements as lists);
/// people get the columns of published tables, grouped by theme: configuration, context, mechanism
/// as resource and reasoning, outcome, supporting quotes, cases k of n, evidence S/R/C/N, theory.
/// `by` (null: none) has the same rows, and sets beside k of n how many are in each of its columns;
/// `by_name` stands before columns that are numbers.
/// Columns of strategy, intervention, actor and unsplit mechanism are there only if a configuration
/// has one. Notes name stances, denominator and case kind, and what is left out.
CmoTable cmo_table(const analysis::CmoInput& input, const analysis::CmoSummaries& summaries,
                   const EvidenceQuote& quote, const analysis::CmoMatrix* by = nullptr,
                   std::string_view by_name = {});

}  // namespace thema::report
