#include "store/session.h"

#include <fmt/format.h>

#include <cstring>
#include <map>
#include <memory>
#include <optional>

#include "base/error.h"
#include "store/database.h"
#include "store/row_clash.h"

namespace thema::store {

std::vector<std::string> tracked_tables(Database& db) {
  std::vector<std::string> names;
  auto q = db.query(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
      "AND name NOT LIKE 'turn_search%' "
      "AND name NOT IN ('meta', 'content', 'history', 'history_part') ORDER BY rowid");
  while (q.step()) names.push_back(q.string(0));
  return names;
}

Session::Session(Database& db) : db_(db) {
  int rc = sqlite3session_create(db.handle(), "main", &session_);
  if (rc != SQLITE_OK) db.fail(rc, "recording the change");
  for (const std::string& table : tracked_tables(db)) {
    rc = sqlite3session_attach(session_, table.c_str());
    if (rc != SQLITE_OK) db.fail(rc, "recording the change");
  }
}

Session::~Session() { sqlite3session_delete(session_); }

void Session::enable(bool on) { sqlite3session_enable(session_, on ? 1 : 0); }

void Session::changeset(const std::function<void(std::string_view)>& piece) const {
  const auto write = [](void* context, const void* data, int size) {
    try {
      (*static_cast<const std::function<void(std::string_view)>*>(context))(
          {static_cast<const char*>(data), static_cast<std::size_t>(size)});
      return SQLITE_OK;
    } catch (...) {
      return SQLITE_IOERR;
    }
  };
  const int rc = sqlite3session_changeset_strm(
      session_, write, const_cast<std::function<void(std::string_view)>*>(&piece));
  if (rc != SQLITE_OK) db_.fail(rc, "writing the change to the history");
}

namespace {

int read_source(void* context, void* out, int* size) {
  try {
    auto& source = *static_cast<ByteSource*>(context);
    *size = static_cast<int>(source(static_cast<char*>(out), static_cast<std::size_t>(*size)));
    return SQLITE_OK;
  } catch (...) {
    return SQLITE_IOERR;
  }
}

/// The changes of a changeset, one by one.
class Changes {
 public:
  Changes(Database& db, ByteSource source, Direction direction)
      : db_(db), source_(std::move(source)) {
    const int flags = direction == Direction::inverse ? SQLITE_CHANGESETSTART_INVERT : 0;
    const int rc = sqlite3changeset_start_v2_strm(&iterator_, read_source, &source_, flags);
    if (rc != SQLITE_OK) db_.fail(rc, "reading the history");
  }
  ~Changes() { sqlite3changeset_finalize(iterator_); }
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;

  bool next() {
    const int rc = sqlite3changeset_next(iterator_);
    if (rc == SQLITE_DONE) return false;
    if (rc != SQLITE_ROW) db_.fail(rc, "reading the history");
    const char* name = nullptr;
    sqlite3changeset_op(iterator_, &name, &columns, &op, nullptr);
    table = name;
    return true;
  }
  sqlite3_value* old_value(int i) const {
    sqlite3_value* v = nullptr;
    sqlite3changeset_old(iterator_, i, &v);
    return v;
  }
  sqlite3_value* new_value(int i) const {
    sqlite3_value* v = nullptr;
    sqlite3changeset_new(iterator_, i, &v);
    return v;
  }
  /// All tracked tables have their row id as first column and primary key.
  std::int64_t row() const {
    return sqlite3_value_int64(op == SQLITE_INSERT ? new_value(0) : old_value(0));
  }

  std::string_view table;
  int columns = 0;
  int op = 0;

 private:
  Database& db_;
  ByteSource source_;
  sqlite3_changeset_iter* iterator_ = nullptr;
};

bool same_value(sqlite3_value* a, sqlite3_value* b) {
  const int type = sqlite3_value_type(a);
  if (type != sqlite3_value_type(b)) return false;
  switch (type) {
    case SQLITE_INTEGER:
      return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    case SQLITE_FLOAT:
      return sqlite3_value_double(a) == sqlite3_value_double(b);
    case SQLITE_NULL:
      return true;
    default: {
      const int size = sqlite3_value_bytes(a);
      return size == sqlite3_value_bytes(b) &&
             (size == 0 || std::memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b),
                                       static_cast<std::size_t>(size)) == 0);
    }
  }
}

struct ValueFree {
  void operator()(sqlite3_value* v) const { sqlite3_value_free(v); }
};
using OwnedRow = std::vector<std::unique_ptr<sqlite3_value, ValueFree>>;

