#include "formats/common/symbol_fonts.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace thema::formats {
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

/// Digits and most punctuation of "Symbol" are those of other fonts.
bool is_plain(std::uint32_t code) {
  return code >= 0x20 && code < 0x40 && code != 0x22 && code != 0x24 && code != 0x27;
}

}  // namespace

bool is_symbol_font(std::string_view font) { return font == "Symbol" || font == "Wingdings"; }

std::string symbol(std::string_view font, std::uint32_t code) {
  if (code < 0x20) return std::string(kUnknownSign);
  const std::uint32_t low = code & 0xFFU;
  if (is_symbol_font(font) && (low == 0x20 || (font == "Symbol" && is_plain(low)))) {
    return std::string(1, static_cast<char>(low));
  }
  if (font == "Wingdings") return std::string(sign_of(kWingdings, low));
  if (font == "Symbol") return std::string(sign_of(kSymbols, low));
  const bool own = code >= 0xE000 && code < 0xF900;  // of a font alone
  const bool character = code <= 0xFFFD && (code < 0xD800 || code >= 0xE000);
  if (own || !character) return std::string(kUnknownSign);
  std::string out;
  text::append_utf8(out, code);
  return out;
}

}  // namespace thema::formats
