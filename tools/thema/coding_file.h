#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/coding_import.h"

namespace thema::cli {

/// A table of codings as a file holds it: csv, or JSON lines as 'coding export -f jsonl' writes
/// them. Both have the same columns.
class CodingFile {
 public:
  virtual ~CodingFile() = default;
  /// The next row; its cells live until the next call. False at the end.
  virtual bool next(model::CodingCells& cells) = 0;
};

/// Opens a file by its extension (.jsonl, .ndjson; all else is csv or a workbook, of
/// which `sheet` is read, the first when it is empty). Throws Errc::bad_input for one
/// that cannot be read or lacks a column; columns that are not known are told and skipped.
std::unique_ptr<CodingFile> open_coding_file(const std::string& file, const std::string& sheet,
                                             Sink& sink);

/// Whether a file holds lines as of 'thema read' (.txt).
bool is_read_lines(std::string_view file);
/// Its text. Throws Errc::bad_input for one that is no text, or is a table that was given a wrong
/// name.
std::string read_line_file(const std::string& file);

/// Writes the rows that failed as they were, with the reason in a last column, to be corrected and
/// imported again.
void write_rejects(const std::string& file, const std::string& sheet, const std::string& to,
                   const std::vector<model::RejectedRow>& rejected);

}  // namespace thema::cli
