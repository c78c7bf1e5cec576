#include "formats/docx/formula.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/common/lines.h"
#include "formats/common/xml.h"
#include "formats/docx/styles.h"

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

/// What a mark or a power belongs to: in parentheses where it has one of its own.
std::string base(pugi::xml_node math) {
  constexpr auto kParted =
      std::to_array<std::string_view>({"sSup", "sSub", "sSubSup", "sPre", "f", "rad", "nary"});
  for (const pugi::xml_node node : math.children()) {
    if (std::find(kParted.begin(), kParted.end(), local_name(node)) == kParted.end()) continue;
    return "(" + joined(math) + ")";
  }
  return joined(math);
}

/// "√x", and with its degree "∛8", "√[n]x".
std::string root(pugi::xml_node math) {
  const bool hidden = toggle(child(child(math, "radPr"), "degHide")).value_or(false);
  const std::string degree = hidden ? std::string() : joined(child(math, "deg"));
  std::string sign = "\u221A";
  if (degree == "3") {
    sign = "\u221B";
  } else if (degree == "4") {
    sign = "\u221C";
  } else if (!degree.empty()) {
    sign += "[" + degree + "]";
  }
  return sign + grouped(child(math, "e"));
}

/// The parts with that name, one beside the other.
std::string listed(pugi::xml_node math, std::string_view name, std::string_view between) {
  std::string out;
  bool first = true;
  for (const pugi::xml_node part : math.children()) {
    if (local_name(part) != name) continue;
    if (!std::exchange(first, false)) out += between;
    out += name == "mr" ? listed(part, "e", ", ") : joined(part);
  }
  return out;
}

/// A letter with its bar or hat, as a mean has one; the mark of more than a letter stands behind
/// it.
std::string accented(pugi::xml_node math) {
  std::string mark = "\u0302";
  if (local_name(math) == "bar") {
    const bool above = attribute(child(child(math, "barPr"), "pos"), "val") == "top";
    mark = above ? "\u0304" : "\u0331";
  } else if (const pugi::xml_node said = child(child(math, "accPr"), "chr")) {
    mark = attribute(said, "val");
  }
  const std::string inside = joined(child(math, "e"));
  const auto letters = std::count_if(inside.begin(), inside.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  });
  if (letters == 0) return {};
  return (letters == 1 ? inside : "(" + inside + ")") + mark;
}

bool is_unseen(pugi::xml_node phantom) {
  return !toggle(child(child(phantom, "phantPr"), "show")).value_or(true);
}

std::string part_of(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "t") return characters(node);
  if (name == "f") return grouped(child(node, "num")) + after("/", child(node, "den"));
  if (name == "sup") return after("^", node);
  if (name == "sub") return after("_", node);
  if (name == "rad") return root(node);
  if (name == "sSup" || name == "sSub" || name == "sSubSup") {
    return base(child(node, "e")) + part_of(child(node, "sub")) + part_of(child(node, "sup"));
  }
  if (name == "eqArr") return listed(node, "e", "; ");
  if (name == "m") return listed(node, "mr", "; ");
  if (name == "bar" || name == "acc") return accented(node);
  if (name == "phant" && is_unseen(node)) return {};
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
    if (fraction && !continues_formula(part)) out += ' ';
    out += part;
    fraction = local_name(node) == "f";
  }
  return out;
}

}  // namespace

bool continues_formula(std::string_view part) {
  return part.empty() || std::string_view("+-=,.;:)]<> ").find(part[0]) != std::string_view::npos;
}

std::string formula(pugi::xml_node math) { return joined(math); }

}  // namespace thema::formats::docx
