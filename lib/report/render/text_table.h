#pragma once

#include <string>
#include <vector>

#include "report/render/text_layout.h"
#include "report/report.h"

namespace thema::report {

/// A table for a terminal, collected whole because its columns are as wide as their cells.
class TextTable {
 public:
  explicit TextTable(const Table& table);

  void add(const Row& row);
  /// Appends caption, table and notes. A table wider than the page is fitted by breaking cells, or,
  /// where that would break words, printed row by row as "Heading: cell" lines.
  void append_to(std::string& out, const Page& page) const;

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
  std::vector<std::size_t> fitted_widths(const Page& page) const;
  bool repeats_group(std::size_t row) const;

  void append_grid(std::string& out, const std::vector<std::size_t>& widths,
                   const Page& page) const;
  void append_header(std::string& out, const std::vector<std::size_t>& widths,
                     const Page& page) const;
  void append_records(std::string& out, const Page& page) const;

  Table table_;
  std::vector<std::size_t> shown_;
  std::vector<Shape> columns_;
  std::vector<Cells> rows_;
};

}  // namespace thema::report
