#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::text {

/// A word: its bytes in the text that was segmented.
struct ByteRange {
  std::uint32_t begin = 0, end = 0;
};

/// Words of a text by ICU (UAX #29, with dictionaries for Thai, Chinese, Japanese ...): the
/// segments that hold a letter, digit, kana or ideograph; spaces and punctuation are left out.
/// Keeps ICU's iterator and a UTF-16 buffer, so make one and use it for many texts. Not for two
/// threads at once.
class WordSegmenter {
 public:
  WordSegmenter();
  ~WordSegmenter();
  WordSegmenter(const WordSegmenter&) = delete;
  WordSegmenter& operator=(const WordSegmenter&) = delete;

  /// Calls `word` for each, in order. REQUIRES: valid UTF-8 below 2 GiB.
  void each(std::string_view utf8, const std::function<void(ByteRange)>& word);
  std::vector<ByteRange> words(std::string_view utf8);
  /// Replaces `out` by the words: for many texts, since the buffer is used again.
  void words(std::string_view utf8, std::vector<ByteRange>& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Sentences (UAX #29) of valid UTF-8, each without the white space around it, in code points
/// relative to the beginning of `utf8`; `language` is a BCP 47 tag.
std::vector<Span> sentences(std::string_view utf8, std::string_view language = "en");

/// What ends a paragraph. For those of a source see model/paragraphs.h, which knows its format and
/// turns.
enum class ParagraphEnd { blank_line, line_end };
/// Blank lines where the text has one between others, else every line end.
ParagraphEnd paragraph_end(std::string_view utf8);

/// Paragraphs in code points, without white space at the ends.
std::vector<Span> paragraphs(std::string_view utf8, ParagraphEnd end);

/// True when a text has an emoji or another pictorial character (general category So).
bool has_symbol(std::string_view utf8);

/// Number of words in a text.
std::uint32_t count_words(std::string_view utf8);

}  // namespace thema::text
