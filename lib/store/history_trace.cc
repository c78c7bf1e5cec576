#include "store/history_trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

/// Whether rows that were added as a range name one of `rows`; those that are still there are
/// asked.
bool range_touches(Database& db, std::string_view table, RowId first, RowId last,
                   const std::unordered_set<RowId>& rows) {
  for (const RowId id : rows) {
    if (first <= id && id <= last) return true;
  }
  auto info =
      db.query_once(fmt::format("SELECT name FROM pragma_table_info('{}') "
                                "WHERE name LIKE '%\\_id' ESCAPE '\\'",
                                table));
  while (info.step()) {
    auto q = db.query_once(
        fmt::format("SELECT 1 FROM \"{}\" WHERE \"{}\" = ?1 AND id BETWEEN ?2 AND ?3 LIMIT 1",
                    table, info.text(0)));
    for (const RowId id : rows) {
      q.bind_all(id, first, last);
      if (q.step()) return true;
      q.reset();
    }
  }
  return false;
}

bool touches(Database& db, std::int64_t number, const std::unordered_set<RowId>& rows) {
  bool found = false;
  const auto see = [&](const ChangedRow& row) {
    found = std::any_of(row.values.begin(), row.values.end(), [&](sqlite3_value* v) {
      return sqlite3_value_type(v) == SQLITE_INTEGER && rows.contains(sqlite3_value_int64(v));
    });
    return !found;
  };
  each_row(db, number, "changeset", see);
  if (found) return true;
  for (const AddedRange& range : ranges_of(db, number)) {
    if (range_touches(db, range.table, range.first, range.last, rows)) return true;
  }
  return false;
}

std::vector<std::int64_t> changes(Database& db) {
  std::vector<std::int64_t> numbers;
  auto q = db.query("SELECT number FROM history WHERE kind = 'change' ORDER BY number");
  while (q.step()) numbers.push_back(q.integer(0));
  return numbers;
}

}  // namespace

std::vector<std::int64_t> changes_touching(Database& db, const std::unordered_set<RowId>& rows) {
  std::vector<std::int64_t> found;
  for (const std::int64_t number : changes(db)) {
    if (touches(db, number, rows)) found.push_back(number);
  }
  return found;
}

std::unordered_set<RowId> rows_once_named(Database& db, std::string_view name) {
  constexpr std::array<std::string_view, 6> kNamed{"source", "case",   "code",
                                                   "coder",  "theory", "cmoc"};
  std::unordered_set<RowId> rows;
  for (const std::int64_t number : changes(db)) {
    each_row(db, number, "changeset", [&](const ChangedRow& row) {
      if (std::find(kNamed.begin(), kNamed.end(), row.table) == kNamed.end()) return true;
      for (sqlite3_value* v : row.values) {
        if (sqlite3_value_type(v) == SQLITE_TEXT && text_of(v) == name) rows.insert(row.id);
      }
      return true;
    });
  }
  return rows;
}

std::unordered_set<RowId> rows_once_naming(Database& db, std::string_view table,
                                           std::string_view column,
                                           const std::unordered_set<RowId>& rows) {
  std::unordered_set<RowId> found;
  auto place = db.query_once("SELECT cid FROM pragma_table_info(?1) WHERE name = ?2");
  place.bind_all(table, column);
  if (rows.empty() || !place.step()) return found;
  const auto at = static_cast<std::size_t>(place.integer(0));
  auto now = db.query_once(fmt::format("SELECT id, \"{}\" FROM \"{}\"", column, table));
  while (now.step()) {
    if (rows.contains(now.integer(1))) found.insert(now.integer(0));
  }
  for (const std::int64_t number : changes(db)) {
    each_row(db, number, "changeset", [&](const ChangedRow& row) {
      if (row.table == table && row.whole && rows.contains(sqlite3_value_int64(row.values[at]))) {
        found.insert(row.id);
      }
      return true;
    });
  }
  return found;
}

}  // namespace thema::store
