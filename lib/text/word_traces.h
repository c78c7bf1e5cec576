#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/segment.h"
#include "text/tokens.h"

namespace thema::text {

/// Finds where a text repeats the words of others, whatever the case, accents and punctuation:
/// runs of four words, or a whole text of three, that stand in a marked text and in none
/// of those that are spared. Words are those of ICU, in any language.
class WordTraces {
 public:
  /// These words are looked for.
  void mark(std::string_view utf8);
  /// What also stands here is common talk and is not looked for. REQUIRES: after all `mark`.
  void spare(std::string_view utf8);

  bool empty() const { return runs_.empty(); }
  /// The places in `utf8`, in order: from the first to the last word of each stretch.
  std::vector<ByteRange> find(std::string_view utf8);
  /// `utf8` with each place replaced.
  std::string replaced(std::string_view utf8, std::string_view by);

 private:
  void hash_words(std::string_view utf8);
  Tokenizer tokenizer_;
  Tokens tokens_;
  std::vector<std::uint64_t> words_;  ///< of the text at hand
  std::unordered_set<std::uint64_t> runs_;
};

}  // namespace thema::text
