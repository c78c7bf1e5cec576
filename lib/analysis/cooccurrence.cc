#include "analysis/cooccurrence.h"

#include <algorithm>

namespace thema::analysis {

namespace {

std::pair<std::uint32_t, std::uint32_t> in_order(std::uint32_t a, std::uint32_t b) {
  return {std::min(a, b), std::max(a, b)};
}

template <class OpenCases>
auto place_of(OpenCases& open, std::uint32_t c) {
  return std::partition_point(open.begin(), open.end(),
                              [c](const auto& known) { return known.first < c; });
}

}  // namespace

CaseSet& Cooccurrence::PairCases::of(std::uint32_t a, std::uint32_t b) {
  std::uint32_t* number = nullptr;
  if (square_.empty()) {
    number = &few_[in_order(a, b)];
  } else {
    std::vector<std::uint32_t>& row = square_[std::max(a, b)];
    if (row.empty()) row.resize(std::max(a, b) + std::size_t{1}, 0);
    number = &row[std::min(a, b)];
  }
  if (*number == 0) {
    sets_.emplace_back();
    *number = static_cast<std::uint32_t>(sets_.size());
  }
  return sets_[*number - 1];
}

const CaseSet* Cooccurrence::PairCases::find(std::uint32_t a, std::uint32_t b) const {
  std::uint32_t number = 0;
  if (square_.empty()) {
    const auto found = few_.find(in_order(a, b));
    if (found != few_.end()) number = found->second;
  } else if (const std::vector<std::uint32_t>& row = square_[std::max(a, b)]; !row.empty()) {
    number = row[std::min(a, b)];
  }
  return number == 0 ? nullptr : &sets_[number - 1];
}

std::uint64_t Cooccurrence::PairCounts::one_way(std::uint32_t a, std::uint32_t b) const {
  if (!square_.empty()) return square_[a * rows_ + b];
  const auto found = few_.find({a, b});
  return found == few_.end() ? 0 : found->second;
}

void Cooccurrence::open_row(std::uint32_t row, const Selected& s, bool with_cases) {
  if (open_times_[row]++ == 0) open_rows_.push_back(row);
  if (!with_cases) return;
  OpenCases& open = open_cases_[row];
  for (const std::uint32_t c : s.cases) {
    const auto at = place_of(open, c);
    if (at != open.end() && at->first == c) {
      ++at->second;
    } else {
      open.insert(at, {c, 1});
    }
  }
}

void Cooccurrence::close_row(std::uint32_t row, const Selected& s, bool with_cases) {
  if (--open_times_[row] == 0) {
    *std::find(open_rows_.begin(), open_rows_.end(), row) = open_rows_.back();
    open_rows_.pop_back();
  }
  if (!with_cases) return;
  OpenCases& open = open_cases_[row];
  for (const std::uint32_t c : s.cases) {
    const auto at = place_of(open, c);
    if (--at->second == 0) open.erase(at);
  }
}

void Cooccurrence::meet_cases(std::uint32_t a, std::uint32_t b, const Selected& s) {
  const OpenCases& open = open_cases_[b];
  for (const std::uint32_t c : s.cases) {
    const auto at = place_of(open, c);
    if (at != open.end() && at->first == c) pair_cases_.of(a, b).insert(c);
  }
}

/// A coding that is of two rows, one of which lies in the other, and codings of the inner one are
/// pairs of these rows either way round: they are counted from the inner row.
bool Cooccurrence::counted_the_other_way(const std::vector<std::uint32_t>& mine, std::uint32_t row,
                                         std::uint32_t other) const {
  if (row == other || mine.size() < 2) return false;
  if (std::find(mine.begin(), mine.end(), other) == mine.end()) return false;
  return std::pair(open_times_[other], other) < std::pair(open_times_[row], row);
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
  const auto close_first = [&] {
    const Selected& s = *open.front().coding;
    for (const std::uint32_t row : rows_of_code_[s.coding->code]) close_row(row, s, with_cases);
    std::pop_heap(open.begin(), open.end(), later);
    open.pop_back();
  };
  for (const Selected& s : selected) {
    while (!open.empty() && open.front().end <= s.coding->span.begin) close_first();
    const auto& mine = rows_of_code_[s.coding->code];
    if (mine.empty()) continue;
    for (const std::uint32_t row : mine) {
      for (const std::uint32_t other : open_rows_) {
        if (!counted_the_other_way(mine, row, other)) pairs_.add(row, other, open_times_[other]);
        if (with_cases) meet_cases(row, other, s);
      }
      ++own_[row];
    }
    for (const std::uint32_t row : mine) open_row(row, s, with_cases);
    open.push_back({s.coding->span.end, &s});
    std::push_heap(open.begin(), open.end(), later);
  }
  while (!open.empty()) close_first();
}

void Cooccurrence::count_window(const InWindow& rows) {
  for (auto a = rows.begin(); a != rows.end(); ++a) {
    ++own_[a->first];
    for (const std::uint32_t c : a->second) own_cases_[a->first].insert(c);
    for (auto b = std::next(a); b != rows.end(); ++b) {
      pairs_.add(a->first, b->first, 1);
      for (const std::uint32_t c : a->second) {
        if (b->second.contains(c)) pair_cases_.of(a->first, b->first).insert(c);
      }
    }
  }
}

void Cooccurrence::count_window(std::span<const std::uint32_t> rows) {
  for (std::size_t a = 0; a < rows.size(); ++a) {
    ++own_[rows[a]];
    for (std::size_t b = a + 1; b < rows.size(); ++b) pairs_.add(rows[a], rows[b], 1);
  }
}

void Cooccurrence::add_windows(std::span<const Selected> selected,
                               const std::vector<text::Span>& windows) {
  windows_ += static_cast<double>(windows.size());
  std::map<std::size_t, InWindow> found;
  std::vector<std::pair<std::size_t, std::uint32_t>> plain;  // windows and rows
  for (const Selected& s : selected) {
    const text::Span span = s.coding->span;
    auto at = std::partition_point(windows.begin(), windows.end(),
                                   [&](text::Span w) { return w.end <= span.begin; });
    for (; at != windows.end() && at->begin < span.end; ++at) {
      const auto window = static_cast<std::size_t>(at - windows.begin());
      for (const std::uint32_t row : rows_of_code_[s.coding->code]) {
        if (with_cases_) {
          found[window][row].insert(s.cases.begin(), s.cases.end());
        } else {
          plain.emplace_back(window, row);
        }
      }
    }
  }
  for (const auto& [window, rows] : found) count_window(rows);
  std::sort(plain.begin(), plain.end());
  plain.erase(std::unique(plain.begin(), plain.end()), plain.end());
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < plain.size();) {
    rows.clear();
    const std::size_t window = plain[i].first;
    for (; i < plain.size() && plain[i].first == window; ++i) rows.push_back(plain[i].second);
    count_window(rows);
  }
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
  if (const std::uint64_t n = pairs_.of(a, b); n > 0) return n;
  return a == b && windows_ > 0 ? own_[a] : 0;
}

std::size_t Cooccurrence::cases(std::uint32_t a, std::uint32_t b) const {
  if (a == b && windows_ > 0) return own_cases_[a].size();
  const CaseSet* both = pair_cases_.find(a, b);
  return both == nullptr ? 0 : both->size();
}

std::optional<double> Cooccurrence::jaccard(std::uint32_t a, std::uint32_t b) const {
  const auto n = static_cast<double>(count(a, b));
  const double all = static_cast<double>(own_[a]) + static_cast<double>(own_[b]) - n;
  if (all <= 0) return std::nullopt;
  return n / all;
}

std::optional<double> Cooccurrence::lift(std::uint32_t a, std::uint32_t b) const {
  const double chance = static_cast<double>(own_[a]) * static_cast<double>(own_[b]);
  if (chance <= 0 || windows_ <= 0) return std::nullopt;
  return static_cast<double>(count(a, b)) * windows_ / chance;
}

}  // namespace thema::analysis
