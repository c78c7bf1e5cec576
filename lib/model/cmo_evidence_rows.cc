#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cmo_evidence.h"
#include "model/project.h"
#include "model/side_tables.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// A row of a table as a person may name it.
struct NamedRow {
  RowId id = 0;
  std::int64_t number = 0;
  SideRowWords words;
  /// `project`: people may have typed names as they are printed.
  bool says(std::string_view typed, const Project& project) const {
    for (const std::string* one : {&words.all, &words.judged, &words.brief}) {
      if (typed == *one || typed == project.printed(*one)) return true;
    }
    return false;
  }
};

/// "case: P03; " of "case: P03; score: 3".
std::string_view key_of(std::string_view words) { return words.substr(0, words.find("; ") + 1); }

/// `number`: 0 for all that say something.
std::vector<NamedRow> named_rows(store::Database& db, const std::string& table,
                                 std::int64_t number) {
  std::vector<NamedRow> rows;
  auto q = db.query(
      "SELECT r.id, r.number, t.keyed_by, t.columns, r.cells, coalesce((SELECT c.name FROM "
      "\"case\" c WHERE c.id = r.case_id), (SELECT s.name FROM source s WHERE s.id = "
      "r.source_id), '') FROM side_row r JOIN side_table t ON t.id = r.table_id WHERE t.name = ?1 "
      "AND (?2 = 0 OR r.number = ?2) AND r.cells <> '[]' ORDER BY r.number");
  q.bind_all(table, number);
  while (q.step()) {
    rows.push_back({q.integer(0), q.integer(1),
                    side_row_words(q.text(2), q.text(3), q.text(4), q.text(5), table)});
  }
  return rows;
}

/// Parts of NAME:ROW.
struct RowName {
  std::string table;
  std::int64_t number = 0;
};

RowName parse_row_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  const auto number =
      colon == std::string_view::npos ? std::nullopt : parse_integer(trim(name.substr(colon + 1)));
  if (!number) {
    throw Error(Errc::usage, fmt::format("'{}' names no row of a table: expected NAME:ROW, such as "
                                         "recruitment:3",
                                         name));
  }
  return {std::string(trim(name.substr(0, colon))), *number};
}

void require_table(store::Database& db, const std::string& table) {
  std::vector<std::string> names;
  auto tables = db.query("SELECT name FROM side_table ORDER BY name");
  while (tables.step()) names.push_back(tables.string(0));
  if (std::find(names.begin(), names.end(), table) == names.end()) {
    throw Error(Errc::not_found, fmt::format("no table '{}'", table), did_you_mean(table, names));
  }
}

/// The row of this number, as it is today.
std::optional<NamedRow> row_at(store::Database& db, const RowName& name) {
  if (name.number <= 0) return std::nullopt;
  std::vector<NamedRow> there = named_rows(db, name.table, name.number);
  return there.empty() ? std::nullopt : std::optional(std::move(there.front()));
}

}  // namespace

RowId EvidenceBook::table_row_named(std::string_view name, std::string_view says) {
  const RowName named = parse_row_name(name);
  store::Database& db = project_.db();
  require_table(db, named.table);
  const std::optional<NamedRow> there = row_at(db, named);
  if (there && (says.empty() || there->says(says, project_))) return there->id;
  const std::string hint = fmt::format("'thema table show {}' numbers its rows", named.table);
  if (says.empty()) {
    throw Error(Errc::not_found, fmt::format("table '{}' has no row {}", named.table, named.number),
                hint);
  }
  // The lines moved since the row was named: what it says tells which one it is.
  std::vector<NamedRow> fitting = named_rows(db, named.table, 0);
  std::erase_if(fitting, [&](const NamedRow& row) { return !row.says(says, project_); });
  if (fitting.size() == 1) return fitting.front().id;
  if (!fitting.empty()) {
    throw Error(Errc::ambiguous,
                fmt::format("{} rows of table '{}' say '{}', and row {} does not", fitting.size(),
                            named.table, says, named.number),
                hint);
  }
  throw Error(Errc::not_found,
              fmt::format("no row of table '{}' says '{}'{}", named.table, says,
                          there ? fmt::format("; row {}: '{}'", named.number, there->words.brief)
                                : std::string()),
              hint);
}

RowId EvidenceBook::table_row_judged(std::string_view name, std::string_view says,
                                     std::string_view said) {
  try {
    return table_row_named(name, says);
  } catch (const Error& e) {
    if (e.code() != Errc::not_found || says.empty()) throw;
    const RowName named = parse_row_name(name);
    std::vector<NamedRow> rows = named_rows(project_.db(), named.table, 0);
    std::erase_if(rows, [&](const NamedRow& r) { return key_of(r.words.all) != key_of(says); });
    for (const NamedRow& row : rows) {
      if (row.words.judged == said) return row.id;
    }
    for (const NamedRow& row : rows) {
      if (row.number == named.number) return row.id;
    }
    throw;
  }
}

std::string EvidenceBook::row_told(RowId row) {
  auto q = project_.db().query(
      "SELECT t.name, r.number FROM side_row r JOIN side_table t ON t.id = r.table_id "
      "WHERE r.id = ?1");
  q.bind_all(row);
  if (!q.step()) return {};
  const std::string table = q.string(0);
  const std::int64_t number = q.integer(1);
  q.reset();
  return fmt::format("{}:{} ({})", table, number,
                     named_rows(project_.db(), table, number).front().words.brief);
}

}  // namespace thema::model
