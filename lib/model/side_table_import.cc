#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/row_pairs.h"
#include "model/side_table_parts.h"
#include "store/database.h"

namespace thema::model {

namespace {

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

/// What a new table's rows are of where nobody says: each names a case in its column `case`, or
/// else a source in `source`.
SideKey key_seen(Project& project, const WrittenTable& file) {
  for (const SideKey key : {SideKey::case_, SideKey::source}) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      if (!iequals_ascii(file.columns[i], to_string(key)) || file.rows.empty()) continue;
      const side::Keys keys(project, key);
      const bool all = std::all_of(file.rows.begin(), file.rows.end(), [&](const auto& row) {
        return i < row.cells.size() && keys.id(row.cells[i]) != 0;
      });
      if (all) return key;
    }
  }
  return SideKey::none;
}

/// Brings the rows of a table to what a file says.
class RowUpdate {
 public:
  RowUpdate(Project& project, const SideTable& table, const WrittenTable& file, SideImport& result)
      : project_(project),
        table_(table),
        file_(file),
        keys_(project, table.key),
        rows_(side::load_rows(project.db(), table)),
        result_(result) {
    if (table.key != SideKey::none) key_ = table.find(to_string(table.key));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].cells.empty()) continue;  // of a case that was withdrawn
      rows_[i].cells.resize(table.columns.size());
      // The case may have another name by now.
      const RowId of = table.key == SideKey::source ? rows_[i].source_id : rows_[i].case_id;
      by_key_[key_ && of != 0 ? std::to_string(of) : identity(rows_[i].cells)].push_back(i);
    }
  }

  void run() {
    std::vector<Taken> rows;
    for (std::size_t i = 0; i < file_.rows.size(); ++i) {
      auto one = taken(file_.rows[i]);
      if (!one) continue;
      one->number = i + 1;
      rows.push_back(*std::move(one));
    }
    std::map<std::string, std::vector<Taken*>> of_key;
    for (Taken& row : rows) of_key[identity(row.cells)].push_back(&row);
    for (const auto& [key, of_one] : of_key) bring(by_key_[key], of_one);
    remove_gone();
    number(rows);
    for (const Taken& row : rows) {
      if (!row.placed) add(row);
    }
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
    std::size_t number = 0;
    bool placed = false;
  };

  /// Rows that the file has no more.
  void remove_gone() {
    std::vector<const SideRow*> gone;
    for (const auto& [key, left] : by_key_) {
      for (const std::size_t i : left) gone.push_back(&rows_[i]);
    }
    std::sort(gone.begin(), gone.end(),
              [](const SideRow* a, const SideRow* b) { return a->number < b->number; });
    for (const SideRow* row : gone) {
      side::refuse_named(project_, table_, *row);
      project_.db().query("DELETE FROM side_row WHERE id = ?1").bind_all(row->id).run();
      ++result_.removed;
    }
  }

  /// Rows get the numbers that they have in the file; what is left of those who withdrew makes way.
  void number(const std::vector<Taken>& rows) {
    result_.renumbered = moved_.size();
    std::set<std::size_t> used;
    for (const Taken& row : rows) used.insert(row.number);
    std::size_t last = file_.rows.size();
    for (const SideRow& row : rows_) last = std::max(last, row.number);
    for (const SideRow& row : rows_) {
      if (row.cells.empty() && used.contains(row.number)) moved_.emplace_back(row.id, ++last);
    }
    store::Database& db = project_.db();
    // Below nought first: another row may still have the number.
    for (const auto& [id, now] : moved_) {
      db.query("UPDATE side_row SET number = -?2 WHERE id = ?1")
          .bind_all(id, static_cast<std::int64_t>(now))
          .run();
    }
    if (moved_.empty()) return;
    db.query("UPDATE side_row SET number = -number WHERE table_id = ?1 AND number < 0")
        .bind_all(table_.id)
        .run();
  }

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
    return side::json_of(cells);
  }

  void store(const SideRow& before, Taken& row) {
    row.placed = true;
    if (before.number != row.number) moved_.emplace_back(before.id, row.number);
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
        .bind_all(before.id, maybe(case_id), maybe(source_id), side::json_of(row.cells))
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
        .bind_all(project_.new_id(), table_.id, static_cast<std::int64_t>(row.number),
                  maybe(table_.key == SideKey::case_ ? row.of : 0),
                  maybe(table_.key == SideKey::source ? row.of : 0), side::json_of(row.cells))
        .run();
  }

  static std::optional<RowId> maybe(RowId id) { return id == 0 ? std::nullopt : std::optional(id); }

  void once(std::vector<std::string>& names, const std::string& name) {
    if (told_.insert(name).second) names.push_back(name);
  }

  Project& project_;
  const SideTable& table_;
  const WrittenTable& file_;
  side::Keys keys_;
  std::vector<SideRow> rows_;
  SideImport& result_;
  std::optional<std::size_t> key_;
  std::vector<std::pair<RowId, std::size_t>> moved_;        ///< rows and the numbers that they get
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
        .bind_all(there->id, name, to_string(key), side::json_of(file.columns))
        .run();
    result.created = true;
  } else if (there->columns != file.columns || there->key != key) {
    // Cells follow their columns, so that only what says something else is a change.
    for (SideRow& row : side::load_rows(project_.db(), *there)) {
      if (row.cells.empty()) continue;
      std::vector<std::string> cells;
      for (const std::string& column : file.columns) {
        const auto at = there->find(column);
        cells.push_back(at && *at < row.cells.size() ? row.cells[*at] : std::string());
      }
      project_.db()
          .query("UPDATE side_row SET cells = ?2 WHERE id = ?1")
          .bind_all(row.id, side::json_of(cells))
          .run();
    }
    project_.db()
        .query("UPDATE side_table SET keyed_by = ?2, columns = ?3 WHERE id = ?1")
        .bind_all(there->id, to_string(key), side::json_of(file.columns))
        .run();
    there->columns = file.columns;
    there->key = key;
    result.reshaped = true;
  }
  RowUpdate(project_, *there, file, result).run();
  return result;
}

}  // namespace thema::model
