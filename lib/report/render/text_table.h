#pragma once

#include <string>
#include <vector>

#include "report/render/text_layout.h"
#include "report/report.h"

namespace thema::report {

/// A table for a terminal. Its columns are as wide as the cells of its first kMeasured rows, which
/// are held back for that; the rows after them are printed as they come, so that a table takes no
/// more memory than those. A later cell that is wider is broken, or pushes its line aside.
/// A table wider than the page is fitted by breaking cells, or, where that would break words,
/// printed row by row as "Heading: cell" lines.
class TextTable {
 public:
  static constexpr std::size_t kMeasured = 1000;  ///< rows

  TextTable(const Table& table, const Page& page);

  /// Appends to `out` what can be printed.
  void add(const Row& row, std::string& out);
  /// Appends the rest: rows held back, notes.
  void finish(std::string& out);

 private:
  struct Shape {
    std::string heading;
    bool right = false, wraps = false;
    std::size_t widest = 0;  ///< line of a cell
  };
  using Cells = std::vector<std::string>;

  std::vector<std::size_t> natural_widths(bool whole_headings) const;
  std::vector<std::size_t> least_widths() const;
  /// Column widths for the page; empty when the table has to be printed as records.
  std::vector<std::size_t> fitted_widths() const;

  /// Settles the widths and prints the rows held back.
  void begin(std::string& out);
  void append_header(std::string& out) const;
  void append_row(std::string& out, const Cells& cells);
  void append_grid_row(std::string& out, const Cells& cells);
  void append_record(std::string& out, const Cells& cells) const;

  Table table_;
  Page page_;
  std::vector<std::size_t> shown_;
  std::vector<Shape> columns_;
  std::vector<bool> right_;
  std::vector<Cells> held_;  ///< until the widths are settled
  bool begun_ = false;
  std::vector<std::size_t> widths_;
  // Of the row printed last:
  bool first_ = true;
  std::string group_;
  std::size_t height_ = 1;  ///< lines
};

}  // namespace thema::report
