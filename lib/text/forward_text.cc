#include "text/forward_text.h"

#include <cstring>

#include "text/text_index.h"

namespace thema::text {
namespace {

struct Counts {
  std::uint32_t points = 0, line_ends = 0;
};

/// Code points that begin, and line ends, among so many bytes: a loop that compilers turn into a
/// few instructions. The counts of a block fit into a byte.
template <std::size_t size>
Counts counts_of(const char* bytes) {
  static_assert(size < 256);
  unsigned char points = 0, line_ends = 0;
  for (std::size_t i = 0; i < size; ++i) {
    points = static_cast<unsigned char>(points + (static_cast<signed char>(bytes[i]) > -65));
    line_ends = static_cast<unsigned char>(line_ends + (bytes[i] == '\n'));
  }
  return {points, line_ends};
}

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

/// To the byte with which a code point begins, or to the end of the text.
ForwardText::Place ForwardText::walk(Place from, std::uint32_t point) const {
  Place at = from;
  const auto blocks = [&]<std::size_t size>() {
    while (point - at.point >= size && text_.size() - at.byte >= size) {
      const Counts n = counts_of<size>(text_.data() + at.byte);
      at = {at.byte + size, at.point + n.points, at.line + n.line_ends};
    }
  };
  blocks.operator()<192>();
  blocks.operator()<64>();
  blocks.operator()<16>();
  for (; at.byte < text_.size(); ++at.byte) {
    const char c = text_[at.byte];
    if (is_lead(c) && at.point++ == point) {
      --at.point;
      break;
    }
    if (c == '\n') ++at.line;
  }
  return at;
}

CutPassage ForwardText::cut(Span passage) {
  if (passage.empty()) TextIndex(text_).slice(passage);  // throws
  at_ = walk(passage.begin < at_.point ? Place{} : at_, passage.begin);
  const Place last = walk(at_, passage.end - 1);
  if (last.byte == text_.size()) TextIndex(text_).slice(passage);  // throws
  const Place end = walk(last, passage.end);
  return {text_.substr(at_.byte, end.byte - at_.byte), at_.line, last.line};
}

}  // namespace thema::text
