#include "store/added_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "store/database.h"
#include "store/history_rows.h"
#include "store/row_clash.h"
#include "store/session.h"

namespace thema::store {

AddedRows::AddedRows(Database& db, std::int64_t change)
    : db_(db), change_(change), ranges_(ranges_of(db, change)), by_id_(ranges_) {
  std::sort(by_id_.begin(), by_id_.end(),
            [](const AddedRange& a, const AddedRange& b) { return a.first < b.first; });
}

/// No id is in two ranges: ids are unique over all tables.
bool AddedRows::contains(std::string_view table, RowId id) const {
  const auto behind = std::partition_point(by_id_.begin(), by_id_.end(),
                                           [id](const AddedRange& r) { return r.first <= id; });
  if (behind == by_id_.begin()) return false;
  const AddedRange& range = *std::prev(behind);
  return id <= range.last && range.table == table;
}

std::vector<RowId> AddedRows::ids(std::string_view table) const {
  std::vector<RowId> ids;
  for (const AddedRange& range : ranges_) {
    if (range.table != table) continue;
    for (RowId id = range.first; id <= range.last; ++id) ids.push_back(id);
  }
  return ids;
}

bool AddedRows::changed_later() const {
  if (ranges_.empty() || !has_part(db_, change_, "changeset")) return false;
  bool found = false;
  each_row(db_, change_, "changeset", [&](const ChangedRow& row) {
    found = contains(row.table, row.id);
    return !found;
  });
  return found;
}

void AddedRows::take_away(PartWriter& writer) const {
  // A session holds what it saw: it is written out and begun anew before that grows large.
  constexpr RowId kAtATime = 20'000;
  std::optional<Session> session(std::in_place, db_);
  RowId seen = 0;
  const auto write_out = [&] {
    session->changeset([&](std::string_view piece) { writer.add(piece); });
    session.reset();
    seen = 0;
  };
  for (const AddedRange& range : ranges_) {
    for (RowId first = range.first; first <= range.last; first += kAtATime) {
      if (!session) session.emplace(db_);
      const RowId last = std::min(range.last, first + kAtATime - 1);
      remove(range, first, last);
      seen += last - first + 1;
      if (seen >= kAtATime) write_out();
    }
  }
  if (session) write_out();
  writer.flush();
}

void AddedRows::remove(const AddedRange& range, RowId first, RowId last) const {
  db_.query_once(fmt::format("DELETE FROM \"{}\" WHERE id BETWEEN ?1 AND ?2", range.table))
      .bind_all(first, last)
      .run();
  if (db_.changes() == last - first + 1) return;
  throw RowClash(RowClash::Kind::gone, range.table, first, last);
}

}  // namespace thema::store
