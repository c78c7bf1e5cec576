#include "store/entry_rows.h"

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

RowChange::Columns columns_of(const std::vector<sqlite3_value*>& values) {
  RowChange::Columns out;
  out.reserve(values.size());
  for (sqlite3_value* value : values) {
    out.push_back(value == nullptr ? std::nullopt : std::optional(value_of(value)));
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

EntryRows::EntryRows(Database& db, std::int64_t number) {
  if (!has_part(db, number, "changeset")) return;
  each_row(db, number, "changeset", [&](const ChangedRow& row) {
    RowChange& change = tables_[std::string(row.table)][row.id];
    change.added = row.added;
    change.removed = row.whole && !row.added;
    if (!change.added) change.before = columns_of(row.before);
    if (!change.removed) change.after = columns_of(row.after);
    return true;
  });
}

const RowChange* EntryRows::find(const std::string& table, RowId id) const {
  const auto rows = tables_.find(table);
  if (rows == tables_.end()) return nullptr;
  const auto found = rows->second.find(id);
  return found == rows->second.end() ? nullptr : &found->second;
}

void EntryRows::rename(const std::unordered_map<RowId, RowId>& ids, const std::string& table,
                       const std::vector<std::size_t>& refs) {
  const auto found = tables_.find(table);
  if (found == tables_.end() || ids.empty()) return;
  Rows renamed;
  renamed.reserve(found->second.size());
  for (auto& [id, change] : found->second) {
    for (RowChange::Columns* columns : {&change.before, &change.after}) {
      rename_in(*columns, ids, 0);
      for (const std::size_t column : refs) rename_in(*columns, ids, column);
    }
    const auto to = ids.find(id);
    // The one that has kept its id tells more.
    if (to == ids.end()) {
      renamed.insert_or_assign(id, std::move(change));
    } else {
      renamed.try_emplace(to->second, std::move(change));
    }
  }
  found->second = std::move(renamed);
}

void EntryRows::forget(const std::string& table, RowId id) {
  if (const auto rows = tables_.find(table); rows != tables_.end()) rows->second.erase(id);
}

}  // namespace thema::store
