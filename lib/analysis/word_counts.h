#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/stop_words.h"
#include "text/tokens.h"

namespace thema::analysis {

/// How often a word (or a run of words) occurs.
struct WordCount {
  std::string word;  ///< as it is written most often
  std::uint64_t count = 0;
  std::size_t sources = 0, cases = 0;
  std::vector<std::uint64_t> by_group;
};

/// Counts words: segmented by ICU, folded for case and diacritics as the search does. Runs of
/// several words stay within a sentence, and neither begin nor end with a stop word.
class WordCounter {
 public:
  struct Options {
    std::size_t run = 1;  ///< words in a run
    text::StopWords stop;
    std::size_t groups = 0;
  };
  explicit WordCounter(Options options) : options_(std::move(options)) {}

  /// The words of one turn. Call source by source. `groups`: those that it counts for.
  void add(std::string_view words, std::string_view language, std::uint32_t source,
           std::span<const std::uint32_t> cases, std::span<const std::size_t> groups);

  /// The most frequent first, then in the language's order; `top` of them (0: all).
  std::vector<WordCount> counts(std::size_t top, std::string_view language) const;
  /// Words that were read, stop words included.
  std::uint64_t words_read() const { return read_; }

 private:
  static constexpr std::uint32_t kNone = ~0U;
  /// A word, or a run of words, however it is written.
  struct Entry {
    std::string key;
    std::uint64_t count = 0;
    std::size_t sources = 0;
    std::uint32_t last_source = kNone;
    std::vector<bool> cases;
    std::vector<std::uint64_t> by_group;
  };
  /// A way in which it is written: words of a text are known by these, without a second look.
  struct Form {
    std::uint32_t entry = kNone;  ///< kNone: begins or ends with a stop word
    std::uint64_t count = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  void add_sentence(std::string_view words, std::uint32_t source,
                    std::span<const std::uint32_t> cases, std::span<const std::size_t> groups);
  std::string_view written(std::string_view words, std::size_t first, std::string& joined) const;
  Form& form_of(std::string_view written, std::size_t first);
  Options options_;
  text::Tokenizer tokenizer_;
  text::Tokens tokens_;
  std::unordered_map<std::string, Form, Hash, std::equal_to<>> forms_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<Entry> entries_;
  std::uint64_t read_ = 0;
};

}  // namespace thema::analysis
