#include "model/side_table_parts.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"

namespace thema::model::side {

std::string json_of(const std::vector<std::string>& cells) {
  nlohmann::json array = nlohmann::json::array();
  for (const std::string& cell : cells) {
    cell.empty() ? array.push_back(nullptr) : array.push_back(cell);
  }
  return array.dump();
}

std::vector<std::string> cells_of(std::string_view text, std::string_view table) {
  const nlohmann::json array = nlohmann::json::parse(text, nullptr, false);
  if (!array.is_array()) {
    throw Error(Errc::project, fmt::format("the project is damaged: table '{}' has cells that are "
                                           "no JSON array",
                                           table));
  }
  std::vector<std::string> cells;
  for (const auto& cell : array) {
    cells.push_back(cell.is_string() ? cell.get<std::string>() : std::string());
  }
  return cells;
}

Keys::Keys(Project& project, SideKey key) {
  const auto add = [&](const std::string& name, RowId id) {
    ids_.emplace(name, id);
    ids_.emplace(project.printed(name), id);
    names_.emplace(id, name);
  };
  if (key == SideKey::case_) {
    for (const Case& c : Cases(project).list()) {
      add(c.name, c.id);
      if (c.withdrawn) withdrawn_.insert(c.id);
    }
  } else if (key == SideKey::source) {
    for (const Source& s : Sources(project).list()) add(s.name, s.id);
  }
}

RowId Keys::id(const std::string& name) const {
  const auto found = ids_.find(std::string(trim(name)));
  return found == ids_.end() ? 0 : found->second;
}

const std::string* Keys::name(RowId id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? nullptr : &found->second;
}

std::vector<SideRow> load_rows(store::Database& db, const SideTable& table) {
  std::vector<SideRow> rows;
  auto q = db.query(
      "SELECT id, number, case_id, source_id, cells FROM side_row WHERE table_id = ?1 "
      "ORDER BY number");
  q.bind_all(table.id);
  while (q.step()) {
    SideRow row;
    row.id = q.integer(0);
    row.number = static_cast<std::size_t>(q.integer(1));
    row.case_id = q.integer(2);
    row.source_id = q.integer(3);
    row.cells = cells_of(q.text(4), table.name);
    rows.push_back(std::move(row));
  }
  return rows;
}

void refuse_named(Project& project, const SideTable& table, const SideRow& row) {
  auto q = project.db().query("SELECT count(*) FROM evidence WHERE table_row_id = ?1");
  q.bind_all(row.id);
  if (!q.step() || q.integer(0) == 0) return;
  throw Error(Errc::exists,
              fmt::format("evidence of a configuration rests on row {} of table '{}' ({}), which "
                          "would go",
                          row.number, table.name,
                          side_row_brief(to_string(table.key), table.columns, row.cells)))
      .about(table.name);
}

}  // namespace thema::model::side
