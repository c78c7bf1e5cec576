#include "analysis/agreement/contested.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace thema::analysis {

std::vector<Contested> contested(const std::vector<std::vector<text::Span>>& passages) {
  std::vector<std::pair<text::Span, std::size_t>> all;
  for (std::size_t c = 0; c < passages.size(); ++c) {
    for (const text::Span span : passages[c]) all.emplace_back(span, c);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<Contested> out;
  for (const auto& [span, coder] : all) {
    if (out.empty() || span.begin >= out.back().span.end) {
      out.push_back({span, std::vector<std::vector<text::Span>>(passages.size()), false});
    }
    Contested& at = out.back();
    at.span.end = std::max(at.span.end, span.end);
    at.readings[coder].push_back(span);
  }
  for (Contested& c : out) {
    c.agreed = std::all_of(c.readings.begin(), c.readings.end(),
                           [&](const auto& reading) { return reading == c.readings.front(); });
  }
  return out;
}

}  // namespace thema::analysis
