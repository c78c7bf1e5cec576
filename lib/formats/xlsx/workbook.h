#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/common/zip.h"
#include "formats/xlsx/number_format.h"

namespace thema::formats::xlsx {

/// The texts that a workbook's cells refer to by number, packed: there may be millions.
class SharedStrings {
 public:
  void read(std::string xml);
  std::size_t size() const { return ends_.size(); }
  /// REQUIRES: i < size().
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(pool_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string pool_;
  std::vector<std::size_t> ends_;
};

struct Sheet {
  std::string name, part;
  bool visible = true;
};

/// What a workbook says of all its sheets.
struct Workbook {
  std::vector<Sheet> sheets;  ///< those with cells (no charts), in the order of their tabs
  bool from_1904 = false;
  SharedStrings strings;
  std::vector<Shown> styles;  ///< how numbers are shown, by a cell's style
};

/// Throws Errc::bad_input for an archive that holds no workbook.
Workbook read_workbook(const ZipArchive& zip);

/// The letters of a text in a workbook (<si>, <is>): its runs joined, how they are pronounced left
/// out, _x000D_ and the like resolved, line ends LF.
std::string rich_text(pugi::xml_node node);

/// "_x000D_" in a text of a workbook is the character U+000D; CR LF becomes LF.
std::string unescaped(std::string_view text);

}  // namespace thema::formats::xlsx
