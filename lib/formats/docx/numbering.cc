#include "formats/docx/numbering.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "formats/common/xml.h"

namespace thema::formats::docx {
namespace {

using rich::ListLevel;
using rich::NumberStyle;

NumberStyle number_style(std::string_view format) {
  static constexpr std::array<std::pair<std::string_view, NumberStyle>, 8> kStyles{
      {{"bullet", NumberStyle::bullet},
       {"none", NumberStyle::none},
       {"decimalZero", NumberStyle::decimal_zero},
       {"ordinal", NumberStyle::ordinal},
       {"lowerLetter", NumberStyle::lower_letter},
       {"upperLetter", NumberStyle::upper_letter},
       {"lowerRoman", NumberStyle::lower_roman},
       {"upperRoman", NumberStyle::upper_roman}}};
  for (const auto& [name, style] : kStyles) {
    if (name == format) return style;
  }
  return NumberStyle::decimal;
}

std::int64_t number(std::string_view text, std::int64_t otherwise) {
  return parse_integer(text).value_or(otherwise);
}

std::size_t level_number(std::string_view text) {
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(number(text, 0), 0, rich::kListLevels - 1));
}

std::string_view value_of(pugi::xml_node node, std::string_view name) {
  return attribute(child(node, name), "val");
}

/// Word's levels have their own numbers; those between that are missing have no marks.
ListLevel& level_at(std::vector<ListLevel>& levels, std::size_t number) {
  if (levels.size() <= number) levels.resize(number + 1);
  return levels[number];
}

void read_level(pugi::xml_node node, std::vector<ListLevel>& levels) {
  ListLevel& level = level_at(levels, level_number(attribute(node, "ilvl")));
  level.style = number_style(value_of(node, "numFmt"));
  level.pattern = std::string(value_of(node, "lvlText").substr(0, 64));
  level.start = number(value_of(node, "start"), 0);
  level.restart = static_cast<int>(
      std::clamp<std::int64_t>(number(value_of(node, "lvlRestart"), -1), -1, rich::kListLevels));
}

}  // namespace

void Numbering::add_lists(pugi::xml_node numbering) {
  for (const pugi::xml_node node : numbering.children()) {
    if (local_name(node) == "num") add_list(node);
    if (local_name(node) != "abstractNum") continue;
    const Id id(attribute(node, "abstractNumId"));
    Definition definition;
    definition.link = value_of(node, "numStyleLink");
    for (const pugi::xml_node level : node.children()) {
      if (local_name(level) != "lvl") continue;
      read_level(level, definition.levels);
      const std::string_view style = value_of(level, "pStyle");
      if (!style.empty()) {
        definition.styles.emplace(style, level_number(attribute(level, "ilvl")));
      }
    }
    const std::string_view is = value_of(node, "styleLink");
    if (!is.empty()) linked_.emplace(is, id);
    definitions_.emplace(id, std::move(definition));
  }
}

void Numbering::add_list(pugi::xml_node node) {
  List list;
  list.definition = value_of(node, "abstractNumId");
  for (const pugi::xml_node override : node.children()) {
    if (local_name(override) != "lvlOverride") continue;
    const std::size_t level = level_number(attribute(override, "ilvl"));
    if (const pugi::xml_node own = child(override, "lvl")) {
      std::vector<ListLevel> one;
      read_level(own, one);
      level_at(list.levels, level) = one.back();
    }
    const std::string_view start = value_of(override, "startOverride");
    if (!start.empty()) list.starts.emplace_back(level, number(start, 1));
  }
  lists_.emplace(attribute(node, "numId"), std::move(list));
}

void Numbering::add_styles(pugi::xml_node styles) {
  for (const pugi::xml_node style : styles.children()) {
    if (local_name(style) != "style" || attribute(style, "type") != "paragraph") continue;
    const pugi::xml_node list = child(child(style, "pPr"), "numPr");
    styles_.emplace(attribute(style, "styleId"), Style{.list = Id(value_of(list, "numId")),
                                                       .level = Id(value_of(list, "ilvl")),
                                                       .parent = Id(value_of(style, "basedOn"))});
  }
}

/// The paragraph's own list comes before that of its style, "0" means none.
Numbering::Item Numbering::item(pugi::xml_node properties) const {
  constexpr int kMostParents = 16;  // a style that is based on itself ends somewhere
  const pugi::xml_node own = child(properties, "numPr");
  Item out{.list = Id(value_of(own, "numId")), .level = Id(value_of(own, "ilvl")), .style = {}};
  Id next(value_of(properties, "pStyle"));
  for (int i = 0; i < kMostParents && out.list.empty() && !next.empty(); ++i) {
    const auto style = styles_.find(next);
    if (style == styles_.end()) break;
    out.list = style->second.list;
    if (out.level.empty()) out.level = style->second.level;
    out.style = next;
    next = style->second.parent;
  }
  if (out.list == "0") out.list.clear();
  return out;
}

Numbering::Definition* Numbering::definition(const Id& id) {
  auto found = definitions_.find(id);
  if (found != definitions_.end() && found->second.levels.empty()) {
    const auto linked = linked_.find(found->second.link);
    if (linked != linked_.end()) found = definitions_.find(linked->second);
  }
  return found == definitions_.end() ? nullptr : &found->second;
}

std::string Numbering::next(pugi::xml_node properties) {
  const Item at = item(properties);
  const auto list = lists_.find(at.list);
  if (at.list.empty() || list == lists_.end()) return {};
  Definition* definition = this->definition(list->second.definition);
  if (definition == nullptr) return {};
  std::size_t level = level_number(at.level);
  if (at.level.empty()) {
    const auto styled = definition->styles.find(at.style);
    if (styled != definition->styles.end()) level = styled->second;
  }
  if (!std::exchange(list->second.begun, true)) {
    for (const auto& [which, start] : list->second.starts) definition->counter.set(which, start);
  }
  if (list->second.levels.empty()) return definition->counter.next(definition->levels, level);
  std::vector<ListLevel> levels = definition->levels;
  for (std::size_t i = 0; i < list->second.levels.size(); ++i) {
    const ListLevel& own = list->second.levels[i];
    if (!own.pattern.empty()) level_at(levels, i) = own;
  }
  return definition->counter.next(levels, level);
}

}  // namespace thema::formats::docx
