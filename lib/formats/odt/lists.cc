#include "formats/odt/lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "formats/common/xml.h"

namespace thema::formats::odt {
namespace {

using rich::ListLevel;
using rich::NumberStyle;

constexpr std::size_t kLongestSign = 32;

NumberStyle number_style(std::string_view format) {
  if (format == "1") return NumberStyle::decimal;
  if (format == "a") return NumberStyle::lower_letter;
  if (format == "A") return NumberStyle::upper_letter;
  if (format == "i") return NumberStyle::lower_roman;
  if (format == "I") return NumberStyle::upper_roman;
  return format.empty() ? NumberStyle::none : NumberStyle::decimal;
}

std::int64_t number(pugi::xml_node node, std::string_view name, std::int64_t otherwise) {
  return parse_integer(attribute(node, name)).value_or(otherwise);
}

/// "(1.2)": a prefix, the numbers of the levels that are shown, a suffix.
std::string pattern(pugi::xml_node node, std::int64_t level) {
  const std::int64_t shown = std::clamp<std::int64_t>(number(node, "display-levels", 1), 1, level);
  std::string out(attribute(node, "num-prefix").substr(0, kLongestSign));
  std::erase(out, '%');
  for (std::int64_t i = level - shown + 1; i <= level; ++i) {
    out += fmt::format("{}%{}", i == level - shown + 1 ? "" : ".", i);
  }
  std::string suffix(attribute(node, "num-suffix").substr(0, kLongestSign));
  std::erase(suffix, '%');
  return out + suffix;
}

std::vector<ListLevel> levels_of(pugi::xml_node style) {
  std::vector<ListLevel> levels;
  for (const pugi::xml_node node : style.children()) {
    const std::string_view kind = local_name(node);
    const std::int64_t level = number(node, "level", 0);
    constexpr std::int64_t kMost = 9;  // "%10" would be read as "%1" and "0"
    if (level < 1 || level > kMost) continue;
    const auto at = static_cast<std::size_t>(level - 1);
    if (levels.size() <= at) levels.resize(at + 1);
    if (kind == "list-level-style-bullet") {
      levels[at] = {.style = NumberStyle::bullet,
                    .pattern = std::string(attribute(node, "bullet-char").substr(0, kLongestSign)),
                    .start = 1,
                    .restart = -1};
    } else if (kind == "list-level-style-number" || kind == "outline-level-style") {
      const NumberStyle form = number_style(attribute(node, "num-format"));
      levels[at] = {.style = form,
                    .pattern = form == NumberStyle::none ? "" : pattern(node, level),
                    .start = number(node, "start-value", 1),
                    .restart = -1};
    }
  }
  return levels;
}

}  // namespace

void ListStyles::add(pugi::xml_node root) {
  for (const pugi::xml_node part : root.children()) {
    const std::string_view name = local_name(part);
    if (name != "styles" && name != "automatic-styles") continue;
    for (const pugi::xml_node style : part.children()) {
      if (local_name(style) == "list-style") {
        styles_.insert_or_assign(std::string(attribute(style, "name")), levels_of(style));
      } else if (local_name(style) == "outline-style") {
        outline_ = levels_of(style);
      }
    }
  }
}

const std::vector<ListLevel>& ListStyles::of(std::string_view name) const {
  static const std::vector<ListLevel> kNone;
  const auto found = styles_.find(name);
  return found == styles_.end() ? kNone : found->second;
}

}  // namespace thema::formats::odt
