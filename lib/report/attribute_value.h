#pragma once

#include <string>

#include "model/types.h"
#include "report/report.h"

namespace thema::report {

/// An attribute's value as a cell: a number where the attribute's type is one and the number is
/// written as the text is; else the text, as "N/R" is.
Value attribute_value(const model::Attribute& attribute, const std::string& text);

}  // namespace thema::report
