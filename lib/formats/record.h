#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace thema::formats {

/// A record of a table: its cells, and the line (from 1) on which it begins; of a spreadsheet the
/// number of the row.
struct Record {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// The records of a table file, one after the other, the header first. `next` reuses the record's
/// memory; it is false at the end and throws Errc::bad_input with the line.
class RecordSource {
 public:
  RecordSource() = default;
  virtual ~RecordSource() = default;
  RecordSource(const RecordSource&) = delete;  // sources look into their own text
  RecordSource& operator=(const RecordSource&) = delete;

  virtual bool next(Record& record) = 0;
  /// Begins again with the header.
  virtual void rewind() = 0;
  virtual const std::string& encoding() const = 0;
};

}  // namespace thema::formats
