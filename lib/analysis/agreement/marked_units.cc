#include "analysis/agreement/marked_units.h"

#include <algorithm>
#include <utility>

namespace thema::analysis {

namespace {

using text::Span;

std::uint64_t bit(std::size_t coder) { return std::uint64_t{1} << coder; }

/// Walks over the stretches of 0 to `length` in which no passage begins or ends. REQUIRES that the
/// passages of each coder are in order and do not overlap.
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

MarkedCounts MarkedTally::counts() const {
  MarkedCounts counts = many_;
  for (std::size_t by = 0; by < few_.size(); ++by) {
    if (few_[by] > 0) counts[by] = few_[by];
  }
  return counts;
}

Span UnitsTouched::by(Span passage) {
  while (first_ < units_.size() && units_[first_].end <= passage.begin) ++first_;
  // Most passages touch few units, some a whole source.
  constexpr std::size_t kFew = 8;
  std::size_t last = first_;
  const std::size_t few = std::min(units_.size(), first_ + kFew);
  while (last < few && units_[last].begin < passage.end) ++last;
  if (last == first_ + kFew) {
    const auto from = units_.begin() + static_cast<std::ptrdiff_t>(last);
    last = static_cast<std::size_t>(
        std::partition_point(from, units_.end(), [&](Span u) { return u.begin < passage.end; }) -
        units_.begin());
  }
  return {static_cast<std::uint32_t>(first_), static_cast<std::uint32_t>(last)};
}

void count_units(const std::vector<Span>& units, const std::vector<std::vector<Span>>& marked,
                 MarkedTally& counts) {
  // The numbers of the units are a text in which each is one character.
  std::vector<std::vector<Span>> touched(marked.size());
  for (std::size_t c = 0; c < marked.size(); ++c) {
    UnitsTouched find(units);
    std::vector<Span> ranges;
    for (const Span span : marked[c]) {
      if (const Span range = find.by(span); !range.empty()) ranges.push_back(range);
    }
    touched[c] = joined(std::move(ranges));
  }
  count_characters(static_cast<std::uint32_t>(units.size()), touched, counts);
}

void count_characters(std::uint32_t length, const std::vector<std::vector<Span>>& marked,
                      MarkedTally& counts) {
  each_stretch(length, marked, [&](Span span, std::uint64_t by) {
    counts.add(by, static_cast<double>(span.length()));
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
