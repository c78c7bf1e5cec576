#include "store/entry_rows.h"

#include <cstring>
#include <string_view>
#include <utility>

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

enum class Tag : char { nothing, null, number, text };

template <class T>
void put(std::string& out, T value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

template <class T>
T take(std::string_view& in) {
  T value{};
  std::memcpy(&value, in.data(), sizeof value);
  in.remove_prefix(sizeof value);
  return value;
}

void pack_columns(std::string& out, const std::vector<sqlite3_value*>& values) {
  put(out, static_cast<std::uint32_t>(values.size()));
  for (sqlite3_value* value : values) {
    if (value == nullptr) {
      put(out, Tag::nothing);
    } else if (sqlite3_value_type(value) == SQLITE_NULL) {
      put(out, Tag::null);
    } else if (sqlite3_value_type(value) == SQLITE_INTEGER) {
      put(out, Tag::number);
      put(out, std::int64_t{sqlite3_value_int64(value)});
    } else {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
      put(out, Tag::text);
      put(out, size);
      out.append(text, size);
    }
  }
}

RowChange::Columns unpack_columns(std::string_view& in) {
  RowChange::Columns out(take<std::uint32_t>(in));
  for (auto& column : out) {
    switch (take<Tag>(in)) {
      case Tag::nothing:
        break;
      case Tag::null:
        column.emplace();
        break;
      case Tag::number:
        column = take<std::int64_t>(in);
        break;
      case Tag::text: {
        const auto size = take<std::size_t>(in);
        column = std::string(in.substr(0, size));
        in.remove_prefix(size);
      }
    }
  }
  return out;
}

void rename_in(RowChange::Columns& columns, const std::unordered_map<RowId, RowId>& ids,
               std::size_t column) {
  if (column >= columns.size() || !columns[column]) return;
  const auto* named = std::get_if<std::int64_t>(&*columns[column]);
  if (named == nullptr) return;
  if (const auto to = ids.find(*named); to != ids.end()) columns[column] = to->second;
}

}  // namespace

EntryRows::EntryRows(Database& db, std::int64_t number, RefColumns refs) : refs_(std::move(refs)) {
  if (!has_part(db, number, "changeset")) return;
  static const std::vector<sqlite3_value*> kNone;
  std::string packed;
  each_row(db, number, "changeset", [&](const ChangedRow& row) {
    const bool removed = row.whole && !row.added;
    packed.clear();
    put(packed, row.added);
    put(packed, removed);
    pack_columns(packed, row.added ? kNone : row.before);
    pack_columns(packed, removed ? kNone : row.after);
    tables_[std::string(row.table)][row.id] = packed;
    return true;
  });
}

std::optional<RowChange> EntryRows::find(const std::string& table, RowId id) const {
  const auto rows = tables_.find(table);
  if (rows == tables_.end()) return std::nullopt;
  const auto found = rows->second.find(id);
  if (found == rows->second.end()) return std::nullopt;
  std::string_view packed = found->second;
  RowChange change;
  change.added = take<bool>(packed);
  change.removed = take<bool>(packed);
  change.before = unpack_columns(packed);
  change.after = unpack_columns(packed);
  if (renamed_.empty()) return change;
  const auto refs = refs_.find(table);
  for (RowChange::Columns* columns : {&change.before, &change.after}) {
    rename_in(*columns, renamed_, 0);
    if (refs == refs_.end()) continue;
    for (const std::size_t column : refs->second) rename_in(*columns, renamed_, column);
  }
  return change;
}

void EntryRows::rename(const std::unordered_map<RowId, RowId>& ids) {
  if (ids.empty()) return;
  for (auto& [table, rows] : tables_) {
    std::vector<std::pair<RowId, std::string>> moved;
    for (const auto& [from, to] : ids) {
      if (auto row = rows.extract(from)) moved.emplace_back(to, std::move(row.mapped()));
    }
    // The one that has kept its id tells more.
    for (auto& [to, row] : moved) rows.try_emplace(to, std::move(row));
  }
  for (auto& [was, now] : renamed_) {
    if (const auto to = ids.find(now); to != ids.end()) now = to->second;
  }
  for (const auto& [from, to] : ids) renamed_.try_emplace(from, to);
}

void EntryRows::forget(const std::string& table, RowId id) {
  if (const auto rows = tables_.find(table); rows != tables_.end()) rows->second.erase(id);
}

}  // namespace thema::store
