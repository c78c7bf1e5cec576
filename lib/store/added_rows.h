#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "store/history_parts.h"

namespace thema::store {

class Database;

/// The rows that a change has added as ranges of ids (Change::Bulk): undo takes them away and keeps
/// them as they were added, redo puts them in again.
class AddedRows {
 public:
  AddedRows(Database& db, std::int64_t change);

  bool empty() const { return ranges_.empty(); }
  bool contains(std::string_view table, RowId id) const;
  /// All ids of a table, also of rows that are gone.
  std::vector<RowId> ids(std::string_view table) const;

  /// Whether the change did something else to them, too, as a batch may: what that was has to be
  /// undone before they are taken away, and can be done again only when they are back.
  bool changed_later() const;

  /// Saves all of them with `writer` and deletes them. Throws Errc::conflict when one is gone.
  void take_away(PartWriter& writer) const;

 private:
  void remove(const AddedRange& range, RowId first, RowId last) const;
  Database& db_;
  std::int64_t change_;
  std::vector<AddedRange> ranges_;  ///< in the order in which they were added
  std::vector<AddedRange> by_id_;
};

}  // namespace thema::store
