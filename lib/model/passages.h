#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/types.h"
#include "text/quote_match.h"
#include "text/span.h"
#include "text/text_index.h"

namespace thema::model {

class Project;

/// How a person names a passage (contract section 6, SELECTOR). Empty members are absent.
struct PassageSelector {
  std::string quote;
  std::size_t nth = 0;  ///< 1-based; 0: the only one
  bool every = false;
  std::string turns;  ///< "41", "41-43", "41.2", "41.2-41.4"
  std::string lines;  ///< "12", "12-15"
  std::string at;     ///< "START:END" code points
  bool empty() const { return quote.empty() && turns.empty() && lines.empty() && at.empty(); }
};

/// A source opened for finding passages: its text, turns and places of quotes. Makes each at first
/// use, once.
class SourceText {
 public:
  SourceText(Project& project, Source source);
  ~SourceText();
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  const Source& source() const { return source_; }
  const std::string& text() const { return text_; }
  const text::TextIndex& index() const { return index_; }
  const std::vector<Turn>& turns();
  std::string_view slice(text::Span span) const { return index_.slice(span); }
  std::int64_t hash_of(text::Span span) const;
  /// Sentences of a turn, in code points of the text.
  std::vector<text::Span> sentences(const Turn& turn);
  /// The number of the turn that holds a code point (label included), 0 before the first.
  std::uint32_t turn_number_at(std::uint32_t point);

  /// Whether a place holds just these words, as they are stored or as they are printed.
  bool holds(text::Span span, std::string_view words);

  /// The passages a selector names; at least one. A quote may have what is printed for names.
  /// Throws Errc::not_found when a quote is not found (naming the nearest words and their place) or
  /// no such turn or line; Errc::ambiguous when it is found several times (naming the places);
  /// Errc::bad_input for offsets outside the text; Errc::usage for a malformed or missing selector.
  std::vector<text::Span> resolve(const PassageSelector& selector);

 private:
  text::Span turn_range(std::string_view spec);
  text::Span line_range(std::string_view spec) const;
  text::Span offset_range(std::string_view spec) const;
  std::vector<text::Span> quote_places(const PassageSelector& selector,
                                       std::optional<text::Span> within);
  /// For the first few quotes that are missed: it reads the whole text.
  int nearest_left_ = 10;
  struct Shown;
  /// The text as it is printed; null: as it is stored.
  const Shown* shown();
  std::vector<text::Span> find_quote(std::string_view quote, std::optional<text::Span> within);
  std::string told_nearest(const PassageSelector& selector, std::optional<text::Span> within);
  std::string place_name(text::Span span);
  std::string words_around(text::Span span);
  Project& project_;
  Source source_;
  std::string text_;
  text::TextIndex index_;
  std::string language_;  ///< of its sentences; empty: not asked yet
  std::optional<std::vector<Turn>> turns_;
  std::optional<text::QuoteMatcher> matcher_;
  std::unique_ptr<Shown> shown_;
  bool shown_made_ = false;
};

}  // namespace thema::model
