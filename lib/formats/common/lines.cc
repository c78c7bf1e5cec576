#include "formats/common/lines.h"

namespace thema::formats {
namespace {

unsigned byte(std::string_view s, std::size_t pos) {
  return pos < s.size() ? static_cast<unsigned char>(s[pos]) : 0U;
}

/// Whether E2 xx yy is U+2000-200B, U+202F, U+205F or U+2060.
bool is_general_space(unsigned second, unsigned third) {
  if (second == 0x80) return (third >= 0x80 && third <= 0x8B) || third == 0xAF;
  return second == 0x81 && (third == 0x9F || third == 0xA0);
}

}  // namespace

std::size_t space_at(std::string_view s, std::size_t pos) {
  const unsigned c = byte(s, pos);
  if (c <= 0x20) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' ? 1 : 0;
  }
  if (c < 0xC2) return 0;
  const unsigned second = byte(s, pos + 1), third = byte(s, pos + 2);
  if (c == 0xC2) return second == 0xA0 ? 2 : 0;
  if (c == 0xE2) return is_general_space(second, third) ? 3 : 0;
  if (c == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (c == 0xEF) return second == 0xBB && third == 0xBF ? 3 : 0;
  return 0;
}

std::size_t skip_space(std::string_view s, std::size_t pos) {
  while (const std::size_t n = space_at(s, pos)) pos += n;
  return pos;
}

std::size_t skip_blanks(std::string_view s, std::size_t pos) {
  while (pos < s.size() && s[pos] != '\n') {
    const std::size_t n = space_at(s, pos);
    if (n == 0) break;
    pos += n;
  }
  return pos;
}

std::size_t trim_end(std::string_view s, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (byte(s, last) & 0xC0U) == 0x80) --last;
    if (last + space_at(s, last) != end) break;
    end = last;
  }
  return end;
}

std::string_view trim_space(std::string_view s) {
  const std::size_t begin = skip_space(s, 0);
  return s.substr(begin, trim_end(s, begin, s.size()) - begin);
}

}  // namespace thema::formats
