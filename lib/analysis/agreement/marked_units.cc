#include "analysis/agreement/marked_units.h"

#include <algorithm>
#include <array>
#include <utility>

namespace thema::analysis {

namespace {

using text::Span;

std::uint64_t bit(std::size_t coder) { return std::uint64_t{1} << coder; }

/// Walks over the stretches of 0 to `length` in which no passage begins or ends. REQUIRES that the
/// passages of each coder are joined.
template <typename Visit>
void each_stretch(std::uint32_t length, const std::vector<std::vector<Span>>& marked,
                  const Visit& visit) {
  std::vector<std::size_t> next(marked.size(), 0);
  for (std::uint32_t at = 0; at < length;) {
    std::uint64_t by = 0;
    std::uint32_t border = length;
    for (std::size_t c = 0; c < marked.size(); ++c) {
      while (next[c] < marked[c].size() && marked[c][next[c]].end <= at) ++next[c];
      if (next[c] == marked[c].size()) continue;
      const Span span = marked[c][next[c]];
      if (span.begin <= at) by |= bit(c);
      border = std::min(border, span.begin <= at ? span.end : span.begin);
    }
    visit(Span{at, border}, by);
    at = border;
  }
}

/// Adds up by coders; for few of them without a search.
class Tally {
 public:
  void add(std::uint64_t by, double n) {
    if (by < few_.size()) {
      few_[by] += n;
    } else {
      many_[by] += n;
    }
  }
  void add_to(MarkedCounts& counts) const {
    for (std::size_t by = 0; by < few_.size(); ++by) {
      if (few_[by] > 0) counts[by] += few_[by];
    }
    for (const auto& [by, n] : many_) counts[by] += n;
  }

 private:
  std::array<double, 16> few_{};
  MarkedCounts many_;
};

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
  // Most units are marked by nobody: the passages look for theirs.
  std::vector<std::pair<std::size_t, std::uint64_t>> touched;
  for (std::size_t c = 0; c < marked.size(); ++c) {
    auto from = units.begin();
    for (const Span span : marked[c]) {
      from = std::partition_point(from, units.end(),
                                  [&](Span unit) { return unit.end <= span.begin; });
      for (auto unit = from; unit != units.end() && unit->begin < span.end; ++unit) {
        touched.emplace_back(unit - units.begin(), bit(c));
      }
    }
  }
  std::sort(touched.begin(), touched.end());
  Tally tally;
  std::size_t left = units.size();
  for (std::size_t i = 0; i < touched.size();) {
    std::uint64_t by = 0;
    const std::size_t unit = touched[i].first;
    for (; i < touched.size() && touched[i].first == unit; ++i) by |= touched[i].second;
    tally.add(by, 1);
    --left;
  }
  if (left > 0) tally.add(0, static_cast<double>(left));
  tally.add_to(counts);
}

void count_characters(std::uint32_t length, const std::vector<std::vector<Span>>& marked,
                      MarkedCounts& counts) {
  Tally tally;
  each_stretch(length, marked, [&](Span span, std::uint64_t by) {
    tally.add(by, static_cast<double>(span.length()));
  });
  tally.add_to(counts);
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
