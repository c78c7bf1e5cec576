#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "store/rewind.h"

namespace thema::store {

/// What one entry of the history did to a row; a column is empty where it says nothing of it, and
/// there are none of a row that was not there.
struct RowChange {
  using Columns = std::vector<std::optional<Value>>;
  bool added = false, removed = false;  ///< neither: changed
  Columns before, after;
};

/// By table: the columns that hold ids of other rows.
using RefColumns = std::unordered_map<std::string, std::vector<std::size_t>>;

/// The rows that one entry of the history changed, by table and id. They are held packed: a merge
/// brings a hundred thousand of them.
class EntryRows {
 public:
  /// Nothing is there when the entry's words were erased.
  EntryRows(Database& db, std::int64_t number, RefColumns refs);
  std::optional<RowChange> find(const std::string& table, RowId id) const;
  /// Gives rows other ids, in every table; those they name go along. Numbers that `ids` does not
  /// know stay.
  void rename(const std::unordered_map<RowId, RowId>& ids);
  void forget(const std::string& table, RowId id);

 private:
  using Rows = std::unordered_map<RowId, std::string>;
  std::unordered_map<std::string, Rows> tables_;
  RefColumns refs_;
  std::unordered_map<RowId, RowId> renamed_;  ///< from what stands in the entry to what it is now
};

}  // namespace thema::store
