#pragma once

#include <vector>

#include "text/span.h"

namespace thema::analysis {

/// Passages of one code that hang together because they share text: what coders have to agree on.
struct Contested {
  text::Span span;                                ///< from the first beginning to the last end
  std::vector<std::vector<text::Span>> readings;  ///< by coder: passages, in order, each once
  bool agreed = false;                            ///< all coders have the same passages
};

/// `passages`: of one code in one source, one list a coder, in any order. The result is in order
/// and shares no text; passages that only touch stay apart.
std::vector<Contested> contested(const std::vector<std::vector<text::Span>>& passages);

}  // namespace thema::analysis
