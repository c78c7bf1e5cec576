#include "report/render/xlsx_text.h"

#include "base/strings.h"

namespace thema::report {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether "_xHHHH_" stands at `pos`.
bool escape_at(std::string_view text, std::size_t pos) {
  if (text.size() - pos < 7 || text[pos + 1] != 'x' || text[pos + 6] != '_') return false;
  return is_hex(text[pos + 2]) && is_hex(text[pos + 3]) && is_hex(text[pos + 4]) &&
         is_hex(text[pos + 5]);
}

/// UTF-16 units of the code point that begins with this byte; 0 inside a code point.
std::size_t units_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0x80 && byte < 0xC0) return 0;
  return byte >= 0xF0 ? 2 : 1;
}

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) units += units_of(c);
  return units;
}

std::string_view first_units(std::string_view text, std::size_t units) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    used += units_of(text[i]);
    if (used > units) return text.substr(0, i);
  }
  return text;
}

std::string cell_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '_' && escape_at(text, i)) {
      out += "_x005F_";
    } else if (c == '\xEF' && text.substr(i, 3) == "\xEF\xBF\xBE") {
      out += "_xFFFE_";
      i += 2;
    } else if (c == '\xEF' && text.substr(i, 3) == "\xEF\xBF\xBF") {
      out += "_xFFFF_";
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::string sheet_name(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    const bool forbidden = static_cast<unsigned char>(c) < 0x20 ||
                           std::string_view("[]:*?/\\").find(c) != std::string_view::npos;
    kept += forbidden ? ' ' : c;
  }
  constexpr std::size_t kLongest = 31;
  std::string_view rest = first_units(trim(kept), kLongest);
  while (!rest.empty() && (rest.front() == '\'' || rest.front() == ' ')) rest.remove_prefix(1);
  while (!rest.empty() && (rest.back() == '\'' || rest.back() == ' ')) rest.remove_suffix(1);
  // Excel keeps that name for itself.
  if (rest.empty() || iequals_ascii(rest, "history")) return "Sheet";
  return std::string(rest);
}

}  // namespace thema::report
