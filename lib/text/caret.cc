#include "text/caret.h"

#include <algorithm>

#include "text/width.h"

namespace thema::text {

namespace {

// What is shown of a long line on either side of the place, in bytes.
constexpr std::size_t kAround = 200;
constexpr std::string_view kLeftOut = "…";

bool inside_character(std::string_view s, std::size_t byte) {
  return byte < s.size() && (static_cast<unsigned char>(s[byte]) & 0xC0U) == 0x80U;
}

}  // namespace

std::string caret(std::string_view expression, std::size_t byte) {
  byte = std::min(byte, expression.size());
  while (inside_character(expression, byte)) --byte;
  const std::size_t lf = byte == 0 ? std::string_view::npos : expression.rfind('\n', byte - 1);
  std::size_t begin = lf == std::string_view::npos ? 0 : lf + 1;
  std::size_t end = std::min(expression.find('\n', byte), expression.size());
  std::string_view before, after;
  if (byte - begin > kAround) {
    begin = byte - kAround;
    while (inside_character(expression, begin)) ++begin;
    before = kLeftOut;
  }
  if (end - byte > kAround) {
    end = byte + kAround;
    while (inside_character(expression, end)) --end;
    after = kLeftOut;
  }
  const std::string left =
      std::string(before) + visible(expression.substr(begin, byte - begin), false);
  std::string out = "\n  " + left;
  out += visible(expression.substr(byte, end - byte), false);
  out += after;
  out += "\n  " + std::string(display_width(left), ' ') + '^';
  return out;
}

}  // namespace thema::text
