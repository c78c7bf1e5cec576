#include "analysis/crosstab.h"

#include <algorithm>

namespace thema::analysis {

namespace {

/// Rows of one key are put together when this many were added.
constexpr std::size_t kMergeAt = std::size_t{1} << 20U;
/// Up to so many cells are all kept in memory.
constexpr std::size_t kDense = std::size_t{1} << 20U;

bool by_codes(const Axis& axis) { return axis.spec().kind == AxisSpec::Kind::codes; }

}  // namespace

Crosstab::Crosstab(const Axis& rows, const Axis& columns, const CountedCases& counted,
                   Wanted wanted)
    : rows_(rows),
      columns_(columns),
      wanted_(wanted),
      row_count_(static_cast<std::uint32_t>(rows.values().size())),
      column_count_(static_cast<std::uint32_t>(columns.values().size())),
      at_once_(wanted.quotes == 0 && !wanted.words && !(by_codes(rows) && by_codes(columns)) &&
               (std::size_t{row_count_} + 1) * (std::size_t{column_count_} + 1) <= kDense),
      merge_cells_at_(kMergeAt),
      merge_cases_at_(kMergeAt) {
  counted_for_.resize(counted.all().size());
  for (std::uint32_t c = 0; c < counted_for_.size(); ++c) {
    counted_for_[c] = counted.counted_for(c);
  }
  if (!at_once_) return;
  dense_.resize((std::size_t{row_count_} + 1) * (std::size_t{column_count_} + 1));
  open_.resize(dense_.size());
}

void Crosstab::hit(std::uint32_t row, std::uint32_t column, std::uint32_t index,
                   std::uint32_t counted) {
  const Key cell = key(row, column);
  ++placed_;
  if (at_once_) {
    count_at_once(cell, index, span_);
  } else if (hits_.empty() || hits_.back() != Hit{cell, index}) {
    hits_.push_back({cell, index});
  }
  if (wanted_.cases && counted != Axis::kNone) cases_.emplace_back(cell, counted);
}

void Crosstab::count_at_once(Key cell, std::uint32_t index, text::Span span) {
  CrossCell& counts = dense_[cell];
  Open& open = open_[cell];
  const bool new_source = open.source != source_;
  if (!new_source && open.coding == index) return;  // for another of its cases
  counts.sources += new_source ? 1 : 0;
  ++counts.codings;
  if (new_source || span.begin >= open.end) {
    ++counts.extracts;
    open.end = span.end;
  } else {
    open.end = std::max(open.end, span.end);
  }
  open.source = source_;
  open.coding = index;
}

void Crosstab::place(const Selected& s, std::uint32_t index, const Attribution& who,
                     std::span<const model::Turn> turns) {
  const bool by_row = rows_.by_case(), by_column = columns_.by_case();
  if (!by_row) rows_.values_of(s, who, turns, in_rows_);
  if (met_) {
    const auto met = met_->columns_of(index);
    in_columns_.assign(met.begin(), met.end());
  } else if (!by_column) {
    columns_.values_of(s, who, turns, in_columns_);
  }
  const std::size_t before = placed_;
  span_ = s.coding->span;
  const auto pairs = [&](std::uint32_t counted) {
    for (const std::uint32_t row : in_rows_) {
      for (const std::uint32_t column : in_columns_) hit(row, column, index, counted);
    }
    if (!wanted_.totals || in_rows_.empty() || in_columns_.empty()) return;
    for (const std::uint32_t row : in_rows_) hit(row, column_count_, index, counted);
    for (const std::uint32_t column : in_columns_) hit(row_count_, column, index, counted);
  };
  const auto person = [&](std::uint32_t speaking, std::uint32_t counted) {
    const auto one = [&](const Axis& axis, std::vector<std::uint32_t>& in) {
      in.clear();
      const std::uint32_t value = axis.value_of_case(speaking, counted);
      if (value != Axis::kNone) in.push_back(value);
    };
    if (by_row) one(rows_, in_rows_);
    if (by_column) one(columns_, in_columns_);
    pairs(counted);
  };
  for (const std::uint32_t speaking : s.cases) {
    const std::vector<std::uint32_t>& counted = counted_for_[speaking];
    for (const std::uint32_t c : counted) person(speaking, c);
    if (counted.empty() && (by_row || by_column) && !wanted_.counted_only) {
      person(speaking, Axis::kNone);
    }
  }
  // Words of nobody who is counted are in the cells all the same, if these are not about people.
  if (!by_row && !by_column && !wanted_.counted_only) pairs(Axis::kNone);
  if (placed_ == before) ++outside_;
}

void Crosstab::count(std::span<const Selected> selected, const Attribution& who,
                     std::span<const model::Turn> turns, const Words& words,
                     const MayQuote& may_quote) {
  std::sort(hits_.begin(), hits_.end());
  hits_.erase(std::unique(hits_.begin(), hits_.end()), hits_.end());
  for (std::size_t i = 0; i < hits_.size();) {
    const Key cell = hits_[i].cell;
    const auto row = static_cast<std::uint32_t>(cell / (column_count_ + std::size_t{1}));
    CrossCell counts;
    counts.sources = 1;
    text::Span extract{};
    std::uint32_t counted = 0;  // where the extract before it ended: a word is counted once
    for (; i < hits_.size() && hits_[i].cell == cell; ++i) {
      const Selected& s = selected[hits_[i].coding];
      const bool whole = met_ && row < row_count_;
      const text::Span span = whole ? met_->extract(row, s.coding->span) : s.coding->span;
      ++counts.codings;
      if (counts.extracts == 0 || span.begin >= extract.end) {
        if (counts.extracts > 0 && words) counts.words += words(extract, counted);
        counted = counts.extracts > 0 ? extract.end : 0;
        ++counts.extracts;
        extract = span;
      } else {
        extract.end = std::max(extract.end, span.end);
      }
      if (wanted_.quotes > 0 && (!may_quote || may_quote(s))) {
        quotes_.try_emplace(cell, QuotePicker(wanted_.quotes))
            .first->second.offer(s, who.voice_of(s.cases, turns, s.coding->span));
      }
    }
    if (words) counts.words += words(extract, counted);
    cells_.emplace_back(cell, counts);
  }
}

void Crosstab::add(std::span<const Selected> selected, const Attribution& who,
                   std::span<const model::Turn> turns, const Words& words,
                   const MayQuote& may_quote) {
  hits_.clear();
  placed_ = 0;
  ++source_;
  if (by_codes(rows_) && by_codes(columns_)) met_.emplace(rows_, columns_, selected, who, turns);
  for (std::uint32_t i = 0; i < selected.size(); ++i) place(selected[i], i, who, turns);
  if (!at_once_) count(selected, who, turns, words, may_quote);
  if (cells_.size() >= merge_cells_at_) merge_cells();
  if (cases_.size() >= merge_cases_at_) merge_cases();
}

void Crosstab::merge_cells() {
  std::sort(cells_.begin(), cells_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t to = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (to > 0 && cells_[to - 1].first == cells_[i].first) {
      CrossCell& sum = cells_[to - 1].second;
      const CrossCell& more = cells_[i].second;
      sum.codings += more.codings;
      sum.extracts += more.extracts;
      sum.words += more.words;
      sum.sources += more.sources;
    } else {
      cells_[to++] = cells_[i];
    }
  }
  cells_.resize(to);
  merge_cells_at_ = to + std::max(to, kMergeAt);
}

void Crosstab::merge_cases() {
  std::sort(cases_.begin(), cases_.end());
  cases_.erase(std::unique(cases_.begin(), cases_.end()), cases_.end());
  merge_cases_at_ = cases_.size() + std::max(cases_.size(), kMergeAt);
}

void Crosstab::close() {
  merge_cells();
  merge_cases();
}

CrossCell Crosstab::cell(std::uint32_t row, std::uint32_t column) const {
  const Key wanted = key(row, column);
  if (at_once_) return dense_[wanted];
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), wanted,
                                      [](const auto& c, Key k) { return c.first < k; });
  return found == cells_.end() || found->first != wanted ? CrossCell() : found->second;
}

std::size_t Crosstab::cases(std::uint32_t row, std::uint32_t column) const {
  const Key wanted = key(row, column);
  const auto from = std::lower_bound(cases_.begin(), cases_.end(), std::pair(wanted, 0U));
  const auto to = std::lower_bound(from, cases_.end(), std::pair(wanted + 1, 0U));
  return static_cast<std::size_t>(to - from);
}

const QuotePicker* Crosstab::quotes(std::uint32_t row, std::uint32_t column) const {
  const auto found = quotes_.find(key(row, column));
  return found == quotes_.end() ? nullptr : &found->second;
}

}  // namespace thema::analysis
