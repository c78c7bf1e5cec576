#include "formats/docx/styles.h"

#include "formats/common/xml.h"

namespace thema::formats::docx {

std::optional<bool> toggle(pugi::xml_node property) {
  if (!property) return std::nullopt;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

Styles::Styles(pugi::xml_node styles) {
  for (const pugi::xml_node style : styles.children()) {
    const std::string_view type = attribute(style, "type");
    if (local_name(style) != "style" || (type != "character" && type != "paragraph")) continue;
    const pugi::xml_node letters = child(style, "rPr");
    (type == "character" ? letters_ : paragraphs_)
        .emplace(attribute(style, "styleId"),
                 Style{.bold = toggle(child(letters, "b")),
                       .hidden = toggle(child(letters, "vanish")),
                       .parent = std::string(attribute(child(style, "basedOn"), "val"))});
  }
}

bool Styles::says(const ById& styles, std::string_view id, std::optional<bool> Style::*what) {
  constexpr int kMostParents = 16;  // a style that is based on itself ends somewhere
  for (int i = 0; i < kMostParents && !id.empty(); ++i) {
    const auto style = styles.find(id);
    if (style == styles.end()) return false;
    if (style->second.*what) return *(style->second.*what);
    id = style->second.parent;
  }
  return false;
}

bool Styles::is_bold(std::string_view id) const { return says(letters_, id, &Style::bold); }

bool Styles::is_hidden(std::string_view id) const { return says(letters_, id, &Style::hidden); }

bool Styles::is_hidden_paragraph(std::string_view id) const {
  return says(paragraphs_, id, &Style::hidden);
}

}  // namespace thema::formats::docx
