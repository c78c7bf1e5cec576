#pragma once

#include <string>
#include <vector>

#include "report/render/column_widths.h"
#include "report/report.h"

namespace thema::report {

/// A table of LaTeX with the rules of booktabs: a float as long as it fits on a page, else a
/// longtable that goes on over pages; one that is too wide for a page has the widths of a page that
/// is turned. The first rows are held back to decide that and to share the
/// width among the columns; those after them are written as they come.
class LatexTable {
 public:
  /// `label` is the end of its \label{tab:...}. `turns_pages`: the document has pdflscape, and wide
  /// tables turn their pages themselves.
  LatexTable(const Table& table, std::string label, bool turns_pages);

  void add(const Row& row, std::string& out);
  void finish(std::string& out);

 private:
  struct Shape {
    std::string heading;
    std::vector<std::string> head;  ///< the heading's lines
    std::size_t cells = 0;          ///< columns of the widest line of its cells so far
    bool right = false;
    bool broken = false;      ///< lines may be, or are, broken in its cells
    std::size_t widest = 0;   ///< columns of the widest line so far
    std::size_t longest = 0;  ///< of the longest cell, all its lines together
    double share = 0;         ///< of the width of the page; 0: as wide as its cells
  };
  using Cells = std::vector<std::string>;  ///< as they are written

  void measure(std::size_t column, const Cell& cell);
  std::size_t lines_of_row(const Row& row) const;
  bool gives(const Shape& shape) const;
  std::size_t needed(bool broken) const;
  void break_headings();
  void share_width();
  void share_turned_page();
  std::string specification() const;
  void begin(std::string& out, bool over_pages);
  void append_head(std::string& out) const;
  void append_row(std::string& out, const Row& row);
  void append_notes(std::string& out) const;

  /// Letters between two columns as wide as their cells, and where the table is too wide.
  static constexpr std::size_t kNaturalGap = 3, kTightGap = 1;
  std::size_t gap_ = kNaturalGap;
  Table table_;
  std::string label_;
  const bool turns_pages_;
  std::vector<std::size_t> shown_;
  std::vector<Shape> shapes_;
  ColumnWidths widths_;  ///< on a page that is turned
  std::vector<Row> held_;
  bool begun_ = false, over_pages_ = false, turned_ = false, first_ = true, groups_ = false;
  std::string group_;  ///< what the first column showed last
};

}  // namespace thema::report
