#include "store/history_trace.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string>

#include "store/content.h"
#include "store/database.h"

namespace thema::store {

namespace {

/// The packed pieces of one entry's changeset (or saved rows), one after the other.
class Pieces {
 public:
  Pieces(Database& db, std::int64_t number, std::string_view kind)
      : query_(
            db.query_once("SELECT packed, size FROM history_part WHERE number = ?1 AND kind = ?2 "
                          "ORDER BY id")) {
    query_.bind_all(number, kind);
  }
  int read(char* out, int* size) {
    if (used_ == piece_.size()) {
      used_ = 0;
      piece_.clear();
      if (query_.step()) {
        piece_ = unpack(query_.blob(0), static_cast<std::size_t>(query_.integer(1)));
      }
    }
    const std::size_t n = std::min(static_cast<std::size_t>(*size), piece_.size() - used_);
    std::copy_n(piece_.data() + used_, n, out);
    used_ += n;
    *size = static_cast<int>(n);
    return SQLITE_OK;
  }

 private:
  Statement query_;
  std::string piece_;
  std::size_t used_ = 0;
};

struct Finalize {
  void operator()(sqlite3_changeset_iter* i) const noexcept { sqlite3changeset_finalize(i); }
};

/// One row of a changeset: its table and all values that stand in it, old and new.
struct ChangedRow {
  std::string_view table;
  RowId id = 0;
  bool whole = false;  ///< added or taken away: a value for each column, in order
  std::vector<sqlite3_value*> values;
};

/// Calls `see` with every row; stops when it says false.
void each_row(Database& db, std::int64_t number, std::string_view kind,
              const std::function<bool(const ChangedRow&)>& see) {
  Pieces pieces(db, number, kind);
  const auto read = [](void* context, void* out, int* size) {
    try {
      return static_cast<Pieces*>(context)->read(static_cast<char*>(out), size);
    } catch (...) {  // nothing may be thrown through SQLite
      return SQLITE_IOERR;
    }
  };
  sqlite3_changeset_iter* iterator = nullptr;
  int rc = sqlite3changeset_start_strm(&iterator, read, &pieces);
  if (rc != SQLITE_OK) db.fail(rc, "reading the history");
  const std::unique_ptr<sqlite3_changeset_iter, Finalize> owner(iterator);
  ChangedRow row;
  while ((rc = sqlite3changeset_next(iterator)) == SQLITE_ROW) {
    const char* table = nullptr;
    int columns = 0, op = 0;
    sqlite3changeset_op(iterator, &table, &columns, &op, nullptr);
    row.table = table;
    row.whole = op != SQLITE_UPDATE;
    row.values.clear();
    for (int i = 0; i < columns; ++i) {
      sqlite3_value *before = nullptr, *after = nullptr;
      if (op != SQLITE_INSERT) sqlite3changeset_old(iterator, i, &before);
      if (op != SQLITE_DELETE) sqlite3changeset_new(iterator, i, &after);
      if (before != nullptr) row.values.push_back(before);
      if (after != nullptr) row.values.push_back(after);
      if (i == 0) row.id = sqlite3_value_int64(before != nullptr ? before : after);
    }
    if (!see(row)) return;
  }
  if (rc != SQLITE_DONE) db.fail(rc, "reading the history");
}

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
  auto ranges = db.query_once(
      "SELECT tbl, first, last FROM history_part WHERE number = ?1 AND kind = 'range'");
  ranges.bind_all(number);
  while (ranges.step()) {
    if (range_touches(db, ranges.text(0), ranges.integer(1), ranges.integer(2), rows)) return true;
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
        if (sqlite3_value_type(v) != SQLITE_TEXT) continue;
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(v));
        if (name == std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(v)))) {
          rows.insert(row.id);
        }
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
