#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace thema::text {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t load8(const char* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word;
}

unsigned byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

bool is_continuation(std::string_view s, std::size_t i) {
  return i < s.size() && (byte_at(s, i) & 0xC0) == 0x80;
}

/// Bytes of the well-formed sequence at `i` (Unicode 15.0, table 3-7); 0 when it is ill-formed.
std::size_t sequence_length(std::string_view s, std::size_t i) {
  const unsigned lead = byte_at(s, i);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !is_continuation(s, i + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned second = byte_at(s, i + 1);
  // The second byte alone rules out overlong forms, surrogates and numbers above U+10FFFF.
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  if (!is_continuation(s, i + 2)) return 0;
  if (lead < 0xF0) return 3;
  return is_continuation(s, i + 3) ? 4 : 0;
}

}  // namespace

std::size_t ascii_length(std::string_view bytes) {
  std::size_t i = 0;
  while (i + 8 <= bytes.size() && (load8(bytes.data() + i) & kHighBits) == 0) i += 8;
  while (i < bytes.size() && byte_at(bytes, i) < 0x80) ++i;
  return i;
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    while (i + 8 <= bytes.size() && (load8(bytes.data() + i) & kHighBits) == 0) i += 8;
    // Not all of the next eight are ASCII: walk them, then try eight at a time again.
    const std::size_t stop = std::min(bytes.size(), i + 8);
    while (i < stop) {
      const std::size_t n = sequence_length(bytes, i);
      if (n == 0) return i;
      i += n;
    }
  }
  return std::string_view::npos;
}

std::uint32_t count_code_points(std::string_view utf8) {
  // All bytes but the continuation bytes 10xxxxxx, which are found eight at a time.
  std::size_t continuations = 0, i = 0;
  for (; i + 8 <= utf8.size(); i += 8) {
    const std::uint64_t word = load8(utf8.data() + i);
    // The bits are gathered by a multiplication: without -mpopcnt, popcount is a function call.
    const std::uint64_t marks = (word & ~(word << 1) & kHighBits) >> 7;
    continuations += static_cast<std::size_t>(marks * 0x0101010101010101ULL >> 56);
  }
  for (; i < utf8.size(); ++i) continuations += (byte_at(utf8, i) & 0xC0) == 0x80 ? 1 : 0;
  return static_cast<std::uint32_t>(utf8.size() - continuations);
}

void append_utf8(std::string& out, char32_t c) {
  const auto add = [&out](unsigned byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

char32_t next_code_point(std::string_view utf8, std::size_t& pos) {
  const unsigned lead = byte_at(utf8, pos++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t c = lead & (0x3FU >> more);
  for (int i = 0; i < more && pos < utf8.size(); ++i) c = c << 6 | (byte_at(utf8, pos++) & 0x3F);
  return c;
}

std::string printable_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t bad = find_invalid_utf8(bytes.substr(i));
    out += bytes.substr(i, bad);
    if (bad == std::string_view::npos) break;
    i += bad + 1;
    // What is left of a broken sequence belongs to the same mark.
    while (is_continuation(bytes, i)) ++i;
    append_utf8(out, 0xFFFD);
  }
  return out;
}

}  // namespace thema::text
