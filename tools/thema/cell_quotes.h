#pragma once

#include <string>
#include <vector>

#include "analysis/filter.h"
#include "model/corpus.h"
#include "report/report.h"

namespace thema::cli {

/// Words and attribution of chosen codings, list by list, for the cells of a table. Opens each
/// source once. `cite`: an attribution template; empty: the project's.
std::vector<std::vector<report::Quotation>> cell_quotes(
    model::Project& project, const model::Corpus& corpus, const std::string& cite,
    const std::vector<std::vector<analysis::Selected>>& chosen);

}  // namespace thema::cli
