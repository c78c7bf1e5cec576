#pragma once

#include <utility>
#include <vector>

#include "model/merge_sides.h"

namespace thema::model::merging {

/// Rows that both sides made and that mean the same become one, with the smaller id; so do those of
/// which an earlier merge found that. What one side has merged into another code or coder is merged
/// so on the other side as well. REQUIRES: a change under way on both sides.
class Sameness {
 public:
  Sameness(Sides& sides, const Tables& tables, Base& base, Sink& sink)
      : sides_(sides), tables_(tables), base_(base), sink_(sink) {}

  void settle();
  /// Pairs found now: the id that is gone and the one that stays.
  const std::vector<std::pair<RowId, RowId>>& found() const { return found_; }

 private:
  void known_before();
  void joined_before(Side side, const store::Alias& alias);
  void rename_known(Side side, const std::unordered_map<RowId, RowId>& ids);
  bool match(std::size_t table);
  bool may_be_one(const Table& table, RowId mine, RowId theirs);
  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  Sink& sink_;
  std::vector<std::pair<RowId, RowId>> found_;
};

}  // namespace thema::model::merging
