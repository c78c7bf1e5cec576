#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/name_replacer.h"
#include "text/segment.h"
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
    /// What these replace is one word, however many it is of; null: nothing.
    const text::NameReplacer* names = nullptr;
    text::StopWords stop;
    std::size_t groups = 0;
    text::Elisions elisions;
  };
  explicit WordCounter(Options options)
      : options_(std::move(options)), tokenizer_(options_.elisions) {}

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
    std::size_t sources = 0;
    std::uint32_t last_source = kNone;
    std::vector<std::uint32_t> cases;  ///< in order
    std::vector<std::uint64_t> by_group;
  };
  /// A way in which it is written: words of a text are known by these, without a second look. What
  /// is known of one lies together, since each word of each text asks for it.
  struct Form {
    std::uint64_t at = 0;  ///< in written_
    std::uint32_t size = 0;
    std::uint32_t entry = kNone;  ///< kNone: begins or ends with a stop word
    std::uint32_t voice = 0;      ///< in which it came last
    std::uint64_t count = 0;
  };
  /// A place of the table: part of a hash, and the form.
  struct Slot {
    std::uint32_t hash = 0, form = kNone;
  };
  void hear(std::uint32_t source, std::span<const std::uint32_t> cases);
  void add_sentence(std::string_view words, text::ByteRange sentence,
                    std::span<const std::size_t> groups);
  void join_names(std::string_view words);
  std::string_view written(std::string_view words, std::size_t first, std::string& joined) const;
  std::string_view written(const Form& form) const {
    return std::string_view(written_).substr(form.at, form.size);
  }
  Form& form_of(std::string_view written, std::size_t first);
  std::uint32_t entry_of(std::size_t first);
  void grow();
  void meet(Entry& entry);
  std::vector<const Form*> commonest() const;
  Options options_;
  text::Tokenizer tokenizer_;
  text::Tokens tokens_;
  std::vector<Form> forms_;
  std::string written_;      ///< all forms, one behind another
  std::vector<Slot> table_;  ///< of forms, open; its size is a power of two
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<Entry> entries_;
  std::uint64_t read_ = 0;
  std::vector<text::NameReplacer::Place> names_;  ///< in the turn at hand
  // Who speaks: what a word does not have to be told again.
  std::uint32_t voice_ = 0, source_ = kNone;
  std::vector<std::uint32_t> cases_;
};

}  // namespace thema::analysis
