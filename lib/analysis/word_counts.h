#pragma once

#include <array>
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
    /// By case, whether all of its words come from one source: it need not be looked up, then,
    /// whether it said a word before. Empty: any may speak in several.
    std::vector<bool> in_one_source;
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
    std::vector<std::uint32_t> cases;  ///< in order; without those that speak in one source only
    std::vector<std::uint64_t> by_group;
  };
  /// From whom it came; small, since each source asks it of each of its words.
  struct Heard {
    std::uint64_t cases_here = 0;  ///< in the last source, a bit each (Voice::bits)
    std::uint32_t source = kNone, sources = 0;
    std::uint32_t cases = 0;  ///< of those that speak in one source only
  };
  /// Somebody who speaks in the source.
  struct Voice {
    std::vector<std::uint32_t> cases;
    std::uint64_t bits = 0;             ///< of those that speak in no other source
    std::vector<std::uint32_t> others;  ///< and the rest
  };
  /// A way in which it is written: words of a text are known by these, without a second look. What
  /// is known of one lies in one line of the processor's cache, since each word of each text asks.
  struct alignas(64) Form {
    static constexpr std::size_t kShort = 32;
    std::uint64_t count = 0;
    std::uint64_t at = 0;  ///< in written_; of a short one nothing is there
    std::uint32_t size = 0;
    std::uint32_t entry = kNone;   ///< kNone: begins or ends with a stop word
    std::uint32_t source = kNone;  ///< in which it came last,
    std::uint32_t voices = 0;      ///< and from whom of those that speak there: a bit each
    std::array<char, kShort> word{};
  };
  /// A place of the table: part of a hash, and the form.
  struct Slot {
    std::uint32_t hash = 0, form = kNone;
  };
  /// A word or run that is looked up.
  struct Asked {
    std::size_t begin, size;
    std::uint64_t hash;
  };
  void hear(std::uint32_t source, std::span<const std::uint32_t> cases);
  void add_sentence(std::string_view words, text::ByteRange sentence,
                    std::span<const std::size_t> groups);
  void join_names(std::string_view words);
  void join(std::string_view words, std::size_t first);
  void ask(std::string_view words);
  std::string_view written(const Form& form) const {
    if (form.size <= Form::kShort) return {form.word.data(), form.size};
    return std::string_view(written_).substr(form.at, form.size);
  }
  Form& form_of(std::string_view written, std::uint64_t hash, std::size_t first);
  std::uint32_t entry_of(std::size_t first);
  void grow();
  bool heard(Form& form) const;
  void meet(std::uint32_t entry);
  Voice voice_of(std::span<const std::uint32_t> cases);
  std::vector<const Form*> commonest() const;
  Options options_;
  text::Tokenizer tokenizer_;
  text::Tokens tokens_;
  std::vector<Asked> asked_;  ///< of a sentence
  std::string joined_;        ///< its runs of several words, one behind another
  std::vector<Form> forms_;
  std::string written_;      ///< all long forms, one behind another
  std::vector<Slot> table_;  ///< of forms, open; its size is a power of two
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<Entry> entries_;
  std::vector<Heard> heard_;  ///< by entry
  std::uint64_t read_ = 0;
  std::vector<text::NameReplacer::Place> names_;  ///< in the turn at hand
  // Who speaks: what a word does not have to be told again.
  std::uint32_t source_ = kNone;
  std::vector<Voice> voices_;        ///< of the source
  std::vector<std::uint32_t> here_;  ///< cases that speak in no other source
  std::size_t voice_ = 0;            ///< who speaks now
};

}  // namespace thema::analysis
