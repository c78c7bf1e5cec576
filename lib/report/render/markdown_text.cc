#include "report/render/markdown_text.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "report/render/cells.h"
#include "text/width.h"

namespace thema::report {
namespace {

/// Characters that may begin or end markup wherever they stand.
constexpr std::string_view kMarkup = "\\`*{}[]<>|~&#$";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Where in `line` a character makes the line a list item, a rule, the underline of a heading or
/// of a table's head; npos when none does.
std::size_t block_mark(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  if (std::string_view("-+=:").find(line[0]) != std::string_view::npos) return 0;
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
  const bool numbered =
      digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return numbered ? digits : std::string_view::npos;
}

/// An underscore is plain inside a word (P07_3m) and emphasis elsewhere.
bool inside_word(std::string_view line, std::size_t pos) {
  const std::size_t before = line.find_last_not_of('_', pos);
  const std::size_t after = line.find_first_not_of('_', pos);
  return before != std::string_view::npos && after != std::string_view::npos &&
         is_word(line[before]) && is_word(line[after]);
}

/// Whether GitHub makes a link of what stands around `pos`: "https://...", "www....".
bool in_address(std::string_view line, std::size_t pos) {
  if (line[pos] == ':') return line.substr(pos + 1, 2) == "//";
  return line[pos] == '.' && pos >= 3 && iequals_ascii(line.substr(pos - 3, 3), "www");
}

bool is_markup(std::string_view line, std::size_t pos) {
  const char c = line[pos];
  if (c == '_') return !inside_word(line, pos);
  if (c == ':' || c == '.') return in_address(line, pos);
  return kMarkup.find(c) != std::string_view::npos;
}

/// Bytes that are to be looked at; all others go out as they are.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (const char c : kMarkup) stops[static_cast<unsigned char>(c)] = true;
  for (const char c : std::string_view("_:.\t")) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

}  // namespace

void append_markdown(std::string& out, std::string_view line, bool line_start) {
  const std::string visible = text::visible(line, true);
  const std::string_view text = trim(visible);
  const std::size_t mark = line_start ? block_mark(text) : std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stop = kStops[static_cast<unsigned char>(text[i])];
    if (i == mark || (stop && is_markup(text, i))) out += '\\';
    out += text[i] == '\t' ? ' ' : text[i];
  }
}

void append_markdown_lines(std::string& out, std::string_view text, std::string_view line_end,
                           bool line_start) {
  bool first = true;
  for (const std::string_view line : lines_of(text)) {
    if (!first) out += line_end;
    append_markdown(out, line, line_start || !first);
    first = false;
  }
}

}  // namespace thema::report
