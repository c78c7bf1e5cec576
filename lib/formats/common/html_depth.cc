#include "formats/common/html_depth.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <unordered_map>
#include <vector>

namespace thema::formats {
namespace {

using Traits = std::uint32_t;
constexpr Traits kVoid = 1U << 0U;           ///< has nothing inside, or (<body>) is never ended
constexpr Traits kRawText = 1U << 1U;        ///< no tags inside
constexpr Traits kFormatting = 1U << 2U;     ///< its end tag ends it alone, not what is inside it
constexpr Traits kEndsParagraph = 1U << 3U;  ///< no <p> is open behind its start tag
constexpr Traits kParagraph = 1U << 4U;
constexpr Traits kItem = 1U << 5U;
constexpr Traits kTerm = 1U << 6U;
constexpr Traits kCell = 1U << 7U;
constexpr Traits kRow = 1U << 8U;
constexpr Traits kRowGroup = 1U << 9U;
constexpr Traits kOption = 1U << 10U;
constexpr Traits kRuby = 1U << 11U;
constexpr Traits kOnce = 1U << 12U;  ///< a second one ends the first
// What is inside one of these ends nothing outside of it:
constexpr Traits kWall = 1U << 13U;
constexpr Traits kListWall = 1U << 14U;   ///< ... no item
constexpr Traits kTableWall = 1U << 15U;  ///< ... no cell or row
constexpr Traits kForeign = 1U << 16U;    ///< <x/> is ended inside it

/// Names are compared by this, however their letters are written.
std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0xcbf29ce484222325ULL;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    key = (key ^ static_cast<unsigned char>(upper ? c + ('a' - 'A') : c)) * 0x100000001b3ULL;
  }
  return key;
}

std::unordered_map<std::uint64_t, Traits> known_elements() {
  std::unordered_map<std::uint64_t, Traits> out;
  const auto add = [&](Traits traits, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) out[key_of(name)] |= traits;
  };
  add(kVoid, {"area",   "base",  "basefont", "bgsound", "body",   "br",     "col",   "command",
              "embed",  "frame", "head",     "hr",      "html",   "image",  "img",   "input",
              "keygen", "link",  "meta",     "param",   "source", "spacer", "track", "wbr"});
  add(kRawText, {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"});
  add(kFormatting, {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
                    "strong", "tt", "u"});
  add(kEndsParagraph,
      {"address", "article", "aside",   "blockquote", "center",   "dd",         "details", "dialog",
       "dir",     "div",     "dl",      "dt",         "fieldset", "figcaption", "figure",  "footer",
       "form",    "h1",      "h2",      "h3",         "h4",       "h5",         "h6",      "header",
       "hgroup",  "hr",      "li",      "listing",    "main",     "menu",       "nav",     "ol",
       "p",       "pre",     "section", "summary",    "table",    "ul"});
  add(kParagraph, {"p"});
  add(kItem, {"li"});
  add(kTerm, {"dd", "dt"});
  add(kCell, {"td", "th"});
  add(kRow, {"tr"});
  add(kRowGroup, {"caption", "colgroup", "tbody", "tfoot", "thead"});
  add(kOption, {"optgroup", "option"});
  add(kRuby, {"rb", "rp", "rt", "rtc"});
  add(kOnce, {"a", "button", "nobr"});
  add(kWall,
      {"applet", "caption", "marquee", "math", "object", "svg", "table", "td", "template", "th"});
  add(kListWall, {"article", "aside",    "blockquote", "button", "center",  "details", "dir",
                  "dl",      "fieldset", "figure",     "footer", "form",    "header",  "main",
                  "menu",    "nav",      "ol",         "pre",    "section", "select",  "ul"});
  add(kTableWall, {"table", "template"});
  add(kForeign, {"math", "svg"});
  return out;
}

Traits traits_of(std::uint64_t key) {
  static const std::unordered_map<std::uint64_t, Traits> known = known_elements();
  const auto found = known.find(key);
  return found == known.end() ? 0 : found->second;
}

/// What is open at a place of the page.
class OpenElements {
 public:
  std::size_t depth() const { return open_.size(); }

  void begin(std::uint64_t key, Traits traits, bool slash) {
    if ((traits & kEndsParagraph) != 0) end_up_to(kParagraph, kWall);
    if ((traits & kItem) != 0) end_up_to(kItem, kWall | kListWall);
    if ((traits & kTerm) != 0) end_up_to(kTerm, kWall | kListWall);
    if ((traits & kCell) != 0) end_up_to(kCell, kTableWall);
    if ((traits & kRow) != 0) end_up_to(kRow, kTableWall);
    if ((traits & kRowGroup) != 0) end_up_to(kRowGroup, kTableWall);
    if ((traits & kOption) != 0 && top_is(kOption)) open_.pop_back();
    if ((traits & kRuby) != 0 && top_is(kRuby)) open_.pop_back();
    if ((traits & kOnce) != 0) end_alone(key);
    if ((traits & kVoid) != 0 || (slash && foreign_ > 0)) return;
    if ((traits & kForeign) != 0) ++foreign_;
    open_.push_back({key, traits});
  }

  void end(std::uint64_t key, Traits traits) {
    if ((traits & kFormatting) != 0) return end_alone(key);
    const bool of_table = (traits & (kCell | kRow | kRowGroup | kTableWall)) != 0;
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].key == key) return cut(i - 1);
      if ((open_[i - 1].traits & (of_table ? kTableWall : kWall)) != 0) return;
    }
  }

 private:
  struct Open {
    std::uint64_t key;
    Traits traits;
  };

  bool top_is(Traits traits) const { return !open_.empty() && (open_.back().traits & traits) != 0; }

  void cut(std::size_t size) {
    for (std::size_t i = size; i < open_.size(); ++i) {
      if ((open_[i].traits & kForeign) != 0) --foreign_;
    }
    open_.resize(size);
  }

  /// Ends the innermost of such elements, with all inside it, unless a wall stands between.
  void end_up_to(Traits traits, Traits walls) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if ((open_[i - 1].traits & traits) != 0) return cut(i - 1);
      if ((open_[i - 1].traits & walls) != 0) return;
    }
  }

  void end_alone(std::uint64_t key) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].key == key) {
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
        return;
      }
      if ((open_[i - 1].traits & kWall) != 0) return;
    }
  }

  std::vector<Open> open_;
  std::size_t foreign_ = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Past the tag whose name ends at `pos`; ">" in quoted values does not end it.
