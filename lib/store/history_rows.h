#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::store {

class Database;

/// One row of a changeset: its table and all values that stand in it, old and new.
struct ChangedRow {
  std::string_view table;
  RowId id = 0;
  bool whole = false;  ///< added or taken away: a value for each column, in order
  bool added = false;
  std::vector<sqlite3_value*> values;
  /// By column; null where it says nothing (what was not changed, the row was not there).
  std::vector<sqlite3_value*> before, after;
};

/// Calls `see` with every row that an entry of the history holds as `kind` (changeset, or rows of
/// a range that was undone); stops when it says false.
void each_row(Database& db, std::int64_t number, std::string_view kind,
              const std::function<bool(const ChangedRow&)>& see);

/// A value's text, valid until the next row; empty for any other type.
std::string_view text_of(sqlite3_value* value);

}  // namespace thema::store
