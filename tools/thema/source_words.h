#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/segment.h"
#include "text/span.h"

namespace thema::cli {

/// The words of a source by their places, code points.
class SourceWords {
 public:
  SourceWords(const std::string& text, text::WordSegmenter& segmenter);
  /// How many words share a letter with a stretch of the text, those that begin before `from` left
  /// out.
  std::size_t touched(text::Span span, std::uint32_t from = 0) const;

 private:
  std::vector<text::Span> words_;
};

}  // namespace thema::cli
