#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app.h"
#include "model/corpus.h"
#include "model/side_tables.h"

namespace thema::cli {

class Context;

/// Which rows of a side table are meant: `TABLE`, --where, --only.
struct SideRowOptions {
  std::string table, where, by;
  std::vector<std::string> only;  ///< COLUMN=VALUE
};

void add_side_rows(App app, SideRowOptions& options, bool by);

/// The rows of a side table that are meant, without those of cases that do not consent to analysis.
class SideRows {
 public:
  SideRows(model::Project& project, const SideRowOptions& options);

  const model::SideTable& table() const { return table_; }
  const std::vector<model::SideRow>& rows() const { return rows_; }
  /// The words of a column (by index), row by row.
  std::vector<std::string> cells(std::size_t column) const;
  bool grouped() const { return !options_.by.empty(); }
  /// What --by gives each row: a column of the table, else an attribute of its case or source.
  /// Empty: missing.
  const std::vector<std::string>& groups() const { return groups_; }
  /// The same as indices of group_names().
  const std::vector<std::size_t>& group_numbers() const { return numbers_; }
  /// The groups there are, in declared order or by collation; a missing one last.
  const std::vector<std::string>& group_names() const { return names_; }
  /// What the table was narrowed by, and what was left out.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  void narrow();
  void leave_out();
  void group();
  std::string attribute_of(std::size_t attribute, const model::SideRow& row) const;
  model::Project& project_;
  SideRowOptions options_;
  model::Corpus corpus_;
  model::SideTable table_;
  std::vector<model::SideRow> rows_;
  std::vector<std::string> groups_, names_, notes_;
  std::vector<std::size_t> numbers_;
};

}  // namespace thema::cli
