#include "report/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "report/line_end.h"

namespace thema::report {
namespace {

/// Bytes at which a run of text that goes out as it is may end.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (std::size_t c = 0; c < 0x20; ++c) stops[c] = true;
  for (const char c : std::string_view("\"&'<>\x7F\xC2\xE2")) {
    stops[static_cast<unsigned char>(c)] = true;
  }
  stops['\t'] = false;
  return stops;
}();

unsigned byte_at(std::string_view text, std::size_t pos) {
  return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0U;
}

/// "..202E" for U+202E, with what the caller puts around it.
void append_hex(std::string& out, unsigned code_point) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(code_point >> shift) & 0xFU];
}

void append_named(std::string& out, unsigned code_point) {
  out += "&lt;U+";
  append_hex(out, code_point);
  out += "&gt;";
}

void append_ascii(std::string& out, char c) {
  if (c == '&') {
    out += "&amp;";
  } else if (c == '<') {
    out += "&lt;";
  } else if (c == '>') {
    out += "&gt;";
  } else if (c == '"') {
    out += "&quot;";
  } else if (c == '\'') {
    out += "&#39;";
  } else if (c == '\x7F') {
    append_named(out, 0x7F);
  } else {  // U+2400 and on: pictures of the C0 controls
    out += "\xE2\x90";
    out += static_cast<char>(0x80 + c);
  }
}

/// Appends the character at `pos` when it cannot go out as it is; its length then, else 0.
std::size_t append_wide(std::string& out, std::string_view text, std::size_t pos) {
  const unsigned second = byte_at(text, pos + 1), third = byte_at(text, pos + 2);
  if (byte_at(text, pos) == 0xC2) {
    if (second < 0x80 || second > 0x9F) return 0;
    append_named(out, second);
    return 2;
  }
  if (second != 0x80 && second != 0x81) return 0;
  const unsigned c = 0x2000U | (second & 0x3FU) << 6U | (third & 0x3FU);
  if ((c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069)) return 0;
  out += "&#x";
  append_hex(out, c);
  out += ';';
  return 3;
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  std::size_t run = 0, pos = 0;
  while (pos < text.size()) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (!kStops[byte]) {
      ++pos;
      continue;
    }
    out.append(text, run, pos - run);
    run = pos;
    std::size_t length = line_end_at(text, pos);
    if (length > 0) {
      out += "<br>";
    } else if (byte >= 0x80) {
      length = append_wide(out, text, pos);
    } else {
      append_ascii(out, text[pos]);
      length = 1;
    }
    run += length;
    pos += std::max<std::size_t>(length, 1);
  }
  out.append(text, run, text.size() - run);
}

bool may_run_leftwards(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned lead = byte_at(text, i), second = byte_at(text, i + 1);
    if (lead < 0xD6 || lead > 0xF0) continue;
    if (lead <= 0xDF) return true;                                      // Hebrew to N'Ko
    if (lead == 0xE0 && second >= 0xA0 && second <= 0xA3) return true;  // Samaritan to Arabic ext.
    if (lead == 0xEF && second >= 0xAC && second <= 0xBB) return true;  // presentation forms
    if (lead == 0xF0 && (second == 0x90 || second == 0x9E)) return true;  // historic, Adlam
    if (lead != 0xE2) continue;
    const unsigned third = byte_at(text, i + 2);
    if (second == 0x80 && (third == 0x8F || (third >= 0xAA && third <= 0xAE))) return true;
    if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return true;
  }
  return false;
}

}  // namespace thema::report
