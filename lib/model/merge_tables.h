#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "store/rewind.h"

namespace thema::store {
class Database;
class Statement;
}  // namespace thema::store

namespace thema::model::merging {

using store::Row;
using store::Value;

/// How a merge sees a table: parents before what refers to them.
struct Table {
  struct Ref {
    std::size_t column = 0;
    std::string table;  ///< the one referred to
    bool required = false;
  };
  std::string name;
  std::string one, many;             ///< what a person calls its rows
  std::vector<std::string> columns;  ///< the first is the id
  std::vector<Ref> refs;
  /// Columns that say what a row means: two rows alike in them are one thing. Empty: the id alone.
  std::vector<std::size_t> key;
  bool unique = false;    ///< two rows of one key cannot stand side by side
  std::size_t label = 0;  ///< the column with its name; 0: none

  std::size_t column(std::string_view wanted) const;  ///< 0: there is none
};

class Tables {
 public:
  explicit Tables(store::Database& db);
  const std::vector<Table>& all() const { return tables_; }
  const Table& operator[](std::size_t i) const { return tables_[i]; }
  std::size_t size() const { return tables_.size(); }
  std::size_t index(std::string_view name) const;
  const Table& named(std::string_view name) const { return tables_[index(name)]; }
  struct Child {
    std::size_t table = 0, column = 0;
  };
  /// The columns that refer to a table.
  std::vector<Child> children(std::string_view name) const;

 private:
  std::vector<Table> tables_;
};

/// A row's number in a column; 0: none.
RowId id_in(const Row& row, std::size_t column);
/// A row's text in a column; a number as digits, NULL as nothing.
std::string text_in(const Row& row, std::size_t column);
/// Nothing is said there: NULL or an empty text.
bool says_nothing(const Value& value);
/// The key of a row as text, by which two can be compared.
std::string key_of(const Table& table, const Row& row);

/// Binds a value of a row to a parameter, counted from 1.
void bind_value(store::Statement& q, int at, const Value& value);

/// The row with this id; empty: there is none.
Row load_row(store::Database& db, const Table& table, RowId id);

}  // namespace thema::model::merging
