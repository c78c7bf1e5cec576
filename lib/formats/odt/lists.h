#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/common/list_marks.h"

namespace thema::formats::odt {

/// The list styles of a document: how items are numbered.
class ListStyles {
 public:
  /// Adds those below <office:styles> and <office:automatic-styles> of `root`.
  void add(pugi::xml_node root);
  /// Empty for a style that is not there.
  const std::vector<rich::ListLevel>& of(std::string_view name) const;
  /// How headings are numbered.
  const std::vector<rich::ListLevel>& outline() const { return outline_; }

 private:
  std::map<std::string, std::vector<rich::ListLevel>, std::less<>> styles_;
  std::vector<rich::ListLevel> outline_;
};

}  // namespace thema::formats::odt
