#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/merge_sides.h"

namespace thema::model::merging {

/// Whether it is one of the labels F1, F2, ... that fragments get when none is named.
bool is_given_fragment_label(std::string_view label);

/// Rows that both sides made and that mean the same become one, with the smaller id; so do those of
/// which an earlier merge found that. What one side has merged into another code or coder is merged
/// so on the other side as well (merge_joined.h). REQUIRES: a change under way on both sides.
class Sameness {
 public:
  Sameness(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts, Sink& sink)
      : sides_(sides), tables_(tables), base_(base), conflicts_(conflicts), sink_(sink) {}

  void settle();
  /// Pairs found now: the id that is gone and the one that stays.
  const std::vector<std::pair<RowId, RowId>>& found() const { return found_; }
  /// Pairs of which one was made part of the other here, as it was there or by a choice.
  const std::vector<std::pair<RowId, RowId>>& joined() const { return joined_; }

 private:
  void known_before();
  void rename_known(Side side, const std::unordered_map<RowId, RowId>& ids);
  bool match(std::size_t table);
  bool may_be_one(const Table& table, RowId mine, RowId theirs);
  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  Conflicts& conflicts_;
  Sink& sink_;
  std::vector<std::pair<RowId, RowId>> found_, joined_;
};

}  // namespace thema::model::merging
