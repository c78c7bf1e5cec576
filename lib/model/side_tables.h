#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "model/rejected_rows.h"

namespace thema::model {

class Project;

/// What the rows of a side table are of: nothing in the project, cases or sources. Which one a row
/// is of stands in its column `case` or `source`.
enum class SideKey { none, case_, source };

/// "", "case", "source".
std::string_view to_string(SideKey key);

/// A table beside the texts: a recruitment log, a survey, measures.
struct SideTable {
  RowId id = 0;
  std::string name;
  SideKey key = SideKey::none;
  std::vector<std::string> columns;
  std::size_t rows = 0;  ///< that say something

  /// The column's index, ASCII case ignored; nothing when there is none.
  std::optional<std::size_t> find(std::string_view column) const;
  /// Throws Errc::not_found with near names.
  std::size_t require(std::string_view column) const;
};

/// A row. Its number is its place in the file that was imported last; evidence is bound to its id,
/// which stays when the table is imported anew.
struct SideRow {
  RowId id = 0;
  std::size_t number = 0;  ///< 1: the first line below the header
  RowId case_id = 0, source_id = 0;
  std::vector<std::string> cells;  ///< one a column; empty: missing
};

/// What a row says, for people, and what tells whether it says the same still: without the key
/// column, since a case may get another name, and without empty cells.
struct SideRowWords {
  std::string all;
  std::string judged;     ///< without the key column
  std::string brief;      ///< "P03: score 3": the first cells of a long row
  std::int64_t hash = 0;  ///< of `judged`
};
/// From a row and its table as they are stored. `today`: the name of the case or source that it is
/// of, if it is of one. `table`: for messages.
SideRowWords side_row_words(std::string_view keyed_by, std::string_view columns,
                            std::string_view cells, std::string_view today, std::string_view table);

/// A row's key and first cells, so that a person sees which row is meant: "P03: score 3".
std::string side_row_brief(std::string_view keyed_by, const std::vector<std::string>& columns,
                           const std::vector<std::string>& cells);

/// A table as it stands in a file.
struct WrittenTable {
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
  };
  std::string name;
  std::optional<SideKey> key;  ///< nothing: that of the table there is, else what each row names
  std::vector<std::string> columns;
  std::vector<Row> rows;
};

struct SideImport {
  bool created = false;
  bool key_seen = false;  ///< nobody said what its rows are of, but each names a case or source
  bool reshaped = false;  ///< other columns, or rows of something else
  std::size_t added = 0, changed = 0, unchanged = 0, removed = 0;
  std::size_t renumbered = 0;          ///< rows that were there and have another number now
  std::vector<std::string> unknown;    ///< keys that name no case or source, each once
  std::vector<std::string> withdrawn;  ///< cases whose rows were passed over
  bool any() const { return created || reshaped || added + changed + removed + renumbered > 0; }
};

/// How much a table may hold.
inline constexpr std::size_t kMostSideColumns = 2000, kMostSideCells = 20'000'000;

/// Side tables: the tables side_table and side_row.
class SideTables {
 public:
  explicit SideTables(Project& project) : project_(project) {}

  std::vector<SideTable> list();  ///< in collation order of the names
  /// Throws Errc::not_found with near names.
  SideTable require(std::string_view name);
  /// By number, without those of cases that were withdrawn. The key column has the name that the
  /// case or source has today.
  std::vector<SideRow> rows(const SideTable& table);

  // REQUIRES a change under way:
  /// Makes the table what the file says. Rows are told by their key and, where several are of one
  /// key or the table has none, by what they say: first those that say the same, then the most
  /// alike. A row keeps its id and gets the number that it has in the file. Throws Errc::usage for
  /// a name or columns that cannot be stored, Errc::exists when evidence names a row that would go.
  SideImport import(const WrittenTable& written);
  /// Throws Errc::exists when evidence names a row.
  void remove(std::string_view name);

 private:
  Project& project_;
};

}  // namespace thema::model
