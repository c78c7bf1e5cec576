#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/ids.h"

namespace thema::store {

class Database;

/// A field of a row, before and after; numbers as texts, NULL is empty.
struct FieldStory {
  std::string column, before, after;
};

/// What a change did to one row. Of a row that was added or taken away all its texts are told; of
/// one that was changed, what was changed.
struct RowStory {
  enum class Op { added, removed, changed };
  std::string table;
  Op op = Op::changed;
  std::vector<FieldStory> fields;
};

/// What a change did to some rows, and how many rows of other tables came to name one of them, or
/// named it no longer.
struct ChangeStory {
  struct Count {
    std::size_t added = 0, removed = 0, changed = 0;
  };
  std::vector<RowStory> rows;
  std::map<std::string, Count> others;  ///< by table
};

ChangeStory change_story(Database& db, std::int64_t number, const std::unordered_set<RowId>& rows);

}  // namespace thema::store
