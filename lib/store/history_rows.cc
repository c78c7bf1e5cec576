#include "store/history_rows.h"

#include <memory>

#include "store/database.h"
#include "store/history_parts.h"

namespace thema::store {

namespace {

struct Finalize {
  void operator()(sqlite3_changeset_iter* i) const noexcept { sqlite3changeset_finalize(i); }
};

int read_bytes(void* context, void* out, int* size) {
  try {
    *size = static_cast<int>((*static_cast<ByteSource*>(context))(static_cast<char*>(out),
                                                                  static_cast<std::size_t>(*size)));
    return SQLITE_OK;
  } catch (...) {  // nothing may be thrown through SQLite
    return SQLITE_IOERR;
  }
}

}  // namespace

void each_row(Database& db, std::int64_t number, std::string_view kind,
              const std::function<bool(const ChangedRow&)>& see) {
  ByteSource bytes = part_bytes(db, number, kind);
  sqlite3_changeset_iter* iterator = nullptr;
  int rc = sqlite3changeset_start_strm(&iterator, read_bytes, &bytes);
  if (rc != SQLITE_OK) db.fail(rc, "reading the history");
  const std::unique_ptr<sqlite3_changeset_iter, Finalize> owner(iterator);
  ChangedRow row;
  while ((rc = sqlite3changeset_next(iterator)) == SQLITE_ROW) {
    const char* table = nullptr;
    int columns = 0, op = 0;
    sqlite3changeset_op(iterator, &table, &columns, &op, nullptr);
    row.table = table;
    row.whole = op != SQLITE_UPDATE;
    row.added = op == SQLITE_INSERT;
    row.values.clear();
    row.before.clear();
    row.after.clear();
    for (int i = 0; i < columns; ++i) {
      sqlite3_value *before = nullptr, *after = nullptr;
      if (op != SQLITE_INSERT) sqlite3changeset_old(iterator, i, &before);
      if (op != SQLITE_DELETE) sqlite3changeset_new(iterator, i, &after);
      row.before.push_back(before);
      row.after.push_back(after);
      if (before != nullptr) row.values.push_back(before);
      if (after != nullptr) row.values.push_back(after);
      if (i == 0) row.id = sqlite3_value_int64(before != nullptr ? before : after);
    }
    if (!see(row)) return;
  }
  if (rc != SQLITE_DONE) db.fail(rc, "reading the history");
}

std::string_view text_of(sqlite3_value* value) {
  if (sqlite3_value_type(value) != SQLITE_TEXT) return {};
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

}  // namespace thema::store
