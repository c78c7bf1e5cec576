#include "model/clean_text.h"

#include <fmt/format.h>

#include "base/error.h"
#include "text/compose.h"
#include "text/utf8.h"

namespace thema::model {

namespace {

// White_Space of Unicode 15, and the byte order mark that spreadsheets leave behind.
bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000 || c == 0xfeff;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
}

/// Enough of a long name to know which it is.
std::string beginning(std::string_view name) {
  std::size_t pos = 0;
  for (int points = 0; points < 40 && pos < name.size(); ++points) text::next_code_point(name, pos);
  return std::string(name.substr(0, pos)) + (pos < name.size() ? "..." : "");
}

}  // namespace

void check_text(std::string_view text, std::string_view what) {
  if (text::find_invalid_utf8(text) != std::string_view::npos) {
    throw Error(Errc::usage,
                fmt::format("{} is not valid UTF-8: '{}'", what, text::printable_utf8(text)));
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(Errc::usage, fmt::format("{} holds the character U+0000, which no text has", what));
  }
}

std::string clean_name(std::string_view name, std::string_view what) {
  check_text(name, fmt::format("the name of {}", what));
  std::size_t begin = name.size(), end = 0, points = 0;
  char32_t control = 0;
  for (std::size_t pos = 0; pos < name.size();) {
    const std::size_t start = pos;
    const char32_t c = text::next_code_point(name, pos);
    if (is_space(c)) continue;
    if (begin == name.size()) begin = start;
    end = pos;
  }
  if (begin >= end) throw Error(Errc::usage, fmt::format("{} needs a name", what));
  name = name.substr(begin, end - begin);
  for (std::size_t pos = 0; pos < name.size() && control == 0;) {
    if (const char32_t c = text::next_code_point(name, pos); is_control(c)) control = c;
    ++points;
  }
  if (control != 0) {
    throw Error(Errc::usage,
                fmt::format("the name of {} cannot hold line ends or control characters (U+{:04X} "
                            "in '{}')",
                            what, static_cast<std::uint32_t>(control), name));
  }
  if (points > kLongestName) {
    throw Error(Errc::usage,
                fmt::format("the name of {} is {} characters long, '{}': it may have {} at most",
                            what, points, beginning(name), kLongestName));
  }
  return text::composed(name);
}

}  // namespace thema::model
