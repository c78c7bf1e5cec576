#include "store/row_clash.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string_view>

#include "store/database.h"

namespace thema::store {

namespace {

std::string_view words(RowClash::Kind kind) {
  switch (kind) {
    case RowClash::Kind::gone:
      return "is gone";
    case RowClash::Kind::changed:
      return "was changed since";
    case RowClash::Kind::taken:
      return "cannot come back: another one stands in its place";
    case RowClash::Kind::named:
      break;
  }
  return "names a row that is not there";
}

}  // namespace

RowClash::RowClash(Kind what, std::string in, RowId from, RowId to)
    : Error(Errc::conflict,
            fmt::format("a row of table '{}' {}; nothing was changed", in, words(what))),
      kind(what),
      table(std::move(in)),
      first(from),
      last(to) {}

void refuse_broken_references(Database& db) {
  int broken = 0, highest = 0;
  sqlite3_db_status(db.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &highest, 0);
  if (broken == 0) return;
  auto found = db.query_once("PRAGMA foreign_key_check");
  if (!found.step()) return;
  RowClash clash(RowClash::Kind::named, found.string(0), found.integer(1), found.integer(1));
  clash.parent = found.string(2);
  auto column = db.query_once("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2");
  column.bind_all(clash.table, found.integer(3));
  if (column.step()) {
    auto row = db.query_once(
        fmt::format("SELECT \"{}\" FROM \"{}\" WHERE id = ?1", column.text(0), clash.table));
    row.bind_all(clash.first);
    if (row.step()) clash.parent_id = row.integer(0);
  }
  throw clash;
}

}  // namespace thema::store
