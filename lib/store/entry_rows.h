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

/// The rows that one entry of the history changed, by table and id.
class EntryRows {
 public:
  /// Nothing is there when the entry's words were erased.
  EntryRows(Database& db, std::int64_t number);
  const RowChange* find(const std::string& table, RowId id) const;
  /// As PastRows::rename.
  void rename(const std::unordered_map<RowId, RowId>& ids, const std::string& table,
              const std::vector<std::size_t>& refs);
  void forget(const std::string& table, RowId id);

 private:
  using Rows = std::unordered_map<RowId, RowChange>;
  std::unordered_map<std::string, Rows> tables_;
};

}  // namespace thema::store
