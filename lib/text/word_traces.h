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

  /// A quote of one to three words: common talk too often to be replaced wherever it stands, but
  /// its places can be told. Longer ones are passed over. REQUIRES: before all `spare`.
  void mark_quote(std::string_view utf8);
  /// Whether a marked quote stands in `utf8`.
  bool mentions(std::string_view utf8);

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
  std::unordered_set<std::uint64_t> quotes_;  ///< of fewer words than a run
};

}  // namespace thema::text
