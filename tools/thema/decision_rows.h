#pragma once

#include "model/cmo_links.h"
#include "model/decisions.h"
#include "report/report.h"

namespace thema::cli {

/// Decisions as a table: what `decision list` and `cmo show` print.
report::Table decisions_table();
report::Row decision_row(const model::Decision& decision);

/// Links as a table: what `cmo links` and `cmo show` print.
report::Table links_table();
report::Row link_row(const model::CmoLink& link);

}  // namespace thema::cli
