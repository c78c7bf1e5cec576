#include "store/history_objects.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "store/database.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

// Rows that people know by what they hang on.
constexpr std::array<std::string_view, 9> kParts{"coding",       "memo",           "speaker",
                                                 "cmoc_version", "theory_version", "source_version",
                                                 "evidence",     "element",        "cmoc_element"};

class Collector {
 public:
  explicit Collector(Database& db) : db_(db) {}

  ChangedObjects run(std::int64_t number) {
    each_row(db_, number, "changeset", [&](const ChangedRow& row) {
      take(row);
      return true;
    });
    auto ranges = db_.query_once(
        "SELECT tbl, first, last FROM history_part WHERE number = ?1 AND kind = 'range'");
    ranges.bind_all(number);
    while (ranges.step()) take_range(ranges.string(0), ranges.integer(1), ranges.integer(2));
    for (int depth = 0; depth < 2; ++depth) add_wholes();
    return std::move(out_);
  }

 private:
  const std::vector<std::string>& columns_of(std::string_view table) {
    const auto [found, fresh] = columns_.try_emplace(std::string(table));
    if (fresh) {
      auto q = db_.query_once("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
      q.bind_all(table);
      while (q.step()) found->second.push_back(q.string(0));
    }
    return found->second;
  }

  void take(const ChangedRow& row) {
    out_.rows.insert(row.id);
    const std::vector<std::string>& columns = columns_of(row.table);
    for (const auto* values : {&row.before, &row.after}) {
      for (std::size_t i = 0; i < std::min(columns.size(), values->size()); ++i) {
        sqlite3_value* value = (*values)[i];
        if (value == nullptr) continue;
        if (names_a_row(columns[i]) && sqlite3_value_type(value) == SQLITE_INTEGER) {
          out_.rows.insert(sqlite3_value_int64(value));
        }
        if (columns[i] == "name" || columns[i] == "label") {
          out_.named[row.id] = {std::string(row.table), std::string(text_of(value))};
        }
      }
    }
  }

  /// Who did it is said of every change.
  static bool names_a_row(const std::string& column) {
    return column.ends_with("_id") && column != "coder_id";
  }

  void take_range(const std::string& table, RowId first, RowId last) {
    for (const std::string& column : columns_of(table)) {
      if (!names_a_row(column)) continue;
      auto q = db_.query_once(fmt::format(
          "SELECT DISTINCT \"{0}\" FROM \"{1}\" WHERE id BETWEEN ?1 AND ?2 AND \"{0}\" IS NOT NULL",
          column, table));
      q.bind_all(first, last);
      while (q.step()) out_.rows.insert(q.integer(0));
    }
  }

  /// What the parts that were met are parts of, as far as they are still there.
  void add_wholes() {
    std::vector<RowId> rows;
    for (const RowId id : out_.rows) {
      if (!resolved_.contains(id)) rows.push_back(id);
    }
    for (const std::string_view table : kParts) {
      std::vector<std::string> columns;
      for (const std::string& c : columns_of(table)) {
        if (names_a_row(c)) columns.push_back("\"" + c + "\"");
      }
      if (columns.empty()) continue;
      auto q = db_.query_once(
          fmt::format("SELECT {} FROM \"{}\" WHERE id = ?1", fmt::join(columns, ", "), table));
      for (const RowId id : rows) {
        q.bind_all(id);
        if (q.step()) {
          for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
            if (q.integer(i) != 0) out_.rows.insert(q.integer(i));
          }
        }
        q.reset();
      }
    }
    resolved_.insert(rows.begin(), rows.end());
  }

  Database& db_;
  ChangedObjects out_;
  std::unordered_set<RowId> resolved_;
  std::map<std::string, std::vector<std::string>> columns_;
};

}  // namespace

ChangedObjects changed_objects(Database& db, std::int64_t number) {
  return Collector(db).run(number);
}

}  // namespace thema::store
