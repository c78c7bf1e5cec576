#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace thema::report {

/// Shares of a page's width for the columns of a table, by what stands in them: no column narrower
/// than its longest word where there is room for all, and more for those that say more.
class ColumnWidths {
 public:
  explicit ColumnWidths(const std::vector<std::string>& headings);

  void add(std::size_t column, const Cell& cell);

  enum class Fit {
    text,  ///< it stands in the width of a text
    page,  ///< it takes a page across, in small type
    none   ///< its longest words alone are wider than that
  };
  Fit fit() const;
  /// In thousandths; together 1000.
  std::vector<std::size_t> shares() const;

 private:
  struct Shape {
    std::size_t word = 0;  ///< the longest word, in letters
    std::size_t cell = 0;  ///< the longest cell
  };
  static void measure(Shape& shape, std::string_view text);
  std::size_t wanted(const Shape& shape) const;
  std::vector<Shape> shapes_;
};

}  // namespace thema::report
