#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/record.h"

namespace thema::formats::csv {

struct Dialect {
  char separator = ',';
  /// Whether a leading ' before = + - @ tab CR ' is taken off a cell (and put on when writing), as
  /// contract section 2 asks of all our own csv.
  bool guard = true;
};

/// `;`, tab or comma, whichever separates the header (and the first lines) most consistently.
char guess_separator(std::string_view utf8);

using formats::Record;

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

/// The records of a csv file: decodes the bytes (BOM, UTF-8, else detection) and finds the
/// separator. A first line "sep=;", which Excel writes, names it.
class Records final : public RecordSource {
 public:
  /// `separator` '\0' means: guess. `encoding` empty: found out.
  explicit Records(std::string bytes, char separator = '\0', std::string_view encoding = {});
  bool next(Record& record) override { return reader_->next(record); }
  void rewind() override { reader_.emplace(text_, dialect_); }
  const std::string& encoding() const override { return encoding_; }
  char separator() const { return dialect_.separator; }

 private:
  std::string encoding_, text_;
  Dialect dialect_;
  std::optional<Reader> reader_;
};

}  // namespace thema::formats::csv
