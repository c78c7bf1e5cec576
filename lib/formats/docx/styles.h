#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace thema::formats::docx {

/// On, unless it says otherwise: <w:b/>, <w:b w:val="1"/>; nothing where there is no such property.
std::optional<bool> toggle(pugi::xml_node property);

/// The styles of a document, as far as they make letters bold or hidden.
class Styles {
 public:
  Styles() = default;
  /// From the part styles.xml.
  explicit Styles(pugi::xml_node styles);

  /// A style of characters, with what it is based on.
  bool is_bold(std::string_view id) const;
  bool is_hidden(std::string_view id) const;
  /// A style of paragraphs whose words nobody sees ("z-Top of Form").
  bool is_hidden_paragraph(std::string_view id) const;

 private:
  struct Style {
    std::optional<bool> bold, hidden;
    std::string parent;
  };
  using ById = std::map<std::string, Style, std::less<>>;
  static bool says(const ById& styles, std::string_view id, std::optional<bool> Style::*what);

  ById letters_, paragraphs_;
};

}  // namespace thema::formats::docx
