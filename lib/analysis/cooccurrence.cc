#include "analysis/cooccurrence.h"

#include <algorithm>
#include <queue>

namespace thema::analysis {

namespace {

std::pair<std::uint32_t, std::uint32_t> in_order(std::uint32_t a, std::uint32_t b) {
  return {std::min(a, b), std::max(a, b)};
}

}  // namespace

void Cooccurrence::meet(std::uint32_t a, std::uint32_t b, std::uint64_t times) {
  if (times > 0) pairs_[in_order(a, b)] += times;
}

void Cooccurrence::add_overlaps(std::span<const Selected> selected, bool with_cases) {
  // What is open where a coding begins shares text with it: counted by rows, so that the cost does
  // not grow with the number of pairs.
  struct Open {
    std::uint32_t end;
    const Selected* coding;
  };
  const auto later = [](const Open& a, const Open& b) { return a.end > b.end; };
  std::vector<Open> open;  // a heap, the first to end on top
  std::map<std::uint32_t, std::uint64_t> rows;
  for (const Selected& s : selected) {
    while (!open.empty() && open.front().end <= s.coding->span.begin) {
      for (const std::uint32_t row : rows_of_code_[open.front().coding->coding->code]) {
        const auto at = rows.find(row);
        if (--at->second == 0) rows.erase(at);
      }
      std::pop_heap(open.begin(), open.end(), later);
      open.pop_back();
    }
    const auto& mine = rows_of_code_[s.coding->code];
    if (mine.empty()) continue;
    for (const std::uint32_t row : mine) {
      for (const auto& [other, times] : rows) meet(row, other, times);
      ++own_[row];
      own_cases_[row].insert(s.cases.begin(), s.cases.end());
    }
    for (const Open& o : open) {
      if (!with_cases) break;
      std::vector<std::uint32_t> both;
      std::set_intersection(s.cases.begin(), s.cases.end(), o.coding->cases.begin(),
                            o.coding->cases.end(), std::back_inserter(both));
      if (both.empty()) continue;
      for (const std::uint32_t row : mine) {
        for (const std::uint32_t other : rows_of_code_[o.coding->coding->code]) {
          pair_cases_[in_order(row, other)].insert(both.begin(), both.end());
        }
      }
    }
    for (const std::uint32_t row : mine) ++rows[row];
    open.push_back({s.coding->span.end, &s});
    std::push_heap(open.begin(), open.end(), later);
  }
}

void Cooccurrence::count_window(const InWindow& rows) {
  for (auto a = rows.begin(); a != rows.end(); ++a) {
    ++own_[a->first];
    own_cases_[a->first].insert(a->second.begin(), a->second.end());
    for (auto b = std::next(a); b != rows.end(); ++b) {
      ++pairs_[{a->first, b->first}];
      for (const std::uint32_t c : a->second) {
        if (b->second.contains(c)) pair_cases_[{a->first, b->first}].insert(c);
      }
    }
  }
}

void Cooccurrence::add_windows(std::span<const Selected> selected,
                               const std::vector<text::Span>& windows) {
  std::map<std::size_t, InWindow> found;
  for (const Selected& s : selected) {
    const text::Span span = s.coding->span;
    auto at = std::partition_point(windows.begin(), windows.end(),
                                   [&](text::Span w) { return w.end <= span.begin; });
    for (; at != windows.end() && at->begin < span.end; ++at) {
      for (const std::uint32_t row : rows_of_code_[s.coding->code]) {
        found[static_cast<std::size_t>(at - windows.begin())][row].insert(s.cases.begin(),
                                                                          s.cases.end());
      }
    }
  }
  windows_ += static_cast<double>(windows.size());
  for (const auto& [window, rows] : found) count_window(rows);
}

void Cooccurrence::add_window(std::span<const Selected> selected) {
  InWindow rows;
  for (const Selected& s : selected) {
    for (const std::uint32_t row : rows_of_code_[s.coding->code]) {
      rows[row].insert(s.cases.begin(), s.cases.end());
    }
  }
  ++windows_;
  count_window(rows);
}

void Cooccurrence::add_by_case(std::span<const Selected> selected) {
  for (const Selected& s : selected) {
    for (const std::uint32_t c : s.cases) {
      for (const std::uint32_t row : rows_of_code_[s.coding->code]) by_case_[c][row].insert(c);
    }
  }
}

void Cooccurrence::close_cases() {
  for (const auto& [c, rows] : by_case_) count_window(rows);
  windows_ += static_cast<double>(by_case_.size());
  by_case_.clear();
}

std::uint64_t Cooccurrence::count(std::uint32_t a, std::uint32_t b) const {
  const auto found = pairs_.find(in_order(a, b));
  if (found != pairs_.end()) return found->second;
  return a == b && windows_ > 0 ? own_[a] : 0;
}

std::size_t Cooccurrence::cases(std::uint32_t a, std::uint32_t b) const {
  if (a == b && windows_ > 0) return own_cases_[a].size();
  const auto found = pair_cases_.find(in_order(a, b));
  return found == pair_cases_.end() ? 0 : found->second.size();
}

std::optional<double> Cooccurrence::jaccard(std::uint32_t a, std::uint32_t b) const {
  const auto n = static_cast<double>(count(a, b));
  const double all = static_cast<double>(own_[a]) + static_cast<double>(own_[b]) - n;
  if (all <= 0 || n > all) return std::nullopt;
  return n / all;
}

std::optional<double> Cooccurrence::lift(std::uint32_t a, std::uint32_t b) const {
  const double chance = static_cast<double>(own_[a]) * static_cast<double>(own_[b]);
  if (chance <= 0 || windows_ <= 0) return std::nullopt;
  return static_cast<double>(count(a, b)) * windows_ / chance;
}

}  // namespace thema::analysis
