#include "analysis/code_counts.h"

#include <algorithm>

namespace thema::analysis {

CodeCounter::CodeCounter(const model::Corpus& corpus)
    : counts_(corpus.codes.size()),
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

namespace {

bool share_words(const Selected& a, const Selected& b) {
  return a.coding->source == b.coding->source && a.coding->span.overlaps(b.coding->span);
}

bool shares_words(const std::vector<Selected>& list, const Selected& s) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Selected& other) { return share_words(other, s); });
}

}  // namespace

void QuotePicker::offer(const Selected& s, Voice voice) {
  if (limit_ == 0) return;
  Person who{voice, s.cases, s.cases.empty() ? s.coding->source : 0};
  const std::size_t person = people_.try_emplace(std::move(who), candidates_.size()).first->second;
  if (person == candidates_.size()) {
    candidates_.emplace_back();
    voices_.push_back(voice);
  }
  const bool known = std::any_of(exemplars_.begin(), exemplars_.end(),
                                 [&](const Exemplar& e) { return share_words(e.quote, s); });
  if (s.coding->exemplar && exemplars_.size() < limit_ + spare_ && !known)
    exemplars_.push_back({s, person});
  // Twice as many as can be needed: exemplars may have the words of some.
  std::vector<Selected>& own = candidates_[person];
  if (own.size() < 2 * limit_ + spare_ && !shares_words(own, s)) own.push_back(s);
}

/// What has been picked so far.
struct QuotePicker::Picking {
  std::size_t limit;
  std::span<const Selected> avoided;
  std::vector<std::size_t> taken, next;  ///< by person
  std::vector<Selected> picked{};

  bool take(const Selected& s, std::size_t person) {
    const bool elsewhere = std::any_of(avoided.begin(), avoided.end(),
                                       [&](const Selected& a) { return share_words(a, s); });
    if (picked.size() == limit || elsewhere || shares_words(picked, s)) return false;
    picked.push_back(s);
    ++taken[person];
    return true;
  }
};

/// One quote of each person of this voice who has not more than `round`; whether any is left.
bool QuotePicker::pick_of(Voice voice, std::size_t round, Picking& picking) const {
  bool more = false;
  for (std::size_t person = 0; person < candidates_.size(); ++person) {
    if (voices_[person] != voice) continue;
    const std::vector<Selected>& own = candidates_[person];
    std::size_t& next = picking.next[person];
    while (picking.taken[person] <= round && next < own.size()) {
      if (picking.take(own[next++], person)) break;
    }
    more = more || next < own.size();
  }
  return more;
}

void QuotePicker::pick_more(Picking& picking) const {
  for (const bool second : {false, true}) {
    for (const Exemplar& e : exemplars_) {
      if (second || picking.taken[e.person] == 0) picking.take(e.quote, e.person);
    }
  }
  // Who was quoted already waits until the others were.
  for (const Voice voice : {Voice::case_, Voice::nobody, Voice::interviewer}) {
    for (std::size_t round = 0; picking.picked.size() < limit_; ++round) {
      if (!pick_of(voice, round, picking)) break;
    }
  }
}

std::vector<Selected> QuotePicker::pick(std::span<const Selected> quoted) const {
  const std::vector<std::size_t> none(candidates_.size(), 0);
  Picking picking{limit_, quoted, none, none};
  pick_more(picking);
  if (!quoted.empty() && picking.picked.size() < limit_) {
    picking.avoided = {};
    picking.next = none;
    pick_more(picking);
  }
  return std::move(picking.picked);
}

}  // namespace thema::analysis
