#include "model/erasure_places.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "model/erasure.h"
#include "model/project.h"
#include "store/database.h"
#include "store/session.h"

namespace thema::model {

namespace {

struct TextColumn {
  std::string table, column;
  bool unique = false;  ///< a name: no two rows may become equal
  bool json = false;
};

std::vector<TextColumn> text_columns(Project& project) {
  std::vector<TextColumn> columns;
  for (const std::string& table : store::tracked_tables(project.db())) {
    auto q = project.db().query_once(
        fmt::format("SELECT name FROM pragma_table_info('{}') WHERE type = 'TEXT'", table));
    while (q.step()) {
      const std::string name = q.string(0);
      if (name == "guid" || name.ends_with("_at") || name.ends_with("_hash")) continue;
      columns.push_back({table, name, name == "name" || name == "label" || name == "original",
                         table == "side_row" && name == "cells"});
    }
  }
  return columns;
}

/// A JSON array of cells is cleaned cell by cell, so that it stays one.
std::string cleaned_cells(const std::string& cells, text::WordTraces& traces) {
  nlohmann::json array = nlohmann::json::parse(cells, nullptr, false);
  if (!array.is_array()) return traces.replaced(cells, kErasedWords);
  for (auto& cell : array) {
    if (cell.is_string()) cell = traces.replaced(cell.get<std::string>(), kErasedWords);
  }
  return array.dump();
}

/// "memo text" is a memo, "code example" the example of a code.
std::string place_name(const TextColumn& c) {
  if (c.column == "text" || c.column == "memo" || c.column == c.table) return c.table;
  return c.table + " " + c.column;
}

}  // namespace

std::pair<std::vector<std::string>, std::vector<std::string>> erase_places(
    Project& project, text::WordTraces& traces) {
  std::set<std::string> places;
  std::map<std::string, std::size_t> left;
  std::size_t names = 0;
  for (const TextColumn& c : text_columns(project)) {
    std::vector<std::pair<RowId, std::string>> cleaned;
    {
      auto q = project.db().query_once(fmt::format(
          "SELECT id, \"{0}\" FROM \"{1}\" WHERE length(\"{0}\") > 4", c.column, c.table));
      while (q.step()) {
        const std::string before = q.string(1);
        if (traces.find(before).empty()) {
          if (traces.mentions(before)) ++left[place_name(c)];
          continue;
        }
        cleaned.emplace_back(q.integer(0), c.json ? cleaned_cells(before, traces)
                                                  : traces.replaced(before, kErasedWords));
      }
    }
    for (auto& [id, text] : cleaned) {
      if (c.unique) text += fmt::format(" {}", ++names);
      project.db()
          .query_once(fmt::format("UPDATE \"{}\" SET \"{}\" = ?2 WHERE id = ?1", c.table, c.column))
          .bind_all(id, text)
          .run();
    }
    if (!cleaned.empty()) places.insert(place_name(c));
  }
  std::vector<std::string> left_in;
  for (const auto& [place, n] : left) left_in.push_back(fmt::format("{} ({})", place, n));
  return {{places.begin(), places.end()}, std::move(left_in)};
}

}  // namespace thema::model
