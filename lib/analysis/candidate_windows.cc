#include "analysis/candidate_windows.h"

#include <algorithm>

namespace thema::analysis {

namespace {

bool asks(std::span<const model::Turn> turns, const Attribution& who, const model::Turn& turn) {
  return who.interviewer_only(turns, turn.span);
}

void make_unique(std::vector<RowCase>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

}  // namespace

void CandidateWindows::add_pairs(const Selected& s, std::vector<RowCase>& into) const {
  const auto& rows = rows_.of_code[s.coding->code];
  if (rows.empty()) return;
  for (const std::uint32_t row : rows) into.push_back({row, model::kNone});
  for (const std::uint32_t who : s.cases) {
    for (const std::uint32_t c : counted_.counted_for(who)) {
      for (const std::uint32_t row : rows) into.push_back({row, c});
    }
  }
}

void CandidateWindows::add_cell(const WindowPlace& place, std::vector<RowCase>& pairs,
                                bool window) {
  make_unique(pairs);
  cells_.push_back({place, pairs_.size(), window});
  pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
  pairs.clear();
  if (window) ++windows_;
}

std::size_t CandidateWindows::turn_windows(std::span<const model::Turn> turns,
                                           const Attribution& who) {
  return static_cast<std::size_t>(std::count_if(
      turns.begin(), turns.end(), [&](const model::Turn& t) { return !asks(turns, who, t); }));
}

void CandidateWindows::add_turns(std::uint32_t source, std::span<const model::Turn> turns,
                                 const Attribution& who, std::span<const Selected> selected,
                                 std::uint32_t around) {
  around_ = around;
  std::vector<bool> said(turns.size());
  for (std::size_t t = 0; t < turns.size(); ++t) said[t] = !asks(turns, who, turns[t]);
  std::vector<std::pair<std::size_t, const Selected*>> in_turn;
  for (const Selected& s : selected) {
    const TurnRange range = turns_of(turns, s.coding->span);
    for (std::size_t t = range.first; t < range.last; ++t) {
      if (said[t]) in_turn.emplace_back(t, &s);
    }
  }
  std::stable_sort(in_turn.begin(), in_turn.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<RowCase> pairs;
  auto next = in_turn.begin();
  for (std::size_t t = 0; t < turns.size(); ++t) {
    for (; next != in_turn.end() && next->first == t; ++next) add_pairs(*next->second, pairs);
    add_cell({.source = source, .span = turns[t].span, .turn = turns[t].number}, pairs, said[t]);
  }
}

void CandidateWindows::add_passages(std::uint32_t source, std::span<const model::Turn> turns,
                                    const Attribution& who, std::span<const Selected> selected) {
  std::vector<RowCase> pairs;
  text::Span open;
  const auto close = [&] {
    if (open.end == 0) return;
    const TurnRange in = turns_of(turns, open);
    const std::uint32_t turn = in.empty() ? 0 : turns[in.first].number;
    add_cell({.source = source, .span = open, .turn = turn}, pairs, true);
  };
  for (const Selected& s : selected) {
    if (who.interviewer_only(turns, s.coding->span)) continue;
    if (open.end == 0 || s.coding->span.begin >= open.end) {
      close();
      open = s.coding->span;
    }
    open.end = std::max(open.end, s.coding->span.end);
    add_pairs(s, pairs);
  }
  close();
}

void CandidateWindows::add_source(std::uint32_t source, std::span<const model::Turn> turns,
                                  const Attribution& who, std::span<const Selected> selected) {
  std::vector<RowCase> pairs;
  for (const Selected& s : selected) {
    if (!who.interviewer_only(turns, s.coding->span)) add_pairs(s, pairs);
  }
  add_cell({.source = source}, pairs, true);
}

void CandidateWindows::add_by_case(std::span<const Selected> selected) {
  for (const Selected& s : selected) {
    for (const std::uint32_t who : s.cases) {
      for (const std::uint32_t c : counted_.counted_for(who)) {
        auto& pairs = by_case_[c];
        for (const std::uint32_t row : rows_.of_code[s.coding->code]) pairs.push_back({row, c});
      }
    }
  }
}

void CandidateWindows::close_cases() {
  for (auto& [c, pairs] : by_case_) add_cell({.case_ = c}, pairs, true);
  by_case_.clear();
  empty_ = counted_.n() - windows_;
}

void CandidateWindows::each(
    const std::function<void(const WindowPlace&, std::span<const RowCase>)>& visit) const {
  std::vector<RowCase> merged;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!cells_[i].window) continue;
    std::size_t first = i, last = i + 1;
    for (std::uint32_t k = 0; k < around_; ++k) {
      if (first > 0 && cells_[first - 1].place.source == cells_[i].place.source) --first;
      if (last < cells_.size() && cells_[last].place.source == cells_[i].place.source) ++last;
    }
    const std::size_t begin = cells_[first].begin, end = end_of(last - 1);
    if (begin == end) continue;
    WindowPlace place = cells_[i].place;
    const std::span<const RowCase> all(pairs_.data() + begin, end - begin);
    if (last - first == 1) {
      visit(place, all);
      continue;
    }
    place.span = {cells_[first].place.span.begin, cells_[last - 1].place.span.end};
    merged.assign(all.begin(), all.end());
    make_unique(merged);
    visit(place, merged);
  }
}

}  // namespace thema::analysis
