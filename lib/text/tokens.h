#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/elisions.h"
#include "text/fold.h"
#include "text/segment.h"

namespace thema::text {

/// The words of one text, folded, packed into one buffer: what the search index stores.
struct Tokens {
  struct Token {
    std::uint32_t begin, end;                ///< bytes in the text
    std::uint32_t folded_begin, folded_end;  ///< bytes in `folded`
  };
  std::string folded;
  std::vector<Token> tokens;
  std::string_view folded_word(const Token& t) const {
    return std::string_view(folded).substr(t.folded_begin, t.folded_end - t.folded_begin);
  }
  void clear();
};

/// Segments and folds. Not for two threads at once. Text that is all ASCII takes a path of its own
/// that gives the same words as ICU (held by a test). A word that is elided before another is one
/// of its own: its place has the apostrophe, its folded form has not (l' in l'été is "l").
class Tokenizer {
 public:
  explicit Tokenizer(Elisions elisions = {}) : elisions_(elisions) {}
  void split(Elisions elisions) { elisions_ = elisions; }
  Elisions elisions() const { return elisions_; }
  void tokenize(std::string_view utf8, Tokens& out);

 private:
  void add(std::string_view utf8, ByteRange word, Tokens& out);
  Elisions elisions_;
  WordSegmenter segmenter_;
  Folder folder_;
  std::string rest_;
  std::vector<ByteRange> words_;
};

/// "ICU 72.1, Unicode 15.0, words 2": an index made by another version has to be rebuilt.
std::string segmentation_version();

}  // namespace thema::text
