#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace thema {
class Sink;
}

namespace thema::model {

/// A row of a table that cannot be stored, and why.
struct RejectedRow {
  std::size_t line = 0;
  std::string reason;
};

/// Runs `work` for a row. An error that the row is to blame for becomes a rejected row; any other
/// is passed on. False: rejected.
bool attempt_row(std::vector<RejectedRow>& rejected, std::size_t line,
                 const std::function<void()>& work);

/// Sorts them by line and tells each as an error of `file`.
void report_rejected(std::vector<RejectedRow>& rejected, const std::string& file, Sink& sink);

/// A cell that holds a number of code points. Throws Errc::bad_input naming the column.
std::uint32_t offset_cell(std::string_view cell, std::string_view column);

}  // namespace thema::model
