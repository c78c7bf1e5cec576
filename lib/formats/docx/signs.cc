#include "formats/docx/signs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "formats/common/lines.h"
#include "formats/common/xml.h"
#include "text/utf8.h"

namespace thema::formats::docx {
namespace {

struct Sign {
  std::uint32_t code;
  std::string_view utf8;
};

/// What people put into transcripts and notes; Word itself makes 0xE0 of "-->" and 0x4A of ":-)".
constexpr auto kWingdings = std::to_array<Sign>(
    {{0x4A, "\u263A"}, {0x4B, "\U0001F610"}, {0x4C, "\u2639"}, {0x6C, "\u25CF"}, {0x6E, "\u25A0"},
     {0x6F, "\u25A1"}, {0x9F, "\u2022"},     {0xA7, "\u25AA"}, {0xA8, "\u25FB"}, {0xD8, "\u27A2"},
     {0xDF, "\u2190"}, {0xE0, "\u2192"},     {0xE1, "\u2191"}, {0xE2, "\u2193"}, {0xE8, "\u2794"},
     {0xF0, "\u21E8"}, {0xFB, "\u2717"},     {0xFC, "\u2713"}, {0xFD, "\u2612"}, {0xFE, "\u2611"}});
constexpr auto kSymbols = std::to_array<Sign>(
    {{0x44, "\u0394"}, {0x53, "\u03A3"}, {0x57, "\u03A9"}, {0x61, "\u03B1"}, {0x62, "\u03B2"},
     {0x63, "\u03C7"}, {0x64, "\u03B4"}, {0x65, "\u03B5"}, {0x67, "\u03B3"}, {0x68, "\u03B7"},
     {0x6A, "\u03C6"}, {0x6B, "\u03BA"}, {0x6C, "\u03BB"}, {0x6D, "\u03BC"}, {0x70, "\u03C0"},
     {0x71, "\u03B8"}, {0x72, "\u03C1"}, {0x73, "\u03C3"}, {0x74, "\u03C4"}, {0x77, "\u03C9"},
     {0xA3, "\u2264"}, {0xA5, "\u221E"}, {0xAB, "\u2194"}, {0xAC, "\u2190"}, {0xAD, "\u2191"},
     {0xAE, "\u2192"}, {0xAF, "\u2193"}, {0xB0, "\u00B0"}, {0xB1, "\u00B1"}, {0xB3, "\u2265"},
     {0xB4, "\u00D7"}, {0xB7, "\u2022"}, {0xB8, "\u00F7"}, {0xB9, "\u2260"}, {0xBB, "\u2248"},
     {0xBC, "\u2026"}, {0xD6, "\u221A"}, {0xDE, "\u21D2"}});

template <std::size_t N>
std::string_view sign_of(const std::array<Sign, N>& signs, std::uint32_t code) {
  const auto* const found = std::find_if(signs.begin(), signs.end(),
                                         [code](const Sign& sign) { return sign.code == code; });
  return found == signs.end() ? kUnknownSign : found->utf8;
}

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
  for (const pugi::xml_node node : math.children()) out += part_of(node);
  return out;
}

}  // namespace

std::string symbol(std::string_view font, std::string_view code) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(code.data(), code.data() + code.size(), number, 16);
  const bool whole = read.ec == std::errc{} && read.ptr == code.data() + code.size();
  if (!whole || number < 0x20) return std::string(kUnknownSign);
  if (font == "Wingdings") return std::string(sign_of(kWingdings, number & 0xFFU));
  if (font == "Symbol") return std::string(sign_of(kSymbols, number & 0xFFU));
  const bool own = number >= 0xE000 && number < 0xF900;  // of a font alone
  const bool character = number <= 0xFFFD && (number < 0xD800 || number >= 0xE000);
  if (own || !character) return std::string(kUnknownSign);
  std::string out;
  text::append_utf8(out, number);
  return out;
}

std::string formula(pugi::xml_node math) { return joined(math); }

}  // namespace thema::formats::docx
