#include "model/rejected_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/sink.h"
#include "base/strings.h"

namespace thema::model {

bool attempt_row(std::vector<RejectedRow>& rejected, std::size_t line,
                 const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const Error& e) {
    if (e.code() != Errc::bad_input && e.code() != Errc::not_found && e.code() != Errc::usage &&
        e.code() != Errc::ambiguous) {
      throw;
    }
    rejected.push_back({line, e.hint().empty() ? e.what() : e.what() + ("; " + e.hint())});
    return false;
  }
}

void report_rejected(std::vector<RejectedRow>& rejected, const std::string& file, Sink& sink) {
  std::stable_sort(rejected.begin(), rejected.end(),
                   [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
  for (const RejectedRow& r : rejected) {
    sink.report({.level = Level::error,
                 .id = "rejected-row",
                 .message = r.reason,
                 .file = file,
                 .line = r.line,
                 .object = ""});
  }
}

std::uint32_t offset_cell(std::string_view cell, std::string_view column) {
  const auto value = parse_integer(trim(cell));
  if (!value || *value < 0 || *value > 0xffffffffLL) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' in column {}: expected a number of code points", cell, column));
  }
  return static_cast<std::uint32_t>(*value);
}

}  // namespace thema::model
