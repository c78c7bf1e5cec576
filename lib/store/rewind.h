#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/ids.h"

struct sqlite3_value;

namespace thema::store {

class Database;
class Statement;

/// A value of a tracked table: NULL, a number or a text (the tables are STRICT and hold no other).
using Value = std::variant<std::monostate, std::int64_t, std::string>;
/// A row by its columns; the first is the id.
using Row = std::vector<Value>;

/// A value as SQLite gives it. REQUIRES: it is NULL, a number or a text.
Value value_of(sqlite3_value* value);

/// The row that a statement stands at.
Row row_of(const Statement& query);

/// What the tracked tables held after an earlier entry of the history: of the rows that were
/// changed since. Nothing is written; the changesets are read backwards.
class PastRows {
 public:
  /// REQUIRES: 0 <= number <= the newest entry.
  PastRows(Database& db, std::int64_t number);

  /// Null: the row is as it is now. Otherwise the row as it was; empty: there was none.
  const std::optional<Row>* find(const std::string& table, RowId id) const;

  /// The rows of a table that are known, in the order of their ids.
  std::vector<RowId> known(const std::string& table) const;

  /// The row is about to be written: what it was stays known.
  void hold(Database& db, const std::string& table, RowId id);

  /// The row is as if it had never been known.
  void forget(const std::string& table, RowId id);

  /// Two rows that are about to become one were one already, where both are known.
  void join(Database& db, const std::string& table, RowId gone, RowId kept,
            const std::function<Row(const Row& gone, const Row& kept)>& joined);

  /// False when entries in between were erased: what they did is not known, so a row that is not
  /// found here may have been another one, or none.
  bool whole() const { return whole_; }

  /// Gives every row that is known another id; those it names go along through `refs`, the columns
  /// of `table` that hold ids. Numbers that `ids` does not know stay.
  void rename(const std::unordered_map<RowId, RowId>& ids, const std::string& table,
              const std::vector<std::size_t>& refs);

 private:
  using Rows = std::unordered_map<RowId, std::optional<Row>>;
  void take_back(Database& db, std::int64_t number);
  void take_back_range(const std::string& table, RowId first, RowId last);
  void apply(Database& db, std::int64_t number, std::string_view kind, bool inverse);
  std::optional<Row>& row(Database& db, const std::string& table, RowId id);
  std::unordered_map<std::string, Rows> tables_;
  bool whole_ = true;
};

}  // namespace thema::store
