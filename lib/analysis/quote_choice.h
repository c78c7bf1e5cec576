#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/attribution.h"

namespace thema::analysis {

/// What choosing needs to know of a quote.
struct QuoteCandidate {
  bool exemplar = false;
  std::int64_t person = 0;  ///< the same for quotes of the same person (or source, where nobody is)
  std::vector<std::int64_t> also = {};  ///< others who say it, too: their quota holds as well
  Voice voice = Voice::case_;           ///< of which kind the person is
};

struct QuoteLimits {
  std::size_t limit = 0;     ///< at most so many; 0: all
  std::size_t per_case = 0;  ///< at most so many of one person; 0: all
};

/// Indices of the chosen quotes, ascending: exemplars first, then one of each person in turn, in
/// the order given; what no case said when the cases have had theirs, see Voice.
std::vector<std::size_t> choose_quotes(std::span<const QuoteCandidate> quotes,
                                       const QuoteLimits& limits);

}  // namespace thema::analysis
