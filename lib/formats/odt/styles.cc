#include "formats/odt/styles.h"

#include "formats/common/xml.h"

namespace thema::formats::odt {
namespace {

std::optional<bool> is_bold(std::string_view weight) {
  if (weight.empty()) return std::nullopt;
  return weight == "bold" || weight == "600" || weight == "700" || weight == "800" ||
         weight == "900";
}

std::optional<bool> is_hidden(std::string_view display) {
  if (display.empty()) return std::nullopt;
  return display == "none";
}

}  // namespace

void Styles::add(pugi::xml_node root) {
  for (const pugi::xml_node part : root.children()) {
    const std::string_view name = local_name(part);
    if (name != "styles" && name != "automatic-styles") continue;
    for (const pugi::xml_node style : part.children()) {
      if (local_name(style) == "style") add_style(style, name == "automatic-styles");
    }
  }
}

void Styles::add_style(pugi::xml_node style, bool automatic) {
  const std::string_view family = attribute(style, "family");
  if (family != "text" && (family != "paragraph" || !automatic)) return;
  const pugi::xml_node letters = child(style, "text-properties");
  // A style of the same name in the document itself comes before one of the styles part.
  (family == "text" ? text_ : paragraphs_)
      .insert_or_assign(std::string(attribute(style, "name")),
                        Style{.letters = {.bold = is_bold(attribute(letters, "font-weight")),
                                          .hidden = is_hidden(attribute(letters, "display"))},
                              .parent = std::string(attribute(style, "parent-style-name"))});
}

Letters Styles::of_text(std::string_view name) const {
  constexpr int kMostParents = 16;  // a style that inherits from itself ends somewhere
  Letters out;
  std::string next(name);
  for (int i = 0; i < kMostParents && !next.empty(); ++i) {
    const auto style = text_.find(next);
    if (style == text_.end()) break;
    if (!out.bold) out.bold = style->second.letters.bold;
    if (!out.hidden) out.hidden = style->second.letters.hidden;
    next = style->second.parent;
  }
  return out;
}

Letters Styles::of_paragraph(std::string_view name) const {
  const auto style = paragraphs_.find(std::string(name));
  return style == paragraphs_.end() ? Letters{} : style->second.letters;
}

}  // namespace thema::formats::odt
