#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "autocode_passages.h"
#include "model/coding_import.h"
#include "text/name_replacer.h"

namespace thema::cli {

/// A passage as an external program sees it: with what stands for names, unless they are shown.
/// Knows where in the stored text the words of the printed one are.
class HandedText {
 public:
  /// `names` may be null.
  HandedText(std::string_view stored, const text::NameReplacer* names);

  const std::string& printed() const { return printed_; }
  /// The only place of a quote, in code points of the stored passage; words that stand for a name
  /// mean the whole name. Throws Errc::not_found, Errc::ambiguous.
  text::Span stored_place(std::string_view quote) const;

 private:
  struct Name {  ///< bytes of one name
    std::size_t stored_begin = 0, stored_end = 0, printed_begin = 0, printed_end = 0;
  };
  std::size_t stored_byte(std::size_t printed_byte, bool at_end) const;
  std::string stored_, printed_;
  std::vector<Name> names_;
  bool mapped_ = true;
};

/// What is handed to an external program, a JSON line a passage, and how its answers are read.
class HandedPassages {
 public:
  HandedPassages(const model::Corpus& corpus, const text::NameReplacer* names)
      : corpus_(corpus), names_(names) {}

  /// Passages of people who do not consent to analysis are left out. Once for each source.
  void add(const PassageFinder::Found& found, const analysis::Attribution& who,
           const analysis::Consent& consent);
  const std::string& lines() const { return lines_; }
  std::size_t count() const { return passages_.size(); }
  std::size_t left_out() const { return left_out_; }

  /// A line that came back, as a row of codings; its views live until the next call. What is wrong
  /// is the row's `problem`. `default_code` is for lines that name none.
  void read(std::string_view line, const std::string& default_code, model::CodingCells& cells);
  /// How many good lines each source got, by index.
  const std::unordered_map<std::uint32_t, std::size_t>& answered() const { return answered_; }

 private:
  struct Handed {
    std::uint32_t source = 0;
    text::Span span;
    HandedText text;
    std::uint32_t reach = 0;  ///< where the passages of the source up to this one end
  };
  struct Answer;
  void take(std::string_view line, const std::string& default_code);
  text::Span place(const Answer& answer, std::uint32_t& source) const;
  const Handed* around(const std::string& source, text::Span wanted) const;
  std::string printed(std::string_view name) const;

  const model::Corpus& corpus_;
  const text::NameReplacer* names_;
  std::string lines_;
  std::vector<Handed> passages_;  ///< of one source one behind the other, ascending
  struct OfSource {
    std::size_t first = 0, last = 0;  ///< passages [first, last)
  };
  /// By name, as it is printed and as it is stored: several may be printed alike.
  std::unordered_map<std::string, std::vector<OfSource>> of_sources_;
  std::size_t left_out_ = 0;
  std::unordered_map<std::uint32_t, std::size_t> answered_;
  std::string source_, start_, end_, code_, memo_, tags_, problem_;
};

}  // namespace thema::cli
