#include "text/tokens.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace thema::text {

void Tokens::clear() {
  folded.clear();
  tokens.clear();
}

void Tokenizer::tokenize(std::string_view utf8, Tokens& out) {
  out.clear();
  segmenter_.words(utf8, words_);
  out.tokens.reserve(words_.size());
  for (const ByteRange word : words_) {
    const auto begin = static_cast<std::uint32_t>(out.folded.size());
    folder_.append(utf8.substr(word.begin, word.end - word.begin), out.folded);
    const auto end = static_cast<std::uint32_t>(out.folded.size());
    // A word of characters that cannot be seen folds to nothing, and nothing can be searched for.
    if (end > begin) out.tokens.push_back({word.begin, word.end, begin, end});
  }
}

std::string segmentation_version() {
  UVersionInfo icu{}, unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return fmt::format("ICU {}.{}, Unicode {}.{}", icu[0], icu[1], unicode[0], unicode[1]);
}

}  // namespace thema::text
