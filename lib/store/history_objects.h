#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/ids.h"

namespace thema::store {

class Database;

/// What a change was about: the rows that it wrote and those that they name, their passages'
/// sources and codes included.
struct ChangedObjects {
  std::unordered_set<RowId> rows;
  /// Of rows that have a name or label: table and name, as the change left or took it.
  struct Named {
    std::string table, name;
  };
  std::unordered_map<RowId, Named> named;
};

ChangedObjects changed_objects(Database& db, std::int64_t number);

}  // namespace thema::store
