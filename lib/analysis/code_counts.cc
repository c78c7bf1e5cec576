#include "analysis/code_counts.h"

#include <algorithm>

namespace thema::analysis {

CodeCounter::CodeCounter(const model::Corpus& corpus)
    : corpus_(corpus),
      counts_(corpus.codes.size()),
      parents_(corpus.codes.size(), -1),
      covered_until_(corpus.codes.size(), 0) {
  for (std::size_t i = 0; i < corpus.codes.size(); ++i) {
    counts_[i].cases.assign(corpus.cases.size(), false);
    if (corpus.codes[i].parent != 0) parents_[i] = corpus.code_index.at(corpus.codes[i].parent);
  }
}

void CodeCounter::add(std::span<const Selected> selected) {
  for (const std::uint32_t code : touched_) covered_until_[code] = 0;
  touched_.clear();
  for (const Selected& s : selected) {
    for (std::int64_t at = s.coding->code; at >= 0; at = parents_[static_cast<std::size_t>(at)]) {
      const auto code = static_cast<std::uint32_t>(at);
      CodeCount& count = counts_[code];
      ++count.codings;
      if (covered_until_[code] == 0) {
        touched_.push_back(code);
        ++count.sources;
      }
      if (s.coding->span.begin >= covered_until_[code]) ++count.extracts;
      covered_until_[code] = std::max(covered_until_[code], s.coding->span.end);
      for (const std::uint32_t c : s.cases) count.cases[c] = true;
    }
  }
}

std::size_t count_cases(const std::vector<bool>& cases, const std::vector<bool>& of) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) n += cases[i] && of[i] ? 1 : 0;
  return n;
}

bool QuotePicker::seen_case(const std::vector<Selected>& list, const Selected& s) const {
  return std::any_of(list.begin(), list.end(), [&](const Selected& other) {
    return other.cases == s.cases && (!s.cases.empty() || other.coding->source == s.coding->source);
  });
}

void QuotePicker::offer(const Selected& s) {
  if (limit_ == 0) return;
  if (s.coding->exemplar && exemplars_.size() < limit_) exemplars_.push_back(s);
  if (one_a_case_.size() < limit_ && !seen_case(one_a_case_, s)) {
    one_a_case_.push_back(s);
  } else if (others_.size() < limit_) {
    others_.push_back(s);
  }
}

std::vector<Selected> QuotePicker::pick() const {
  std::vector<Selected> picked;
  const auto same_words = [](const Selected& a, const Selected& b) {
    return a.coding->source == b.coding->source && a.coding->span.overlaps(b.coding->span);
  };
  const auto take = [&](const std::vector<Selected>& from, bool new_case) {
    for (const Selected& s : from) {
      if (picked.size() == limit_) return;
      const bool twice = std::any_of(picked.begin(), picked.end(),
                                     [&](const Selected& p) { return same_words(p, s); });
      if (!twice && !(new_case && seen_case(picked, s))) picked.push_back(s);
    }
  };
  take(exemplars_, true);
  take(exemplars_, false);
  take(one_a_case_, true);
  take(others_, false);
  return picked;
}

}  // namespace thema::analysis
