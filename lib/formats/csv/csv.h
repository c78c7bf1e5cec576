#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace thema::formats::csv {

struct Dialect {
  char separator = ',';
  /// Whether a leading ' before = + - @ tab CR ' is taken off a cell (and put on when writing), as
  /// contract section 2 asks of all our own csv.
  bool guard = true;
};

/// `;`, tab or comma, whichever separates the header (and the first lines) most consistently.
char guess_separator(std::string_view utf8);

/// A record: its cells and the line (from 1) on which it begins.
struct Record {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// RFC 4180 reader over decoded UTF-8: quoted cells with separators, line ends and doubled quotes;
/// LF, CR LF or CR ends; BOM skipped; blank lines skipped; a quote inside an unquoted cell is text.
/// Reads record by record, reusing the record's memory.
class Reader {
 public:
  /// REQUIRES: `utf8` outlives the reader.
  Reader(std::string_view utf8, Dialect dialect);
  /// False at the end. Throws Errc::bad_input with the line for a quoted cell that never ends or
  /// for text after a closing quote.
  bool next(Record& record);

 private:
  std::string_view text_;
  Dialect dialect_;
  std::size_t pos_ = 0, line_ = 1;
  bool quoted_cell(std::string& cell);
  bool plain_cell(std::string& cell);
  void end_line();
  void cell_done(std::string& cell, bool guarded) const;
};

/// A csv file with a header, read as a table: the reader that every command uses.
/// Decodes the bytes (BOM, UTF-8, else detection), finds the dialect, maps column names (ASCII case
/// and surrounding spaces ignored). A first line "sep=;", which Excel writes, names the separator.
class Table {
 public:
  /// `file` is for messages. `separator` '\0' means: guess.
  Table(std::string bytes, std::string file, char separator = '\0');

  Table(const Table&) = delete;  // the reader looks into the text
  Table& operator=(const Table&) = delete;

  const std::vector<std::string>& columns() const { return columns_; }
  /// The column's index, or nothing.
  std::optional<std::size_t> find(std::string_view column) const;
  /// Throws Errc::bad_input naming the file, the missing column and the columns found.
  std::size_t require(std::string_view column) const;

  /// Reads the next row; false at the end. A row with more cells than the header throws
  /// Errc::bad_input with its line; one with fewer gets empty cells.
  bool next(Record& record);
  const std::string& file() const { return file_; }
  const std::string& encoding() const { return encoding_; }

 private:
  Error error(const std::string& message, std::size_t line) const;
  bool read(Record& record);

  std::string file_, encoding_, text_;
  std::optional<Reader> reader_;
  std::vector<std::string> columns_;
};

}  // namespace thema::formats::csv
