#include "formats/docx/formula.h"

#include <algorithm>

#include "formats/common/lines.h"
#include "formats/common/xml.h"

namespace thema::formats::docx {
namespace {

std::string joined(pugi::xml_node math);

/// What stands above or below a line: in parentheses when it is more than one word or number.
std::string grouped(pugi::xml_node math) {
  std::string inside = joined(math);
  const bool one = std::all_of(inside.begin(), inside.end(), [](char c) {
    return is_digit(c) || is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
  return one ? inside : "(" + inside + ")";
}

std::string after(std::string_view mark, pugi::xml_node math) {
  const std::string inside = grouped(math);
  return inside.empty() || inside == "()" ? std::string() : std::string(mark) + inside;
}

/// "(a|b)": its brackets and what is between its parts may be others, or none.
std::string delimited(pugi::xml_node math) {
  const pugi::xml_node properties = child(math, "dPr");
  const auto sign = [&](std::string_view name, std::string_view otherwise) {
    const pugi::xml_node said = child(properties, name);
    return std::string(said ? attribute(said, "val") : otherwise);
  };
  std::string out = sign("begChr", "(");
  bool first = true;
  for (const pugi::xml_node part : math.children()) {
    if (local_name(part) != "e") continue;
    if (!first) out += sign("sepChr", "|");
    first = false;
    out += joined(part);
  }
  return out + sign("endChr", ")");
}

std::string part_of(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "t") return characters(node);
  if (name == "f") return grouped(child(node, "num")) + after("/", child(node, "den"));
  if (name == "sup") return after("^", node);
  if (name == "sub") return after("_", node);
  if (name == "rad") return "\u221A" + after("", child(node, "deg")) + grouped(child(node, "e"));
  if (name == "nary") {
    const pugi::xml_node sign = child(child(node, "naryPr"), "chr");
    return std::string(sign ? attribute(sign, "val") : "\u222B") + joined(node);
  }
  if (name == "d") return delimited(node);
  if (name == "del" || name == "moveFrom" || name.ends_with("Pr")) return {};
  return joined(node);
}

std::string joined(pugi::xml_node math) {
  std::string out;
  bool fraction = false;
  for (const pugi::xml_node node : math.children()) {
    const std::string part = part_of(node);
    if (part.empty()) continue;
    // What follows is no part of what is below the line: "a/b c".
    const bool sign = std::string_view("+-=,.;:)]<> ").find(part[0]) != std::string_view::npos;
    if (fraction && !sign) out += ' ';
    out += part;
    fraction = local_name(node) == "f";
  }
  return out;
}

}  // namespace

std::string formula(pugi::xml_node math) { return joined(math); }

}  // namespace thema::formats::docx
