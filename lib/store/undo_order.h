#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "store/history.h"

namespace thema::store {

class Database;

/// The entry by which a change was done last: its own, or that of the last redo. 0: there is none.
std::int64_t last_done(Database& db, std::int64_t change);

/// The change that an undo would take back: the newest that stands, of this coder where one is
/// given. 0: there is none.
std::int64_t next_to_undo(Database& db, const std::optional<std::string>& coder);

/// Whether the newest entry, an undo, took back what had been done last: all is again as it was
/// before that change. Otherwise what others did in between stands.
bool undone_in_turn(Database& db);

/// A row of a table, or several of ids in a row.
struct RowRange {
  std::string_view table;
  RowId first = 0, last = 0;
};

/// The newest change behind entry `after` that stands and wrote one of these rows; none: the newest
/// entry that took such a change back or did it again.
std::optional<HistoryEntry> last_to_write(Database& db, const RowRange& rows, std::int64_t after);
/// The same, of changes that stand alone.
std::optional<HistoryEntry> standing_writer(Database& db, const RowRange& rows, std::int64_t after);

}  // namespace thema::store
