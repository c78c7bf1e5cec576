#include "store/history_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

/// Names of a table's columns, in order.
class ColumnNames {
 public:
  explicit ColumnNames(Database& db) : db_(db) {}

  const std::vector<std::string>& of(std::string_view table) {
    const auto [found, fresh] = names_.try_emplace(std::string(table));
    if (fresh) {
      auto q = db_.query_once("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
      q.bind_all(table);
      while (q.step()) found->second.push_back(q.string(0));
    }
    return found->second;
  }

 private:
  Database& db_;
  std::map<std::string, std::vector<std::string>> names_;
};

std::string value_text(sqlite3_value* value) {
  if (value == nullptr) return {};
  if (sqlite3_value_type(value) == SQLITE_INTEGER) {
    return std::to_string(sqlite3_value_int64(value));
  }
  return std::string(text_of(value));
}

/// Words and choices: no identities of rows, nothing that is for other programs, no clocks. The
/// parent and the order are told, too.
bool told(std::string_view column) {
  if (column == "parent_id" || column == "position") return true;
  return column != "id" && column != "guid" && column != "codable" && !column.ends_with("_id") &&
         !column.ends_with("_at") && !column.ends_with("_hash");
}

bool names_one(const std::vector<sqlite3_value*>& values, const std::unordered_set<RowId>& rows) {
  return std::any_of(values.begin(), values.end(), [&](sqlite3_value* v) {
    return v != nullptr && sqlite3_value_type(v) == SQLITE_INTEGER &&
           rows.contains(sqlite3_value_int64(v));
  });
}

RowStory row_story(const ChangedRow& row, const std::vector<std::string>& columns) {
  RowStory story{.table = std::string(row.table), .op = RowStory::Op::changed, .fields = {}};
  const auto gone = [](sqlite3_value* v) { return v == nullptr; };
  if (row.whole) {
    story.op = std::all_of(row.before.begin(), row.before.end(), gone) ? RowStory::Op::added
                                                                       : RowStory::Op::removed;
  }
  for (std::size_t i = 0; i < std::min(columns.size(), row.after.size()); ++i) {
    if (!told(columns[i]) || (row.before[i] == nullptr && row.after[i] == nullptr)) continue;
    // The key of an updated row stands on one side only.
    if (!row.whole && row.after[i] == nullptr) continue;
    FieldStory field{columns[i], value_text(row.before[i]), value_text(row.after[i])};
    if (field.before != field.after) story.fields.push_back(std::move(field));
  }
  return story;
}

/// Rows that were added as a range: those that are still there are asked.
void count_ranges(Database& db, std::int64_t number, const std::unordered_set<RowId>& rows,
                  ColumnNames& names, ChangeStory& story) {
  for (const auto& [table, first, last] : ranges_of(db, number)) {
    for (const std::string& column : names.of(table)) {
      if (!column.ends_with("_id")) continue;
      auto q = db.query_once(fmt::format(
          "SELECT count(*) FROM \"{}\" WHERE \"{}\" = ?1 AND id BETWEEN ?2 AND ?3", table, column));
      for (const RowId id : rows) {
        q.bind_all(id, first, last);
        if (q.step() && q.integer(0) > 0) {
          story.others[table].added += static_cast<std::size_t>(q.integer(0));
        }
        q.reset();
      }
    }
  }
}

}  // namespace

ChangeStory change_story(Database& db, std::int64_t number, const std::unordered_set<RowId>& rows) {
  ChangeStory story;
  ColumnNames names(db);
  each_row(db, number, "changeset", [&](const ChangedRow& row) {
    if (rows.contains(row.id)) {
      story.rows.push_back(row_story(row, names.of(row.table)));
      return true;
    }
    const bool before = names_one(row.before, rows), after = names_one(row.after, rows);
    if (!before && !after) return true;
    ChangeStory::Count& count = story.others[std::string(row.table)];
    if (before && after) {
      ++count.changed;
    } else {
      ++(after ? count.added : count.removed);
    }
    return true;
  });
  count_ranges(db, number, rows, names, story);
  return story;
}

}  // namespace thema::store
