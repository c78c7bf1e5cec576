#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "model/side_tables.h"

namespace thema::store {
class Database;
}  // namespace thema::store

namespace thema::model::side {

/// A row's cells as they are stored: a JSON array, null where a cell is empty.
std::string json_of(const std::vector<std::string>& cells);
/// `table`: for the message when they are damaged.
std::vector<std::string> cells_of(std::string_view text, std::string_view table);

/// The cases or sources that keys name.
class Keys {
 public:
  Keys(Project& project, SideKey key);

  RowId id(const std::string& name) const;  ///< 0: none is called so
  bool withdrawn(RowId id) const { return withdrawn_.contains(id); }
  const std::string* name(RowId id) const;

 private:
  std::unordered_map<std::string, RowId> ids_;
  std::unordered_map<RowId, std::string> names_;
  std::set<RowId> withdrawn_;
};

/// In their order, those without words included.
std::vector<SideRow> load_rows(store::Database& db, const SideTable& table);

/// Throws Errc::exists when evidence names the row, which would go.
void refuse_named(Project& project, const SideTable& table, const SideRow& row);

}  // namespace thema::model::side
