#include "analysis/met_codes.h"

#include <algorithm>

namespace thema::analysis {

MetCodes::MetCodes(const Axis& rows, const Axis& columns, std::span<const Selected> selected,
                   const Attribution& who, std::span<const model::Turn> turns)
    : rows_(extracts_of(rows, selected, who, turns)) {
  meet(extracts_of(columns, selected, who, turns), selected);
}

MetCodes::Extracts MetCodes::extracts_of(const Axis& codes, std::span<const Selected> selected,
                                         const Attribution& who,
                                         std::span<const model::Turn> turns) {
  Extracts extracts(codes.values().size());
  std::vector<std::uint32_t> values;
  for (const Selected& s : selected) {
    const text::Span span = s.coding->span;
    codes.values_of(s, who, turns, values);
    for (const std::uint32_t v : values) {
      std::vector<text::Span>& of_code = extracts[v];
      if (of_code.empty() || span.begin >= of_code.back().end) {
        of_code.push_back(span);
      } else {
        of_code.back().end = std::max(of_code.back().end, span.end);
      }
    }
  }
  return extracts;
}

void MetCodes::meet(const Extracts& columns, std::span<const Selected> selected) {
  struct Open {
    std::uint32_t value;
    std::span<const text::Span> left;  ///< those that end after the coding at hand begins
  };
  std::vector<Open> open;
  for (std::uint32_t v = 0; v < columns.size(); ++v) {
    if (!columns[v].empty()) open.push_back({v, columns[v]});
  }
  from_.reserve(selected.size() + 1);
  for (const Selected& s : selected) {
    const text::Span span = s.coding->span;
    from_.push_back(values_.size());
    for (Open& column : open) {
      while (!column.left.empty() && column.left.front().end <= span.begin) {
        column.left = column.left.subspan(1);
      }
      if (!column.left.empty() && column.left.front().begin < span.end) {
        values_.push_back(column.value);
      }
    }
  }
  from_.push_back(values_.size());
}

text::Span MetCodes::extract(std::uint32_t row, text::Span passage) const {
  const std::vector<text::Span>& extracts = rows_[row];
  const auto after =
      std::upper_bound(extracts.begin(), extracts.end(), passage.begin,
                       [](std::uint32_t begin, text::Span e) { return begin < e.begin; });
  return *(after - 1);
}

}  // namespace thema::analysis
