#include "report/render/json_text.h"

#include <algorithm>
#include <array>

namespace thema::report {
namespace {

/// Bytes at which a run of text that goes out as it is may end.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (std::size_t c = 0; c < 0x20; ++c) stops[c] = true;
  for (const char c : std::string_view("\"\\\x7F\xC2\xE2")) {
    stops[static_cast<unsigned char>(c)] = true;
  }
  return stops;
}();

void append_escape(std::string& out, unsigned code_point) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(code_point >> shift) & 0xFU];
}

void append_ascii(std::string& out, char c) {
  constexpr std::string_view kPlain = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
  const std::size_t known = kPlain.find(c);
  if (known == std::string_view::npos) return append_escape(out, static_cast<unsigned char>(c));
  out += '\\';
  out += kLetters[known];
}

/// The two- or three-byte character at `pos` when it has to be escaped, else 0.
unsigned unsafe_character(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t ahead) {
    return pos + ahead < text.size() ? static_cast<unsigned char>(text[pos + ahead]) : 0U;
  };
  if (byte(0) == 0xC2) return byte(1) >= 0x80 && byte(1) <= 0x9F ? byte(1) : 0;
  if (byte(0) != 0xE2 || (byte(1) != 0x80 && byte(1) != 0x81)) return 0;
  const unsigned c = 0x2000U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  const bool marks = c == 0x200E || c == 0x200F;
  const bool separators_and_embeddings = c >= 0x2028 && c <= 0x202E;
  const bool isolates = c >= 0x2066 && c <= 0x2069;
  return marks || separators_and_embeddings || isolates ? c : 0;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t run = 0, pos = 0;
  while (pos < text.size()) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (!kStops[byte]) {
      ++pos;
      continue;
    }
    const unsigned wide = byte < 0x80 ? 0 : unsafe_character(text, pos);
    if (byte >= 0x80 && wide == 0) {
      ++pos;
      continue;
    }
    out.append(text, run, pos - run);
    if (wide == 0) {
      append_ascii(out, text[pos]);
    } else {
      append_escape(out, wide);
    }
    pos += byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3;
    run = pos;
  }
  out.append(text, run, text.size() - run);
  out += '"';
}

}  // namespace thema::report
