#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/sink.h"
#include "formats/record.h"

namespace thema::formats {

struct TableOptions {
  char separator = '\0';   ///< of csv; '\0': found out
  std::string encoding{};  ///< of csv; empty: found out
  std::string sheet{};     ///< of a workbook; empty: the first that is visible
  /// Columns of one name are numbered ("Why?", "Why? (2)") instead of refused.
  bool number_columns = false;
};

/// A file with a header, read as a table: what every command that takes a table uses. A workbook
/// (xlsx) is told by its content, all else is csv. Column names are found whatever their ASCII case
/// and the white space around them.
class Table {
 public:
  /// `file` is for messages; what is survivable is told to `sink`. Throws Errc::bad_input.
  Table(std::string bytes, std::string file, Sink& sink, const TableOptions& options = {});

  const std::vector<std::string>& columns() const { return columns_; }
  /// The column's index, or nothing.
  std::optional<std::size_t> find(std::string_view column) const;
  /// Throws Errc::bad_input naming the file, the missing column and the columns found.
  std::size_t require(std::string_view column) const;

  /// Reads the next row; false at the end. A row with more cells than the header throws
  /// Errc::bad_input with its line; one with fewer gets empty cells.
  bool next(Record& record);
  /// Begins again with the first row.
  void rewind();

  const std::string& file() const { return file_; }
  const std::string& encoding() const { return source_->encoding(); }
  /// "csv", "tsv" or "xlsx".
  std::string_view format() const { return format_; }
  std::size_t header_line() const { return header_line_; }

 private:
  Error error(const std::string& message, std::size_t line) const;
  void open(std::string bytes, Sink& sink, const TableOptions& options);
  void name_columns(std::vector<std::string> cells, bool number);
  bool read(Record& record);

  std::string file_;
  std::string_view format_ = "csv";
  std::unique_ptr<RecordSource> source_;
  std::vector<std::string> columns_;
  std::size_t header_line_ = 1;
};

}  // namespace thema::formats
