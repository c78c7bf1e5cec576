#pragma once

#include <vector>

#include "model/types.h"
#include "report/report.h"

namespace thema::cli {

/// Tags as a cell: the values of a key stand together.
report::Cell tags_cell(const std::vector<model::Tag>& tags);

}  // namespace thema::cli
