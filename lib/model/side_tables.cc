#include "model/side_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/side_table_parts.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

namespace {

/// "case: P03; score: 3", without empty cells and, where asked, without the key.
std::string row_text(const std::vector<std::string>& columns, const std::vector<std::string>& cells,
                     std::string_view but) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
    if (cells[i].empty() || (!but.empty() && columns[i] == but)) continue;
    parts.push_back(columns[i] + ": " + cells[i]);
  }
  return join(parts, "; ");
}

constexpr std::size_t kBriefCells = 4, kBriefBytes = 40;

/// The beginning of a cell, whole characters.
std::string brief_cell(std::string_view cell) {
  if (cell.size() <= kBriefBytes) return std::string(cell);
  std::size_t end = kBriefBytes;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
  return std::string(cell.substr(0, end)) + "...";
}

SideKey key_named(std::string_view name) {
  return name == "case" ? SideKey::case_ : name == "source" ? SideKey::source : SideKey::none;
}

}  // namespace

std::string_view to_string(SideKey key) {
  return key == SideKey::case_ ? "case" : key == SideKey::source ? "source" : "";
}

std::string side_row_brief(std::string_view keyed_by, const std::vector<std::string>& columns,
                           const std::vector<std::string>& cells) {
  std::string who;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
    if (cells[i].empty()) continue;
    if (!keyed_by.empty() && columns[i] == keyed_by) {
      who = brief_cell(cells[i]);
    } else if (parts.size() < kBriefCells) {
      parts.push_back(columns[i] + " " + brief_cell(cells[i]));
    } else if (parts.size() == kBriefCells) {
      parts.emplace_back("...");
    }
  }
  if (who.empty()) return join(parts, ", ");
  return parts.empty() ? who : who + ": " + join(parts, ", ");
}

SideRowWords side_row_words(std::string_view keyed_by, std::string_view columns,
                            std::string_view cells, std::string_view today,
                            std::string_view table) {
  const std::vector<std::string> names = side::cells_of(columns, table);
  std::vector<std::string> row = side::cells_of(cells, table);
  for (std::size_t i = 0; i < std::min(names.size(), row.size()); ++i) {
    if (!today.empty() && names[i] == keyed_by) row[i] = today;
  }
  const std::string judged = row_text(names, row, keyed_by);
  return {row_text(names, row, {}), judged, side_row_brief(keyed_by, names, row),
          quote_hash(judged)};
}

std::optional<std::size_t> SideTable::find(std::string_view column) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == trim(column)) return i;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (iequals_ascii(columns[i], trim(column))) return i;
  }
  return std::nullopt;
}

std::size_t SideTable::require(std::string_view column) const {
  if (const auto found = find(column)) return *found;
  const std::string near = did_you_mean(column, columns);
  throw Error(Errc::not_found, fmt::format("table '{}' has no column '{}'", name, trim(column)),
              near.empty() ? fmt::format("its columns: {}", join(columns, ", ")) : near)
      .about(std::string(trim(column)));
}

std::vector<SideTable> SideTables::list() {
  std::vector<SideTable> all;
  auto q = project_.db().query(
      "SELECT t.id, t.name, t.keyed_by, t.columns, (SELECT count(*) FROM side_row r "
      "WHERE r.table_id = t.id AND r.cells <> '[]') FROM side_table t");
  while (q.step()) {
    SideTable t;
    t.id = q.integer(0);
    t.name = q.string(1);
    t.key = key_named(q.text(2));
    t.columns = side::cells_of(q.text(3), t.name);
    t.rows = static_cast<std::size_t>(q.integer(4));
    all.push_back(std::move(t));
  }
  const text::Collator order(Settings(project_).get("language"));
  std::sort(all.begin(), all.end(),
            [&](const auto& a, const auto& b) { return order.less(a.name, b.name); });
  return all;
}

SideTable SideTables::require(std::string_view name) {
  std::vector<std::string> names;
  for (SideTable& table : list()) {
    if (table.name == trim(name)) return std::move(table);
    names.push_back(std::move(table.name));
  }
  throw Error(Errc::not_found, fmt::format("no table '{}'", trim(name)),
              did_you_mean(trim(name), names))
      .about(std::string(trim(name)));
}

std::vector<SideRow> SideTables::rows(const SideTable& table) {
  std::vector<SideRow> rows = side::load_rows(project_.db(), table);
  std::erase_if(rows, [](const SideRow& row) { return row.cells.empty(); });
  const side::Keys keys(project_, table.key);
  const auto key = table.key == SideKey::none ? std::nullopt : table.find(to_string(table.key));
  for (SideRow& row : rows) {
    row.cells.resize(table.columns.size());
    const RowId of = table.key == SideKey::source ? row.source_id : row.case_id;
    if (const std::string* name = key ? keys.name(of) : nullptr) row.cells[*key] = *name;
  }
  return rows;
}

void SideTables::remove(std::string_view name) {
  const SideTable table = require(name);
  for (const SideRow& row : side::load_rows(project_.db(), table)) {
    side::refuse_named(project_, table, row);
  }
  project_.db().query("DELETE FROM side_row WHERE table_id = ?1").bind_all(table.id).run();
  project_.db().query("DELETE FROM side_table WHERE id = ?1").bind_all(table.id).run();
}

}  // namespace thema::model
