#include "source_words.h"

#include <algorithm>

namespace thema::cli {

SourceWords::SourceWords(const std::string& text, text::WordSegmenter& segmenter) {
  std::size_t byte = 0;
  std::uint32_t point = 0;
  const auto point_at = [&](std::size_t to) {
    for (; byte < to; ++byte) {
      if ((static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U) ++point;
    }
    return point;
  };
  segmenter.each(text, [&](text::ByteRange word) {
    const std::uint32_t begin = point_at(word.begin);
    words_.push_back({begin, point_at(word.end)});
  });
}

std::size_t SourceWords::touched(text::Span span, std::uint32_t from) const {
  const auto first = std::partition_point(words_.begin(), words_.end(), [&](text::Span w) {
    return w.end <= span.begin || w.begin < from;
  });
  const auto last =
      std::partition_point(first, words_.end(), [&](text::Span w) { return w.begin < span.end; });
  return static_cast<std::size_t>(last - first);
}

}  // namespace thema::cli
