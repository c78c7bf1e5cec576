#pragma once

#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/merge_sides.h"
#include "model/merge_texts.h"

namespace thema::model::merging {

/// A row that one side removed and the other still has.
struct RemovedRow {
  Side by = Side::mine;
  Row row;               ///< as the other side has it
  bool changed = false;  ///< by the other side, since the two went apart
};

/// What will happen to my rows, by table. Nothing is written before all is planned.
struct Plan {
  explicit Plan(std::size_t tables) : put(tables), deleted(tables), removed(tables) {}
  std::vector<std::unordered_map<RowId, Row>> put;  ///< new or changed rows, whole
  std::vector<std::unordered_set<RowId>> deleted;   ///< of mine
  std::vector<std::unordered_map<RowId, RemovedRow>> removed;
  /// Fragments that come in under a number that is taken here: the number there and here.
  std::vector<std::pair<std::string, std::string>> renumbered;
};

/// Compares the rows of both sides with the base, column by column.
class Planner {
 public:
  Planner(Sides& sides, const Tables& tables, Base& base, const SettledTexts& texts,
          Conflicts& conflicts)
      : sides_(sides),
        tables_(tables),
        base_(base),
        texts_(texts),
        conflicts_(conflicts),
        plan_(tables.size()) {}

  Plan run();

 private:
  void table(std::size_t index);
  void one_side(std::size_t index, Side side, Row row);
  void both(std::size_t index, const Row& mine, const Row& theirs);
  struct Columns;
  void column(const Columns& in, std::size_t column, Row& merged);
  void place(const Columns& in, Row& merged);
  void field_conflict(const Columns& in, std::size_t column, Row& merged);
  bool changed_since(std::size_t index, Side by, const Row& row, const std::vector<Row>& was) const;
  std::string shown(const Columns& in, std::size_t column, Side side);
  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  const SettledTexts& texts_;
  Conflicts& conflicts_;
  Plan plan_;
};

}  // namespace thema::model::merging
