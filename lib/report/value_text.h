#pragma once

#include <cstdint>
#include <string>

#include "report/report.h"

namespace thema::report {

void append_integer(std::string& out, std::int64_t value);
/// Shortest text that reads back as the same number; false and nothing for NaN and infinities.
bool append_number(std::string& out, double value);
/// As csv shows a value, without escapes.
void append_value(std::string& out, const Value& value);

}  // namespace thema::report
