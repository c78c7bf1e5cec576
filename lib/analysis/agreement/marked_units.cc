#include "analysis/agreement/marked_units.h"

#include <algorithm>

namespace thema::analysis {

namespace {

using text::Span;

std::uint64_t bit(std::size_t coder) { return std::uint64_t{1} << coder; }

/// Walks over the stretches of 0 to `length` in which no passage begins or ends.
template <typename Visit>
void each_stretch(std::uint32_t length, const std::vector<std::vector<Span>>& marked,
                  const Visit& visit) {
  std::vector<std::uint32_t> borders{0, length};
  for (const auto& spans : marked) {
    for (const Span span : spans) {
      borders.push_back(span.begin);
      borders.push_back(span.end);
    }
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<std::size_t> next(marked.size(), 0);
  for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
    std::uint64_t by = 0;
    for (std::size_t c = 0; c < marked.size(); ++c) {
      while (next[c] < marked[c].size() && marked[c][next[c]].end <= borders[b]) ++next[c];
      if (next[c] < marked[c].size() && marked[c][next[c]].begin <= borders[b]) by |= bit(c);
    }
    visit(Span{borders[b], borders[b + 1]}, by);
  }
}

}  // namespace

std::vector<Span> joined(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) {
    return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
  });
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

void count_units(const std::vector<Span>& units, const std::vector<std::vector<Span>>& marked,
                 MarkedCounts& counts) {
  std::vector<std::size_t> next(marked.size(), 0);
  for (const Span unit : units) {
    std::uint64_t by = 0;
    for (std::size_t c = 0; c < marked.size(); ++c) {
      while (next[c] < marked[c].size() && marked[c][next[c]].end <= unit.begin) ++next[c];
      if (next[c] < marked[c].size() && marked[c][next[c]].begin < unit.end) by |= bit(c);
    }
    ++counts[by];
  }
}

void count_characters(std::uint32_t length, const std::vector<std::vector<Span>>& marked,
                      MarkedCounts& counts) {
  each_stretch(length, marked, [&](Span span, std::uint64_t by) {
    counts[by] += static_cast<double>(span.length());
  });
}

void add_ratings(const MarkedCounts& counts, std::size_t coders, std::uint32_t block,
                 Ratings& out) {
  for (const auto& [by, count] : counts) {
    Ratings::Unit unit{std::vector<int>(coders), count, block};
    for (std::size_t c = 0; c < coders; ++c) unit.given[c] = (by & bit(c)) != 0 ? 1 : 0;
    out.units.push_back(std::move(unit));
  }
}

std::vector<MarkedStretch> disagreements(const std::vector<std::vector<Span>>& marked) {
  std::uint32_t length = 0;
  for (const auto& spans : marked) {
    if (!spans.empty()) length = std::max(length, spans.back().end);
  }
  const std::uint64_t everybody = marked.size() >= 64 ? ~std::uint64_t{0} : bit(marked.size()) - 1;
  std::vector<MarkedStretch> out;
  each_stretch(length, marked, [&](Span span, std::uint64_t by) {
    if (by == 0 || by == everybody) return;
    if (!out.empty() && out.back().span.end == span.begin && out.back().by == by) {
      out.back().span.end = span.end;
    } else {
      out.push_back({span, by});
    }
  });
  return out;
}

}  // namespace thema::analysis
