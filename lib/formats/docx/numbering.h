#pragma once

#include <functional>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/common/list_marks.h"

namespace thema::formats::docx {

/// The lists of a Word document: the numbers and bullets that Word shows, which stand nowhere in
/// its text.
class Numbering {
 public:
  /// From the part numbering.xml.
  void add_lists(pugi::xml_node numbering);
  /// Lists that paragraph styles bring along (numbered headings), from the part styles.xml.
  void add_styles(pugi::xml_node styles);

  /// The mark of the next paragraph, by its <w:pPr>; empty when it is in no list, or in one that is
  /// not defined.
  std::string next(pugi::xml_node properties);
  /// Whether a paragraph is in a list.
  bool is_item(pugi::xml_node properties) const { return !item(properties).list.empty(); }

 private:
  using Id = std::string;
  template <class Value>
  using ById = std::map<Id, Value, std::less<>>;
  struct Definition {  ///< <w:abstractNum>
    std::vector<rich::ListLevel> levels;
    ById<std::size_t> styles;  ///< levels by the paragraph style that they go with
    Id link;                   ///< a style that names the list that is meant
    rich::ListCounter counter;
  };
  struct List {  ///< <w:num>
    Id definition;
    std::vector<rich::ListLevel> levels;  ///< where it has levels of its own
    std::vector<std::pair<std::size_t, std::int64_t>> starts;
    bool begun = false;
  };
  struct Style {
    Id list, level, parent;
  };
  struct Item {
    Id list, level, style;
  };
  Item item(pugi::xml_node properties) const;
  Definition* definition(const Id& id);
  void add_list(pugi::xml_node node);

  ById<Definition> definitions_;
  ById<List> lists_;
  ById<Style> styles_;
  ById<Id> linked_;  ///< definitions by the list style that they are
};

}  // namespace thema::formats::docx
