#include "text/tokens.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace thema::text {

namespace {

// Raised when the rules of this folder make other words of the same text.
constexpr int kRules = 3;

}  // namespace

void Tokens::clear() {
  folded.clear();
  tokens.clear();
}

void Tokenizer::tokenize(std::string_view utf8, Tokens& out) {
  out.clear();
  segmenter_.words(utf8, words_);
  out.tokens.reserve(words_.size());
  for (ByteRange word : words_) {
    while (elisions_.any()) {
      const std::string_view whole = utf8.substr(word.begin, word.end - word.begin);
      const std::size_t elided = elisions_.of(whole);
      if (elided == 0) break;
      folder_.fold(whole.substr(elided), rest_);
      if (!elides(rest_)) break;
      const auto behind = word.begin + static_cast<std::uint32_t>(elided);
      add(utf8, {word.begin, behind}, out);
      word.begin = behind;
    }
    add(utf8, word, out);
  }
}

void Tokenizer::add(std::string_view utf8, ByteRange word, Tokens& out) {
  auto begin = static_cast<std::uint32_t>(out.folded.size());
  folder_.append(utf8.substr(word.begin, word.end - word.begin), out.folded);
  // An apostrophe at an end is none of the word, though ICU takes one of its kinds for a letter.
  while (out.folded.size() > begin && out.folded.back() == '\'') out.folded.pop_back();
  const auto end = static_cast<std::uint32_t>(out.folded.size());
  while (begin < end && out.folded[begin] == '\'') ++begin;
  // A word of characters that cannot be seen folds to nothing, and nothing can be searched for.
  if (end > begin) out.tokens.push_back({word.begin, word.end, begin, end});
}

std::string segmentation_version() {
  UVersionInfo icu{}, unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return fmt::format("ICU {}.{}, Unicode {}.{}, words {}", icu[0], icu[1], unicode[0], unicode[1],
                     kRules);
}

}  // namespace thema::text
