#include "analysis/theme_pivot.h"

#include <algorithm>
#include <utility>

namespace thema::analysis {

ThemePivot::ThemePivot(const model::Corpus& corpus,
                       const std::unordered_map<RowId, std::vector<model::Tag>>& tags,
                       std::string key, std::vector<std::string> values, std::vector<Mark> marks,
                       std::vector<std::uint32_t> row_of_code, std::size_t rows)
    : corpus_(corpus),
      tags_(tags),
      key_(std::move(key)),
      values_(std::move(values)),
      marks_(std::move(marks)),
      row_of_code_(std::move(row_of_code)),
      cells_(rows * (values_.size() + 1)),
      used_(marks_.size(), false) {}

std::vector<std::string> ThemePivot::values_of(const model::Coding& coding,
                                               const std::string& key) const {
  std::vector<std::string> values;
  const auto take = [&](const std::vector<model::Tag>& tags) {
    for (const model::Tag& t : tags) {
      if (t.key == key) values.push_back(t.value);
    }
  };
  if (const auto own = tags_.find(coding.id); own != tags_.end()) take(own->second);
  if (values.empty()) take(corpus_.codes[coding.code].tags);
  return values;
}

void ThemePivot::add(std::span<const Selected> selected) {
  for (const Selected& s : selected) {
    const std::uint32_t row = row_of_code_[s.coding->code];
    if (row == kNoRow) continue;
    PivotItem item;
    item.code = s.coding->code;
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      const auto values = values_of(*s.coding, marks_[m].key);
      if (std::find(values.begin(), values.end(), marks_[m].value) == values.end()) continue;
      item.marks.push_back(m);
      used_[m] = true;
    }
    std::vector<std::size_t> columns;
    for (const std::string& value : values_of(*s.coding, key_)) {
      const auto at = std::find(values_.begin(), values_.end(), value);
      if (at != values_.end()) columns.push_back(static_cast<std::size_t>(at - values_.begin()));
    }
    if (columns.empty()) {
      columns.push_back(untagged_column());
      ++untagged_;
    }
    for (const std::size_t column : columns) {
      std::vector<bool>& cases = cells_[row * (values_.size() + 1) + column][item];
      cases.resize(corpus_.cases.size(), false);
      for (const std::uint32_t c : s.cases) cases[c] = true;
    }
  }
}

}  // namespace thema::analysis
