#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "report/report.h"

namespace thema::model {
struct Corpus;
}

namespace thema::cli {

/// Cells from plain values; an empty text or a negative time is a missing value.
inline report::Cell cell(std::string_view text) {
  return text.empty() ? report::Value() : report::Value(std::string(text));
}
inline report::Cell cell_number(std::int64_t n) { return report::Value(n); }
inline report::Cell cell_count(std::size_t n) {
  return report::Value(static_cast<std::int64_t>(n));
}
inline report::Cell cell_known(std::int64_t n, std::int64_t unknown) {
  return n == unknown ? report::Value() : report::Value(n);
}
inline report::Cell cell_flag(bool b) { return report::Value(b); }

/// Names of cases, joined.
report::Cell case_cell(const model::Corpus& corpus, const std::vector<std::uint32_t>& cases);

/// "1 coding", "3 codings".
inline std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

/// `key=value` arguments, split at the first '='. Throws Errc::usage for one without.
std::pair<std::string, std::string> key_value(std::string_view argument);

}  // namespace thema::cli
