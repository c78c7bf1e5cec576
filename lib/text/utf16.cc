#include "text/utf16.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

bool is_lead(char16_t c) { return (c & 0xFC00) == 0xD800; }
bool is_trail(char16_t c) { return (c & 0xFC00) == 0xDC00; }

char16_t* put(char16_t* to, char32_t c) {
  if (c < 0x10000) {
    *to++ = static_cast<char16_t>(c);
  } else {
    *to++ = static_cast<char16_t>(0xD7C0 + (c >> 10));
    *to++ = static_cast<char16_t>(0xDC00 | (c & 0x3FF));
  }
  return to;
}

/// `valid` is UTF-8; writes at most one unit a byte.
char16_t* convert(std::string_view valid, char16_t* to) {
  std::size_t i = 0;
  while (i < valid.size()) {
    const std::size_t stop = i + ascii_length(valid.substr(i));
    while (i < stop) *to++ = static_cast<unsigned char>(valid[i++]);
    while (i < valid.size() && static_cast<unsigned char>(valid[i]) >= 0x80) {
      to = put(to, next_code_point(valid, i));
    }
  }
  return to;
}

}  // namespace

void append_utf16(std::u16string& out, std::string_view utf8) {
  const std::size_t before = out.size();
  out.resize(before + utf8.size());
  char16_t* to = out.data() + before;
  while (!utf8.empty()) {
    const std::size_t bad = find_invalid_utf8(utf8);
    to = convert(utf8.substr(0, bad), to);
    if (bad == std::string_view::npos) break;
    *to++ = 0xFFFD;
    utf8.remove_prefix(bad + 1);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::u16string to_utf16(std::string_view utf8) {
  if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(Errc::bad_input, "a text of more than 2 GiB cannot be searched");
  }
  std::u16string out;
  append_utf16(out, utf8);
  return out;
}

void append_utf8(std::string& out, std::u16string_view utf16) {
  for (std::size_t i = 0; i < utf16.size(); ++i) {
    const char16_t c = utf16[i];
    if (is_lead(c) && i + 1 < utf16.size() && is_trail(utf16[i + 1])) {
      const char32_t high = static_cast<char32_t>(c & 0x3FF) << 10;
      append_utf8(out, static_cast<char32_t>(0x10000 + (high | (utf16[++i] & 0x3FFU))));
    } else {
      append_utf8(out, is_lead(c) || is_trail(c) ? char32_t{0xFFFD} : char32_t{c});
    }
  }
}

void Utf16Cursor::move_to(std::size_t unit) {
  const std::size_t stop = std::min(unit, buffer_.size());
  std::uint32_t points = 0, bytes = 0;
  for (std::size_t i = unit_; i < stop; ++i) {
    const char16_t c = buffer_[i];
    // A surrogate pair is one point of four bytes: all of it is counted at its second half.
    points += is_lead(c) ? 0 : 1;
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : is_lead(c) ? 0 : is_trail(c) ? 4 : 3;
  }
  unit_ = stop;
  point_ += points;
  byte_ += bytes;
}

}  // namespace thema::text