std::size_t end_of_tag(std::string_view html, std::size_t pos) {
  while (pos < html.size() && html[pos] != '>') {
    if (html[pos] != '=') {
      ++pos;
      continue;
    }
    pos = html.find_first_not_of(" \t\n\r\f", pos + 1);
    if (pos == std::string_view::npos) return html.size();
    if (html[pos] != '"' && html[pos] != '\'') continue;
    pos = html.find(html[pos], pos + 1);
    if (pos == std::string_view::npos) return html.size();
    ++pos;
  }
  return std::min(pos + 1, html.size());
}

std::size_t end_of_comment(std::string_view html, std::size_t pos) {
  if (!html.substr(pos).starts_with("<!--")) return html.find('>', pos);
  return html.find("-->", pos + 2);  // "<!-->" is a whole comment
}

/// Where the end tag of that name begins; the end of the page where there is none.
std::size_t end_of_raw_text(std::string_view html, std::size_t pos, std::uint64_t key,
                            std::size_t name) {
  for (pos = html.find("</", pos); pos < html.size(); pos = html.find("</", pos + 2)) {
    const std::string_view rest = html.substr(pos + 2);
    if (rest.size() < name || key_of(rest.substr(0, name)) != key) continue;
    if (rest.size() == name || !is_letter(rest[name])) return pos;
  }
  return html.size();
}

}  // namespace

bool is_nested_too_deep(std::string_view html) {
  OpenElements open;
  for (std::size_t pos = html.find('<'); pos < html.size(); pos = html.find('<', pos)) {
    const bool closing = html.substr(pos + 1).starts_with('/');
    const std::size_t begin = pos + (closing ? 2 : 1);
    if (begin >= html.size()) break;
    if (!is_letter(html[begin])) {
      const bool comment = closing || html[begin] == '!' || html[begin] == '?';
      pos = comment ? end_of_comment(html, pos) : begin;
      continue;
    }
    const std::size_t end = std::min(html.find_first_of(" \t\n\r\f/>", begin), html.size());
    const std::uint64_t key = key_of(html.substr(begin, end - begin));
    const Traits traits = traits_of(key);
    pos = end_of_tag(html, end);
    if (closing) {
      open.end(key, traits);
    } else if ((traits & kRawText) != 0) {
      pos = end_of_raw_text(html, pos, key, end - begin);
    } else {
      open.begin(key, traits, html.substr(0, pos).ends_with("/>"));
    }
    if (open.depth() > kDeepestHtml) return true;
  }
  return false;
}

}  // namespace thema::formats
