#include "analysis/quote_choice.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace thema::analysis {

std::vector<std::size_t> choose_quotes(std::span<const QuoteCandidate> quotes,
                                       const QuoteLimits& limits) {
  const std::size_t limit = limits.limit == 0 ? quotes.size() : limits.limit;
  const std::size_t per_case = limits.per_case == 0 ? quotes.size() : limits.per_case;
  std::unordered_map<std::int64_t, std::size_t> taken;
  std::vector<std::size_t> chosen;
  const auto full = [&](std::int64_t person) { return taken[person] >= per_case; };
  const auto take = [&](std::size_t i) {
    const QuoteCandidate& q = quotes[i];
    if (chosen.size() == limit || full(q.person)) return false;
    if (std::any_of(q.also.begin(), q.also.end(), full)) return false;
    ++taken[q.person];
    for (const std::int64_t person : q.also) ++taken[person];
    chosen.push_back(i);
    return true;
  };
  std::array<std::vector<std::int64_t>, 3> asked;  // by voice, in order of first appearance
  std::unordered_map<std::int64_t, std::vector<std::size_t>> rest;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].exemplar) {
      take(i);
    } else {
      std::vector<std::size_t>& own = rest[quotes[i].person];
      if (own.empty()) asked[static_cast<std::size_t>(quotes[i].voice)].push_back(quotes[i].person);
      own.push_back(i);
    }
  }
  // Who was quoted already waits until the others were.
  std::unordered_map<std::int64_t, std::size_t> next;
  for (std::vector<std::int64_t>& people : asked) {
    for (std::size_t round = 0; chosen.size() < limit && !people.empty(); ++round) {
      for (const std::int64_t person : people) {
        const std::vector<std::size_t>& own = rest[person];
        std::size_t& at = next[person];
        if (taken[person] > round) continue;
        while (at < own.size() && !take(own[at++])) {
        }
      }
      std::erase_if(people, [&](std::int64_t p) { return next[p] == rest[p].size(); });
    }
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace thema::analysis
