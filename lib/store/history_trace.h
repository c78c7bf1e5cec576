#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/ids.h"

namespace thema::store {

class Database;

/// Numbers of the changes that wrote one of these rows or a row that names one of them, ascending.
/// Ids are unique over all tables, so that the recorded changes need not be understood.
std::vector<std::int64_t> changes_touching(Database& db, const std::unordered_set<RowId>& rows);

/// Rows that the recorded changes once gave this name or label, though they may be gone: sources,
/// cases, codes, coders, theories, configurations.
std::unordered_set<RowId> rows_once_named(Database& db, std::string_view name);

/// Rows of `table` whose `column` names one of these rows, or named it when a recorded change added
/// them or took them away.
std::unordered_set<RowId> rows_once_naming(Database& db, std::string_view table,
                                           std::string_view column,
                                           const std::unordered_set<RowId>& rows);

}  // namespace thema::store
