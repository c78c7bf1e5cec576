#include "model/side_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/row_pairs.h"
#include "model/settings.h"
#include "model/sources.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

namespace {

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

SideKey key_named(std::string_view name) {
  return name == "case" ? SideKey::case_ : name == "source" ? SideKey::source : SideKey::none;
}

void check_shape(const WrittenTable& file, SideKey key) {
  if (file.columns.empty()) throw Error(Errc::bad_input, "the table has no columns");
  if (file.columns.size() > kMostSideColumns ||
      file.columns.size() * file.rows.size() > kMostSideCells) {
    throw Error(
        Errc::bad_input,
        fmt::format("the table has {} columns and {} rows; at most {} columns and {} cells "
                    "will do",
                    file.columns.size(), file.rows.size(), kMostSideColumns, kMostSideCells));
  }
  std::set<std::string> seen;
  for (const std::string& column : file.columns) {
    clean_name(column, "a column");
    if (!seen.insert(ascii_lower(column)).second) {
      throw Error(Errc::bad_input, fmt::format("two columns are called '{}'", column));
    }
  }
  if (key != SideKey::none && !seen.contains(std::string(to_string(key)))) {
    throw Error(Errc::bad_input,
                fmt::format("no column '{}': rows of {}s need one that names them; found: {}",
                            to_string(key), to_string(key), join(file.columns, ", ")));
  }
}

/// The cases or sources that keys name.
class Keys {
 public:
  Keys(Project& project, SideKey key) : key_(key) {
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

  RowId id(const std::string& name) const {
    const auto found = ids_.find(std::string(trim(name)));
    return found == ids_.end() ? 0 : found->second;
  }
  bool withdrawn(RowId id) const { return withdrawn_.contains(id); }
  const std::string* name(RowId id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? nullptr : &found->second;
  }
  SideKey key() const { return key_; }

 private:
  SideKey key_;
  std::unordered_map<std::string, RowId> ids_;
  std::unordered_map<RowId, std::string> names_;
  std::set<RowId> withdrawn_;
};

/// What a new table's rows are of where nobody says: each names a case in its column `case`, or
/// else a source in `source`.
SideKey key_seen(Project& project, const WrittenTable& file) {
  for (const SideKey key : {SideKey::case_, SideKey::source}) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      if (!iequals_ascii(file.columns[i], to_string(key)) || file.rows.empty()) continue;
      const Keys keys(project, key);
      const bool all = std::all_of(file.rows.begin(), file.rows.end(), [&](const auto& row) {
        return i < row.cells.size() && keys.id(row.cells[i]) != 0;
      });
      if (all) return key;
    }
  }
  return SideKey::none;
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

}  // namespace

std::string_view to_string(SideKey key) {
  return key == SideKey::case_ ? "case" : key == SideKey::source ? "source" : "";
}

SideRowWords side_row_words(std::string_view keyed_by, std::string_view columns,
                            std::string_view cells, std::string_view table) {
  const std::vector<std::string> names = cells_of(columns, table);
  const std::vector<std::string> row = cells_of(cells, table);
  const std::string judged = row_text(names, row, keyed_by);
  return {row_text(names, row, {}), judged, quote_hash(judged)};
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
    t.columns = cells_of(q.text(3), t.name);
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
  std::vector<SideRow> rows = load_rows(project_.db(), table);
  std::erase_if(rows, [](const SideRow& row) { return row.cells.empty(); });
  const Keys keys(project_, table.key);
  const auto key = table.key == SideKey::none ? std::nullopt : table.find(to_string(table.key));
  for (SideRow& row : rows) {
    row.cells.resize(table.columns.size());
    const RowId of = table.key == SideKey::source ? row.source_id : row.case_id;
    if (const std::string* name = key ? keys.name(of) : nullptr) row.cells[*key] = *name;
  }
  return rows;
}

void SideTables::refuse_named(RowId row, std::size_t number, std::string_view table) {
  auto q = project_.db().query("SELECT count(*) FROM evidence WHERE table_row_id = ?1");
  q.bind_all(row);
  if (!q.step() || q.integer(0) == 0) return;
  throw Error(Errc::exists, fmt::format("evidence of a configuration rests on row {} of table "
                                        "'{}', which would go",
                                        number, table))
      .about(std::string(table));
}

