#include "store/rewind.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

Value value_of(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
      return std::monostate();
    case SQLITE_INTEGER:
      return sqlite3_value_int64(value);
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      return std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    }
  }
}

Row row_of(const Statement& query) {
  Row row;
  row.reserve(static_cast<std::size_t>(query.columns()));
  for (int i = 0; i < query.columns(); ++i) {
    switch (sqlite3_column_type(query.handle(), i)) {
      case SQLITE_NULL:
        row.emplace_back();
        break;
      case SQLITE_INTEGER:
        row.emplace_back(query.integer(i));
        break;
      default:
        row.emplace_back(query.string(i));
    }
  }
  return row;
}

PastRows::PastRows(Database& db, std::int64_t number) {
  std::vector<std::int64_t> later;
  {
    auto q = db.query("SELECT number FROM history WHERE number > ?1 ORDER BY number DESC");
    q.bind_all(number);
    while (q.step()) later.push_back(q.integer(0));
  }
  for (const std::int64_t entry : later) take_back(db, entry);
}

const std::optional<Row>* PastRows::find(const std::string& table, RowId id) const {
  const auto rows = tables_.find(table);
  if (rows == tables_.end()) return nullptr;
  const auto found = rows->second.find(id);
  return found == rows->second.end() ? nullptr : &found->second;
}

std::vector<RowId> PastRows::known(const std::string& table) const {
  std::vector<RowId> out;
  if (const auto rows = tables_.find(table); rows != tables_.end()) {
    for (const auto& [id, row] : rows->second) out.push_back(id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void PastRows::hold(Database& db, const std::string& table, RowId id) {
  if (whole_) row(db, table, id);
}

void PastRows::forget(const std::string& table, RowId id) {
  if (const auto rows = tables_.find(table); rows != tables_.end()) rows->second.erase(id);
}

void PastRows::join(Database& db, const std::string& table, RowId gone, RowId kept,
                    const std::function<Row(const Row&, const Row&)>& joined) {
  if (!whole_) return;
  std::optional<Row>& from = row(db, table, gone);
  std::optional<Row>& into = row(db, table, kept);
  if (!from || !into) return;
  into = joined(*from, *into);
  from.reset();
}

namespace {

struct Entry {
  std::string kind;
  std::int64_t target = 0;
  bool erased = false;
};

Entry entry(Database& db, std::int64_t number) {
  auto q = db.query("SELECT kind, coalesce(target, 0), erased FROM history WHERE number = ?1");
  q.bind_all(number);
  if (!q.step()) throw Error(Errc::project, "the history is damaged: an entry is missing");
  return {q.string(0), q.integer(1), q.flag(2)};
}

constexpr RowId kMostAtOnce = RowId{1} << 28;  // a damaged or hostile entry may say any number

}  // namespace

void PastRows::take_back(Database& db, std::int64_t number) {
  const Entry e = entry(db, number);
  whole_ = whole_ && !e.erased;
  if (e.kind == "undo") {  // the change that was taken back stood before, its bulk rows too
    whole_ = whole_ && !entry(db, e.target).erased;
    // The rows as they were added first: the change may have done more to them.
    apply(db, number, "rows", true);
    apply(db, e.target, "changeset", false);
    return;
  }
  std::int64_t change = number;
  if (e.kind == "redo") {
    change = entry(db, e.target).target;
    whole_ = whole_ && !entry(db, change).erased;
  }
  apply(db, change, "changeset", true);
  for (const AddedRange& range : ranges_of(db, change)) {
    if (range.last - range.first > kMostAtOnce) {
      throw Error(Errc::project, fmt::format("entry {} of the history is damaged", change));
    }
    take_back_range(range.table, range.first, range.last);
  }
}

void PastRows::take_back_range(const std::string& table, RowId first, RowId last) {
  Rows& rows = tables_[table];
  for (RowId id = first; id <= last; ++id) rows[id].reset();
}

std::optional<Row>& PastRows::row(Database& db, const std::string& table, RowId id) {
  const auto [at, added] = tables_[table].try_emplace(id);
  if (added) {
    auto q = db.query_once(fmt::format("SELECT * FROM \"{}\" WHERE id = ?1", table));
    q.bind_all(id);
    if (q.step()) at->second = row_of(q);
  }
  return at->second;
}

void PastRows::apply(Database& db, std::int64_t number, std::string_view kind, bool inverse) {
  if (!has_part(db, number, kind)) return;
  each_row(db, number, kind, [&](const ChangedRow& change) {
    const std::string table(change.table);
    if (change.whole && change.added == inverse) {  // it goes
      tables_[table][change.id].reset();
      return true;
    }
    const auto& values = inverse ? change.before : change.after;
    std::optional<Row>& was = change.whole ? tables_[table][change.id] : row(db, table, change.id);
    if (!was) was.emplace();
    was->resize(std::max(was->size(), values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] != nullptr) (*was)[i] = value_of(values[i]);
    }
    return true;
  });
}

void PastRows::rename(const std::unordered_map<RowId, RowId>& ids, const std::string& table,
                      const std::vector<std::size_t>& refs) {
  const auto found = tables_.find(table);
  if (found == tables_.end() || ids.empty()) return;
  Rows& rows = found->second;
  std::vector<std::pair<RowId, std::optional<Row>>> moved;
  for (const auto& [from, to] : ids) {
    if (auto row = rows.extract(from)) moved.emplace_back(to, std::move(row.mapped()));
  }
  // Of two rows that became one, that which was there tells more than that which was not, and the
  // one that has kept its id more than the other.
  for (auto& [to, row] : moved) {
    const auto [at, added] = rows.try_emplace(to);
    if (added || !at->second) at->second = std::move(row);
  }
  const auto rename_in = [&](Row& row, std::size_t column) {
    if (column >= row.size()) return;
    if (const auto* named = std::get_if<std::int64_t>(&row[column])) {
      if (const auto other = ids.find(*named); other != ids.end()) row[column] = other->second;
    }
  };
  for (auto& [id, row] : rows) {
    if (!row) continue;
    (*row)[0] = id;
    for (const std::size_t column : refs) rename_in(*row, column);
  }
}

}  // namespace thema::store
