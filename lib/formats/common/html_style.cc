#include "formats/common/html_style.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace thema::formats {
namespace {

constexpr auto kBlocks = std::to_array<GumboTag>(
    {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
     GUMBO_TAG_BODY,    GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,     GUMBO_TAG_DD,
     GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,      GUMBO_TAG_DIV,        GUMBO_TAG_DL,
     GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
     GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,     GUMBO_TAG_H1,         GUMBO_TAG_H2,
     GUMBO_TAG_H3,      GUMBO_TAG_H4,       GUMBO_TAG_H5,         GUMBO_TAG_H6,
     GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,         GUMBO_TAG_HTML,
     GUMBO_TAG_LEGEND,  GUMBO_TAG_LISTING,  GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,
     GUMBO_TAG_NAV,     GUMBO_TAG_OL,       GUMBO_TAG_P,          GUMBO_TAG_PLAINTEXT,
     GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,    GUMBO_TAG_UL,
     GUMBO_TAG_XMP});

/// What no reader sees, or what is there only for programs that cannot show the real thing.
constexpr auto kUnseen = std::to_array<GumboTag>(
    {GUMBO_TAG_APPLET, GUMBO_TAG_AUDIO, GUMBO_TAG_CANVAS, GUMBO_TAG_DATALIST, GUMBO_TAG_EMBED,
     GUMBO_TAG_FRAMESET, GUMBO_TAG_HEAD, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
     GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT, GUMBO_TAG_SCRIPT, GUMBO_TAG_SELECT, GUMBO_TAG_STYLE,
     GUMBO_TAG_SVG, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE, GUMBO_TAG_VIDEO});

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& list) {
  return std::find(list.begin(), list.end(), tag) != list.end();
}

HtmlPlace place_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_BR:
      return HtmlPlace::line_break;
    case GUMBO_TAG_LI:
      return HtmlPlace::item;
    case GUMBO_TAG_TABLE:
      return HtmlPlace::table;
    case GUMBO_TAG_TR:
      return HtmlPlace::row;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return HtmlPlace::cell;
    default:
      break;
  }
  if (is_one_of(tag, kUnseen)) return HtmlPlace::unseen;
  return is_one_of(tag, kBlocks) ? HtmlPlace::block : HtmlPlace::inside;
}

/// The value of a property in a style attribute without blanks and in lower case.
std::string_view property(std::string_view style, std::string_view name) {
  for (std::size_t pos = 0; pos < style.size();) {
    const std::size_t end = std::min(style.find(';', pos), style.size());
    const std::string_view declaration = style.substr(pos, end - pos);
    if (declaration.starts_with(name) && declaration.substr(name.size()).starts_with(':')) {
      return declaration.substr(name.size() + 1);
    }
    pos = end + 1;
  }
  return {};
}

std::string plain_style(std::string_view style) {
  constexpr std::size_t kLongest = 4096;
  std::string out = ascii_lower(style.substr(0, kLongest));
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return out;
}

void by_style(const std::string& css, HtmlStyle& out) {
  const std::string_view visibility = property(css, "visibility");
  const std::string_view display = property(css, "display");
  if (display.starts_with("none") || visibility.starts_with("hidden") ||
      visibility.starts_with("collapse") || property(css, "mso-hide").starts_with("all")) {
    out.hidden = true;
  }
  if (out.place == HtmlPlace::inside &&
      (display.starts_with("block") || display.starts_with("flex") || display.starts_with("grid") ||
       display.starts_with("list-item"))) {
    out.place = HtmlPlace::block;
  }
  if (property(css, "mso-element").starts_with("comment")) out.comment = true;
  if (property(css, "mso-list") == "ignore") out.list_mark = true;
  const std::string_view weight = property(css, "font-weight");
  if (!weight.empty()) {
    const bool bold = weight.starts_with("bold") || (weight[0] >= '6' && weight[0] <= '9');
    out.weight = bold ? HtmlStyle::Weight::bold : HtmlStyle::Weight::normal;
  }
  const std::string_view space = property(css, "white-space");
  if (!space.empty()) {
    out.space = space.starts_with("pre") ? HtmlStyle::Space::kept : HtmlStyle::Space::collapsed;
  }
}

}  // namespace

std::string_view html_attribute(const GumboInternalNode& element, const char* name) {
  const GumboAttribute* const found = gumbo_get_attribute(&element.v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

HtmlStyle html_style(const GumboInternalNode& element) {
  const GumboTag tag = element.v.element.tag;
  HtmlStyle out;
  if (element.v.element.tag_namespace != GUMBO_NAMESPACE_HTML) {
    out.place = tag == GUMBO_TAG_SVG ? HtmlPlace::unseen : HtmlPlace::inside;
    return out;
  }
  out.place = place_of(tag);
  out.heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
  out.quoted = tag == GUMBO_TAG_Q;
  if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || out.heading) {
    out.weight = HtmlStyle::Weight::bold;
  }
  if (tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_PLAINTEXT ||
      tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_TEXTAREA) {
    out.space = HtmlStyle::Space::kept;
  }
  const GumboVector& attributes = element.v.element.attributes;
  if (attributes.length == 0) return out;
  out.hidden = gumbo_get_attribute(&attributes, "hidden") != nullptr;
  out.comment = html_attribute(element, "class") == "MsoCommentReference";
  if (const std::string_view css = html_attribute(element, "style"); !css.empty()) {
    by_style(plain_style(css), out);
  }
  return out;
}

}  // namespace thema::formats