namespace {

/// Brings the rows of a table to what a file says.
class RowUpdate {
 public:
  RowUpdate(Project& project, const SideTable& table, const WrittenTable& file, SideImport& result)
      : project_(project),
        table_(table),
        file_(file),
        keys_(project, table.key),
        rows_(load_rows(project.db(), table)),
        result_(result) {
    if (table.key != SideKey::none) key_ = table.find(to_string(table.key));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      last_ = std::max(last_, rows_[i].number);
      if (rows_[i].cells.empty()) continue;  // of a case that was withdrawn
      rows_[i].cells.resize(table.columns.size());
      // The case may have another name by now.
      const RowId of = table.key == SideKey::source ? rows_[i].source_id : rows_[i].case_id;
      by_key_[key_ && of != 0 ? std::to_string(of) : identity(rows_[i].cells)].push_back(i);
    }
  }

  /// Rows that the file has no more are left in `gone`.
  std::vector<SideRow> run() {
    std::vector<Taken> rows;
    for (const WrittenTable::Row& row : file_.rows) {
      if (auto one = taken(row)) rows.push_back(*std::move(one));
    }
    std::map<std::string, std::vector<Taken*>> of_key;
    for (Taken& row : rows) of_key[identity(row.cells)].push_back(&row);
    for (const auto& [key, of_one] : of_key) bring(by_key_[key], of_one);
    for (const Taken& row : rows) {
      if (!row.placed) add(row);
    }
    std::vector<SideRow> gone;
    for (const auto& [key, left] : by_key_) {
      for (const std::size_t i : left) gone.push_back(rows_[i]);
    }
    std::sort(gone.begin(), gone.end(),
              [](const SideRow& a, const SideRow& b) { return a.number < b.number; });
    return gone;
  }

 private:
  std::string identity(const std::vector<std::string>& cells) const {
    if (!key_) return {};
    const RowId id = keys_.id(cells[*key_]);
    return id == 0 ? "?" + std::string(trim(cells[*key_])) : std::to_string(id);
  }

  /// A row of the file with whose it is.
  struct Taken {
    std::vector<std::string> cells;
    RowId of = 0;
    bool placed = false;
  };

  std::optional<Taken> taken(const WrittenTable::Row& written) {
    Taken row{.cells = written.cells};
    row.cells.resize(table_.columns.size());
    for (std::string& cell : row.cells) cell = trim(cell);
    if (!key_) return row;
    std::string& name = row.cells[*key_];
    row.of = keys_.id(name);
    if (keys_.withdrawn(row.of)) {
      once(result_.withdrawn, name);
      return std::nullopt;
    }
    if (row.of == 0) once(result_.unknown, name.empty() ? "(empty)" : name);
    if (row.of != 0) name = *keys_.name(row.of);
    return row;
  }

  bool says_the_same(const SideRow& before, const Taken& row) const {
    return before.cells == row.cells || (row.of != 0 && same_but_key(before.cells, row.cells));
  }

  /// Rows of one key: those that say the same stay; of the rest each becomes the most alike. What
  /// finds no row is new; rows that nothing became are left in `there`.
  void bring(std::vector<std::size_t>& there, const std::vector<Taken*>& rows) {
    std::unordered_map<std::string, std::vector<std::size_t>> same;
    for (std::size_t k = there.size(); k-- > 0;) {
      same[alike_key(rows_[there[k]].cells)].push_back(there[k]);
    }
    std::set<std::size_t> used;
    for (Taken* row : rows) {
      const auto found = same.find(alike_key(row->cells));
      if (found == same.end() || found->second.empty()) continue;
      used.insert(found->second.back());
      store(rows_[found->second.back()], *row);
      found->second.pop_back();
    }
    std::erase_if(there, [&](std::size_t i) { return used.contains(i); });
    if (there.empty()) return;
    std::vector<Taken*> rest = rows;
    std::erase_if(rest, [](const Taken* row) { return row->placed; });
    std::vector<const RowCells*> before, after;
    for (const std::size_t i : there) before.push_back(&rows_[i].cells);
    for (const Taken* row : rest) after.push_back(&row->cells);
    for (const auto& [b, a] : pair_rows(before, after)) {
      used.insert(there[b]);
      store(rows_[there[b]], *rest[a]);
    }
    std::erase_if(there, [&](std::size_t i) { return used.contains(i); });
  }

  /// The cells but the key.
  std::string alike_key(std::vector<std::string> cells) const {
    if (key_) cells[*key_].clear();
    return json_of(cells);
  }

