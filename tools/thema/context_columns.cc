// Which columns of a table are printed: --columns and --caption.

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "context.h"

namespace thema::cli {

Context::TableFilter Context::columns(report::Table table) {
  if (!globals_.caption.empty()) table.caption = globals_.caption;
  TableFilter filter;
  if (globals_.columns_text.empty()) {
    filter.table = std::move(table);
    return filter;
  }
  // A key may stand for one column for people and another for programs; ids and clocks are for
  // nobody unless they are asked for.
  constexpr unsigned kAnybody = ~0U;
  const text::NameReplacer* known = this->names();
  std::vector<std::string> names;
  const auto find = [&](std::string_view wanted, unsigned audience) {
    return std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& c) {
      const bool same =
          c.key == wanted || (known != nullptr && c.named && known->replaced(c.key) == wanted);
      return same && (audience == kAnybody || (c.shown & audience) != 0);
    });
  };
  for (const auto& c : table.columns) {
    const bool listed = std::find(names.begin(), names.end(), c.key) != names.end();
    if (!listed) names.push_back(c.key);
  }
  filter.table = table;
  filter.table.columns.clear();
  for (const std::string_view part : split(globals_.columns_text, ',')) {
    const std::string wanted(trim(part));
    auto found = find(wanted, audience_);
    if (found == table.columns.end()) found = find(wanted, kAnybody);
    if (found == table.columns.end()) {
      throw Error(Errc::usage,
                  fmt::format("no column '{}'; there are: {}", wanted, join(names, ", ")),
                  did_you_mean(wanted, names));
    }
    const auto i = static_cast<std::size_t>(found - table.columns.begin());
    filter.keep.push_back(i);
    filter.table.columns.push_back(table.columns[i]);
    filter.table.columns.back().shown = report::kAll;
  }
  return filter;
}

report::Row Context::TableFilter::row(report::Row full) const {
  if (keep.empty()) return full;
  report::Row kept;
  kept.reserve(keep.size());
  for (const std::size_t i : keep) kept.push_back(full[i]);
  return kept;
}

void Context::table(report::Renderer& out, report::Table table,
                    const std::vector<report::Row>& rows) {
  const TableFilter filter = columns(std::move(table));
  out.begin_table(filter.table);
  for (const report::Row& row : rows) out.row(filter.row(row));
  out.end_table();
}

}  // namespace thema::cli
