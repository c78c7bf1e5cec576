#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/filter.h"

namespace thema::analysis {

/// What stands in a cell of a pivoted theme table: a code with the marks that its codings there
/// have. The same code may stand there unmarked and marked.
struct PivotItem {
  std::uint32_t code = 0;
  std::vector<std::size_t> marks;  ///< indices of marks, ascending
  auto operator<=>(const PivotItem&) const = default;
};

/// Codes sorted into the columns of a tag by the tags of their codings; a coding's tag goes before
/// its code's.
class ThemePivot {
 public:
  /// A tag whose value is shown as a mark.
  struct Mark {
    std::string key, value;
  };
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

  /// `row_of_code`: the row that the codings of a code belong to. `values`: the columns; behind
  /// them is one for codings without the tag. REQUIRES: corpus and tags outlive this.
  ThemePivot(const model::Corpus& corpus,
             const std::unordered_map<RowId, std::vector<model::Tag>>& tags, std::string key,
             std::vector<std::string> values, std::vector<Mark> marks,
             std::vector<std::uint32_t> row_of_code, std::size_t rows);

  void add(std::span<const Selected> selected);

  /// The items of a cell in codebook order, the unmarked first, each with its cases (by index).
  using Items = std::map<PivotItem, std::vector<bool>>;
  const Items& items(std::size_t row, std::size_t column) const {
    return cells_[row * (values_.size() + 1) + column];
  }
  std::size_t untagged_column() const { return values_.size(); }
  std::size_t untagged_codings() const { return untagged_; }
  bool mark_used(std::size_t mark) const { return used_[mark]; }

 private:
  std::vector<std::string> values_of(const model::Coding& coding, const std::string& key) const;
  const model::Corpus& corpus_;
  const std::unordered_map<RowId, std::vector<model::Tag>>& tags_;
  std::string key_;
  std::vector<std::string> values_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> row_of_code_;
  std::vector<Items> cells_;
  std::vector<bool> used_;
  std::size_t untagged_ = 0;
};

}  // namespace thema::analysis
