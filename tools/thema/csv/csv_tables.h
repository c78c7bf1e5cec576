#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/consent.h"
#include "csv/csv_folder.h"
#include "site/site_transcript.h"

namespace thema::cli {

/// What all the tables are made from, and what is left out of them.
struct CsvTables {
  CsvTables(const std::string& where, Context& ctx) : view(ctx, true, true), folder(where, ctx) {}

  SiteView view;
  CsvFolder folder;
  analysis::LeftOut left_out;

  bool analysed(std::uint32_t case_index) const { return view.disclosure.of_case(case_index); }
  /// False: the passage is left out for want of consent, which is told at the end.
  bool analysed(const std::vector<std::uint32_t>& cases) {
    using Use = analysis::Consent::Use;
    if (view.consent.allows(Use::analysis, cases)) return true;
    left_out.add(view.consent, Use::analysis, cases);
    return false;
  }
  /// The name of a case of which rows may be told; nothing: there is none, or it does not consent
  /// to analysis.
  std::optional<std::string> case_name(RowId id) const;
  /// The name of a code (its path) or of a source; empty: there is none with this id.
  std::string code_path(RowId id) const;
  std::string source_name(RowId id) const;
};

// Each writes the tables of one part of a project.
void csv_of_sources(CsvTables& tables);  // sources, cases, attributes, speakers, turns
void csv_of_codes(CsvTables& tables);    // codes, codings, memos
void csv_of_realist(CsvTables& tables);  // theories, configurations, evidence, decisions
void csv_of_others(CsvTables& tables);   // events, framework, joint display, checklists, tables

}  // namespace thema::cli
