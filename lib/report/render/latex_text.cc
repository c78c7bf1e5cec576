#include "report/render/latex_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/strings.h"
#include "report/document/page.h"
#include "report/render/cells.h"

namespace thema::report {
namespace {

/// A code point and the bytes that it takes. REQUIRES: valid UTF-8 at `pos`.
struct Letter {
  std::uint32_t point = 0;
  std::size_t length = 1;
};

Letter letter_at(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t i) {
    return pos + i < text.size() ? static_cast<unsigned char>(text[pos + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) {
    return {(lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  }
  return {(lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
              (byte(3) & 0x3FU),
          4};
}

bool is_control(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

std::string_view escaped(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\{";
    case '}':
      return "\\}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '#':
      return "\\#";
    case '%':
      return "\\%";
    case '_':
      return "\\_";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '"':
      return "\\textquotedbl{}";
    case '`':
      return "\\textasciigrave{}";
    // Behind the end of a row these would be its options.
    case '[':
      return "{[}";
    case ']':
      return "{]}";
    case '*':
      return "{*}";
    default:
      return {};
  }
}

/// Signs of which TeX makes one where two stand together.
bool joins(char c) { return c == '-' || c == '\'' || c == ','; }

/// Letters of a hash or an address without a break, and those between two breaks from then on.
constexpr std::size_t kLongWord = 30, kBreak = 10;

void append_line(std::string& out, std::string_view line) {
  std::size_t word = 0;
  for (std::size_t i = 0; i < line.size();) {
    const Letter letter = letter_at(line, i);
    const char c = line[i];
    word = letter.length > 1 || c == ' ' || c == '\t' ? 0 : word + 1;
    if (word > kLongWord && word % kBreak == 1) out += "\\allowbreak{}";
    if (c == '\t') {
      out += ' ';
    } else if (is_control(letter.point)) {
      out += fmt::format("\\textless{{}}U+{:04X}\\textgreater{{}}", letter.point);
    } else if (const auto sign = escaped(c); !sign.empty()) {
      out += sign;
    } else {
      out.append(line, i, letter.length);
      if (joins(c) && i + 1 < line.size() && line[i + 1] == c) out += "{}";
    }
    i += letter.length;
  }
}

}  // namespace

void append_latex(std::string& out, std::string_view text, std::string_view line_end) {
  const std::string lines = with_lf(text);
  bool first = true;
  for (const std::string_view line : lines_of(lines)) {
    const std::string_view words = trim(line);
    // An empty line would end the paragraph, in a cell as well.
    if (words.empty()) continue;
    if (!first) out += line_end;
    append_line(out, words);
    first = false;
  }
}

std::string beyond_pdflatex(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    const std::uint32_t c = letter.point;
    constexpr std::array<std::uint32_t, 16> kKnown{0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
                                                   0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2026,
                                                   0x2030, 0x2039, 0x203A, 0x20AC};
    // Letters of Maltese, Sami, Catalan and old prints that the encoding T1 has no place for.
    constexpr std::array<std::uint32_t, 9> kLeftOut{0x126, 0x127, 0x138, 0x13F, 0x140,
                                                    0x149, 0x166, 0x167, 0x17F};
    const bool left_out = std::find(kLeftOut.begin(), kLeftOut.end(), c) != kLeftOut.end();
    const bool latin =
        (c < 0x180 && !left_out) || std::find(kKnown.begin(), kKnown.end(), c) != kKnown.end();
    if (!latin && !is_control(c)) return fmt::format("U+{:04X}", c);
    i += letter.length;
  }
  return {};
}

}  // namespace thema::report
