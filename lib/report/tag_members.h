#pragma once

#include <vector>

#include "model/types.h"
#include "report/report.h"

namespace thema::report {

/// Tags as a cell: each key once, with its values.
Members tag_members(const std::vector<model::Tag>& tags);

}  // namespace thema::report
