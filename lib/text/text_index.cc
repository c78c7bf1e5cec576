#include "text/text_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

constexpr std::uint32_t kStep = 64;
constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t load8(const char* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word;
}

/// A bit for each of eight bytes that begins a code point.
std::uint64_t lead_bits(std::uint64_t word) { return ~(word & ~(word << 1)) & kHighBits; }

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

TextIndex::TextIndex(std::string_view utf8) : text_(utf8) {
  if (utf8.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(Errc::bad_input, "a text of more than 4 GiB cannot be indexed");
  }
  if (ascii_length(utf8) == utf8.size()) {
    ascii_ = true;
    length_ = static_cast<std::uint32_t>(utf8.size());
    return;
  }
  marks_.reserve(utf8.size() / kStep + 2);
  std::uint32_t points = 0, wanted = 0;  // points before byte b; the point of the next mark
  std::size_t b = 0;
  for (; b + 8 <= utf8.size(); b += 8) {
    const std::uint64_t leads = lead_bits(load8(utf8.data() + b));
    // Gathered by a multiplication: without -mpopcnt, popcount is a function call.
    const auto count = static_cast<std::uint32_t>((leads >> 7) * 0x0101010101010101ULL >> 56);
    if (wanted < points + count) {
      std::size_t at = b;
      for (std::uint32_t point = points;; ++at) {
        if (is_lead(utf8[at]) && point++ == wanted) break;
      }
      marks_.push_back(static_cast<std::uint32_t>(at));
      wanted += kStep;
    }
    points += count;
  }
  for (; b < utf8.size(); ++b) {
    if (!is_lead(utf8[b])) continue;
    if (points++ != wanted) continue;
    marks_.push_back(static_cast<std::uint32_t>(b));
    wanted += kStep;
  }
  length_ = points;
}

std::size_t TextIndex::byte_of(std::uint32_t point) const {
  if (ascii_) return point;
  if (point >= length_) return text_.size();
  std::size_t byte = marks_[point / kStep];
  for (std::uint32_t left = point % kStep; left > 0; --left) {
    do ++byte;
    while (!is_lead(text_[byte]));
  }
  return byte;
}

std::uint32_t TextIndex::point_of(std::size_t byte) const {
  if (ascii_) return static_cast<std::uint32_t>(byte);
  if (byte >= text_.size()) return length_;
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), byte);
  const auto mark = static_cast<std::size_t>(after - marks_.begin()) - 1;
  const std::size_t from = marks_[mark];
  return static_cast<std::uint32_t>(mark) * kStep +
         count_code_points(text_.substr(from, byte - from));
}

std::string_view TextIndex::slice(Span s) const {
  if (s.empty() || s.end > length_) {
    throw Error(Errc::bad_input,
                fmt::format("{}:{} is not a passage of a text of {} characters; expected START:END "
                            "with 0 <= START < END <= {}",
                            s.begin, s.end, length_, length_));
  }
  const std::size_t begin = byte_of(s.begin);
  return text_.substr(begin, byte_of(s.end) - begin);
}

void TextIndex::find_lines() const {
  if (!line_starts_.empty()) return;
  line_starts_.push_back(0);
  std::uint32_t point = 0;
  std::size_t from = 0;
  for (;;) {
    const auto lf = text_.find('\n', from);
    if (lf == std::string_view::npos || lf + 1 == text_.size()) return;
    const std::size_t next = lf + 1;
    point += ascii_ ? static_cast<std::uint32_t>(next - from)
                    : count_code_points(text_.substr(from, next - from));
    line_starts_.push_back(point);
    from = next;
  }
}

std::uint32_t TextIndex::line_count() const {
  if (text_.empty()) return 0;
  find_lines();
  return static_cast<std::uint32_t>(line_starts_.size());
}

std::uint32_t TextIndex::line_of(std::uint32_t point) const {
  find_lines();
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), point);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

Span TextIndex::lines(std::uint32_t first, std::uint32_t last) const {
  const std::uint32_t count = line_count();
  if (first < 1 || last < first || last > count) {
    throw Error(Errc::bad_input,
                fmt::format("there are no lines {}-{}: the text has {} lines", first, last, count));
  }
  const bool at_end = last == count;
  const std::uint32_t end = at_end ? length_ : line_starts_[last] - 1;
  const bool final_lf = at_end && text_.back() == '\n';
  return Span{line_starts_[first - 1], final_lf ? end - 1 : end};
}

}  // namespace thema::text