  void store(const SideRow& before, Taken& row) {
    row.placed = true;
    const RowId case_id = table_.key == SideKey::case_ ? row.of : 0;
    const RowId source_id = table_.key == SideKey::source ? row.of : 0;
    const bool same_of = before.case_id == case_id && before.source_id == source_id;
    if (same_of && says_the_same(before, row)) {
      ++result_.unchanged;
      return;
    }
    ++result_.changed;
    project_.db()
        .query("UPDATE side_row SET case_id = ?2, source_id = ?3, cells = ?4 WHERE id = ?1")
        .bind_all(before.id, maybe(case_id), maybe(source_id), json_of(row.cells))
        .run();
  }

  bool same_but_key(const std::vector<std::string>& a, const std::vector<std::string>& b) const {
    if (!key_) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (i != *key_ && a[i] != b[i]) return false;
    }
    return true;
  }

  void add(const Taken& row) {
    ++result_.added;
    project_.db()
        .query(
            "INSERT INTO side_row (id, table_id, number, case_id, source_id, cells) "
            "VALUES (?1,?2,?3,?4,?5,?6)")
        .bind_all(project_.new_id(), table_.id, static_cast<std::int64_t>(++last_),
                  maybe(table_.key == SideKey::case_ ? row.of : 0),
                  maybe(table_.key == SideKey::source ? row.of : 0), json_of(row.cells))
        .run();
  }

  static std::optional<RowId> maybe(RowId id) { return id == 0 ? std::nullopt : std::optional(id); }

  void once(std::vector<std::string>& names, const std::string& name) {
    if (told_.insert(name).second) names.push_back(name);
  }

  Project& project_;
  const SideTable& table_;
  const WrittenTable& file_;
  Keys keys_;
  std::vector<SideRow> rows_;
  SideImport& result_;
  std::optional<std::size_t> key_;
  std::size_t last_ = 0;
  std::map<std::string, std::vector<std::size_t>> by_key_;  ///< in the order of their numbers
  std::set<std::string> told_;
};

}  // namespace

SideImport SideTables::import(const WrittenTable& written) {
  WrittenTable file = written;
  const std::string name = clean_name(file.name, "a table");
  SideImport result;
  std::optional<SideTable> there;
  for (SideTable& table : list()) {
    if (table.name == name) there = std::move(table);
  }
  const SideKey key = file.key ? *file.key : there ? there->key : key_seen(project_, file);
  result.key_seen = !file.key && !there && key != SideKey::none;
  for (std::string& column : file.columns) {
    // "Case" and "CASE" are the key column, too.
    if (iequals_ascii(column, to_string(key))) column = to_string(key);
  }
  check_shape(file, key);
  if (!there) {
    there = SideTable{project_.new_id(), name, key, file.columns, 0};
    project_.db()
        .query("INSERT INTO side_table (id, name, keyed_by, columns) VALUES (?1,?2,?3,?4)")
        .bind_all(there->id, name, to_string(key), json_of(file.columns))
        .run();
    result.created = true;
  } else if (there->columns != file.columns || there->key != key) {
    // Cells follow their columns, so that only what says something else is a change.
    for (SideRow& row : load_rows(project_.db(), *there)) {
      if (row.cells.empty()) continue;
      std::vector<std::string> cells;
      for (const std::string& column : file.columns) {
        const auto at = there->find(column);
        cells.push_back(at && *at < row.cells.size() ? row.cells[*at] : std::string());
      }
      project_.db()
          .query("UPDATE side_row SET cells = ?2 WHERE id = ?1")
          .bind_all(row.id, json_of(cells))
          .run();
    }
    project_.db()
        .query("UPDATE side_table SET keyed_by = ?2, columns = ?3 WHERE id = ?1")
        .bind_all(there->id, to_string(key), json_of(file.columns))
        .run();
    there->columns = file.columns;
    there->key = key;
    result.reshaped = true;
  }
  for (const SideRow& row : RowUpdate(project_, *there, file, result).run()) {
    refuse_named(row.id, row.number, name);
    project_.db().query("DELETE FROM side_row WHERE id = ?1").bind_all(row.id).run();
    ++result.removed;
  }
  return result;
}

void SideTables::remove(std::string_view name) {
  const SideTable table = require(name);
  for (const SideRow& row : load_rows(project_.db(), table)) {
    refuse_named(row.id, row.number, table.name);
  }
  project_.db().query("DELETE FROM side_row WHERE table_id = ?1").bind_all(table.id).run();
  project_.db().query("DELETE FROM side_table WHERE id = ?1").bind_all(table.id).run();
}

}  // namespace thema::model
