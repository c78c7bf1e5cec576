#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::text {

/// Finds quoted words in a text although they were copied through Word, a PDF or a keyboard: white
/// space runs are equal, as are letter case, kinds of quote marks and apostrophes, kinds of dashes
/// with white space round them or none; a hyphen at a line end is skipped; soft hyphens and
/// zero-width marks are ignored. Only where the literal quote is nowhere does "..." or "…" inside
/// it stand for left-out text (the shortest). Make one for a text and match many quotes: the folded
/// text is made once.
class QuoteMatcher {
 public:
  explicit QuoteMatcher(std::string_view utf8);
  ~QuoteMatcher();
  QuoteMatcher(QuoteMatcher&&) noexcept;

  /// Places of the quote inside `within` (the whole text when absent), in order, not overlapping.
  std::vector<Span> find(std::string_view quote, std::optional<Span> within = {}) const;

  /// The stored words most like a quote that was not found, for the error message.
  struct Nearest {
    Span span;
    double likeness = 0;  ///< share of the quote's words found there in order, 0..1
  };
  std::optional<Nearest> nearest(std::string_view quote, std::optional<Span> within = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thema::text
