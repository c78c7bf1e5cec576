#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace thema::formats::odt {

/// What a style says of letters; nothing where it says nothing.
struct Letters {
  std::optional<bool> bold, hidden;
};

/// The styles of a document, as far as they make letters bold or hidden.
class Styles {
 public:
  /// Adds the styles below <office:styles> and <office:automatic-styles> of `root`.
  void add(pugi::xml_node root);

  /// A style of characters, with what it inherits.
  Letters of_text(std::string_view name) const;
  /// What was set on a paragraph by hand: a named style's bold letters ("Heading 1") are no label.
  Letters of_paragraph(std::string_view name) const;

 private:
  struct Style {
    Letters letters;
    std::string parent;
  };
  using Named = std::unordered_map<std::string, Style>;
  void add_style(pugi::xml_node style, bool automatic);

  Named text_, paragraphs_;
};

}  // namespace thema::formats::odt