/// Puts rows of a changeset in and takes them out.
class Applier {
 public:
  Applier(Database& db, const OpenBytes& open, Direction direction)
      : db_(db), open_(open), direction_(direction) {}

  void take_away() {
    each([&](const Changes& c) {
      if (c.op != SQLITE_INSERT) check_and_delete(c);
    });
  }

  void put_in() {
    each([&](const Changes& c) {
      if (c.op != SQLITE_DELETE) insert(c);
    });
  }

 private:
  struct TableSql {
    Statement select, erase, insert;
  };

  TableSql& sql(std::string_view table, int columns) {
    const auto found = sql_.find(std::string(table));
    if (found != sql_.end()) return found->second;
    // A newer schema may have more columns (added at the end): they take their defaults.
    std::string names, marks;
    auto info = db_.query_once(fmt::format("SELECT name FROM pragma_table_info('{}')", table));
    for (int i = 0; i < columns && info.step(); ++i) {
      names += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", info.text(0));
      marks += i == 0 ? "?" : ", ?";
    }
    TableSql made{
        db_.query_once(fmt::format("SELECT * FROM \"{}\" WHERE id = ?1", table)),
        db_.query_once(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", table)),
        db_.query_once(fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table, names, marks))};
    return sql_.emplace(std::string(table), std::move(made)).first->second;
  }

  /// A session gives the rows of a table in the order of a hash: all of the first table that
  /// clashes are looked at, so that it is not chance which of them is told.
  template <class See>
  void each(const See& see) {
    Changes changes(db_, open_(), direction_);
    while (changes.next()) {
      if (clash_ && clash_->table != changes.table) break;
      see(changes);
    }
    if (clash_) throw *clash_;
  }

  void conflict(const Changes& c, RowClash::Kind kind) {
    if (!clash_) clash_.emplace(kind, std::string(c.table), c.row(), c.row());
    clash_->all.emplace_back(c.row(), kind);
  }

  void check_and_delete(const Changes& c) {
    TableSql& s = sql(c.table, c.columns);
    const std::int64_t id = c.row();
    s.select.bind_all(id);
    if (!s.select.step()) {
      s.select.reset();
      return conflict(c, RowClash::Kind::gone);
    }
    for (int i = 0; i < c.columns; ++i) {
      sqlite3_value* old = c.old_value(i);  // null: not part of an UPDATE
      if (old != nullptr && !same_value(old, sqlite3_column_value(s.select.handle(), i))) {
        s.select.reset();
        return conflict(c, RowClash::Kind::changed);
      }
    }
    if (c.op == SQLITE_UPDATE) keep(s.select, id, c);
    s.select.reset();
    s.erase.bind_all(id).run();
  }

  void keep(const Statement& row, std::int64_t id, const Changes& c) {
    OwnedRow values;
    for (int i = 0; i < c.columns; ++i) {
      values.emplace_back(sqlite3_value_dup(sqlite3_column_value(row.handle(), i)));
    }
    kept_[{std::string(c.table), id}] = std::move(values);
  }

  void insert(const Changes& c) {
    Statement& put = sql(c.table, c.columns).insert;
    const OwnedRow* before =
        c.op == SQLITE_UPDATE ? &kept_.at({std::string(c.table), c.row()}) : nullptr;
    for (int i = 0; i < c.columns; ++i) {
      sqlite3_value* value = c.new_value(i);
      if (value == nullptr && before != nullptr)
        value = (*before)[static_cast<std::size_t>(i)].get();
      put.bind(i + 1, value);
    }
    try {
      put.run();
    } catch (const Error& e) {
      if (e.code() != Errc::conflict) throw;
      put.reset();
      conflict(c, RowClash::Kind::taken);
    }
  }

  Database& db_;
  const OpenBytes& open_;
  Direction direction_;
  std::optional<RowClash> clash_;
  std::map<std::string, TableSql> sql_;
  std::map<std::pair<std::string, std::int64_t>, OwnedRow> kept_;
};

}  // namespace

void apply_changeset(Database& db, const OpenBytes& open, Direction direction,
                     const RowEvents& events) {
  std::vector<std::int64_t> going, coming;
  {
    Changes changes(db, open(), direction);
    while (changes.next()) {
      if (changes.table != events.table) continue;
      if (changes.op == SQLITE_DELETE) going.push_back(changes.row());
      if (changes.op == SQLITE_INSERT) coming.push_back(changes.row());
    }
  }
  if (!going.empty()) events.before_delete(going);
  db.exec("PRAGMA defer_foreign_keys = ON");
  Applier applier(db, open, direction);
  applier.take_away();
  applier.put_in();
  if (!coming.empty()) events.after_insert(coming);
}

}  // namespace thema::store
