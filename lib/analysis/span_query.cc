#include "analysis/span_query.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace thema::analysis {

using model::SpanQuery;
using Op = SpanQuery::Op;
using text::Span;

namespace {

using Passages = std::vector<FoundPassage>;

bool in_order(const FoundPassage& a, const FoundPassage& b) {
  return std::tie(a.span.begin, a.span.end, a.coding) <
         std::tie(b.span.begin, b.span.end, b.coding);
}

Passages stretches(const std::vector<Span>& text) {
  Passages out;
  out.reserve(text.size());
  for (const Span s : text) out.push_back({s, model::kNone});
  return out;
}

std::vector<Span> rest(const std::vector<Span>& text, std::uint32_t length) {
  std::vector<Span> out;
  std::uint32_t at = 0;
  for (const Span s : text) {
    if (at < s.begin) out.push_back({at, s.begin});
    at = s.end;
  }
  if (at < length) out.push_back({at, length});
  return out;
}

std::vector<Span> in_either(const Passages& a, const Passages& b) {
  Passages all;
  all.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all), in_order);
  return text_of(all);
}

/// Furthest end among the first i passages, for every i.
std::vector<std::uint32_t> furthest_ends(const Passages& passages) {
  std::vector<std::uint32_t> ends(passages.size() + 1, 0);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    ends[i + 1] = std::max(ends[i], passages[i].span.end);
  }
  return ends;
}

/// Nearest end among the passages from i on, for every i.
std::vector<std::uint32_t> nearest_ends(const Passages& passages) {
  std::vector<std::uint32_t> ends(passages.size() + 1, ~0U);
  for (std::size_t i = passages.size(); i-- > 0;) {
    ends[i] = std::min(ends[i + 1], passages[i].span.end);
  }
  return ends;
}

/// How many passages begin before a place.
std::size_t begun(const Passages& passages, std::uint32_t place) {
  return static_cast<std::size_t>(
      std::partition_point(passages.begin(), passages.end(),
                           [&](const FoundPassage& p) { return p.span.begin < place; }) -
      passages.begin());
}

template <class Test>
std::vector<bool> each(const Passages& left, const Test& test) {
  std::vector<bool> out;
  out.reserve(left.size());
  for (const FoundPassage& p : left) out.push_back(test(p.span));
  return out;
}

std::vector<bool> lie(Op op, const Passages& left, const Passages& right) {
  if (op == Op::contains) {
    const auto ends = nearest_ends(right);
    return each(left, [&](Span l) { return ends[begun(right, l.begin)] <= l.end; });
  }
  const auto ends = furthest_ends(right);
  if (op == Op::inside) {
    return each(left, [&](Span l) { return ends[begun(right, l.begin + 1)] >= l.end; });
  }
  return each(left, [&](Span l) { return ends[begun(right, l.end)] > l.begin; });
}

}  // namespace

std::vector<Span> text_of(std::span<const FoundPassage> passages) {
  std::vector<Span> out;
  for (const FoundPassage& p : passages) {
    if (!out.empty() && p.span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, p.span.end);
    } else {
      out.push_back(p.span);
    }
  }
  return out;
}

std::vector<Span> text_in_both(std::span<const Span> a, std::span<const Span> b) {
  std::vector<Span> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Span s{std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
    if (!s.empty()) out.push_back(s);
    if (a[i].end < b[j].end) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

std::vector<std::vector<std::uint32_t>> codes_there(std::span<const model::Coding> codings,
                                                    std::uint32_t source,
                                                    std::span<const Span> stretches,
                                                    const std::vector<bool>& codes) {
  std::vector<std::vector<std::uint32_t>> out(stretches.size());
  auto c = std::partition_point(codings.begin(), codings.end(),
                                [&](const model::Coding& x) { return x.source < source; });
  for (std::size_t first = 0; c != codings.end() && c->source == source; ++c) {
    while (first < stretches.size() && stretches[first].end <= c->span.begin) ++first;
    if (c->code >= codes.size() || !codes[c->code]) continue;
    for (std::size_t i = first; i < stretches.size() && stretches[i].begin < c->span.end; ++i) {
      out[i].push_back(c->code);
    }
  }
  for (std::vector<std::uint32_t>& there : out) {
    std::sort(there.begin(), there.end());
    there.erase(std::unique(there.begin(), there.end()), there.end());
  }
  return out;
}

SpanQueries::SpanQueries(const model::Corpus& corpus, std::span<const model::Coding> codings,
                         TurnsOf turns)
    : corpus_(corpus),
      codings_(codings),
      load_turns_(std::move(turns)),
      who_(corpus),
      turns_(corpus.sources.size()),
      loaded_(corpus.sources.size(), false) {}

const std::vector<model::Turn>& SpanQueries::turns(std::uint32_t source) {
  if (!loaded_[source]) turns_[source] = load_turns_(source);
  loaded_[source] = true;
  return turns_[source];
}

FoundPassages SpanQueries::codings_of(const std::vector<bool>& codes) const {
  FoundPassages out{true, std::vector<Passages>(corpus_.sources.size())};
  for (std::size_t i = 0; i < codings_.size(); ++i) {
    const model::Coding& c = codings_[i];
    if (codes[c.code]) out.by_source[c.source].push_back({c.span, static_cast<std::uint32_t>(i)});
  }
  return out;
}

FoundPassages SpanQueries::find(const SpanQuery& query) {
  if (query.op == Op::code) return codings_of(query.codes);
  const bool logic = query.op == Op::and_ || query.op == Op::or_ || query.op == Op::not_;
  if (!logic) return related(query);
  FoundPassages left = find(query.parts.front());
  FoundPassages right;
  if (query.op != Op::not_) right = find(query.parts.back());
  left.codings = false;
  for (std::size_t s = 0; s < left.by_source.size(); ++s) {
    Passages& here = left.by_source[s];
    if (query.op == Op::not_) {
      here = stretches(rest(text_of(here), corpus_.sources[s].length));
    } else if (query.op == Op::or_) {
      here = stretches(in_either(here, right.by_source[s]));
    } else {
      here = stretches(text_in_both(text_of(here), text_of(right.by_source[s])));
    }
  }
  return left;
}

FoundPassages SpanQueries::related(const SpanQuery& query) {
  FoundPassages left = find(query.parts.front());
  const FoundPassages right = find(query.parts.back());
  const std::set<std::uint32_t> cases =
      query.op == Op::same_case ? cases_of(right) : std::set<std::uint32_t>();
  for (std::uint32_t s = 0; s < left.by_source.size(); ++s) {
    Passages& here = left.by_source[s];
    if (here.empty()) continue;
    const Holds holds = query.op == Op::same_case ? of_cases(s, here, cases)
                                                  : relation(query, s, here, right.by_source[s]);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (holds[i] != query.negated) here[kept++] = here[i];
    }
    here.resize(kept);
  }
  return left;
}

SpanQueries::Holds SpanQueries::relation(const SpanQuery& query, std::uint32_t source,
                                         const Passages& left, const Passages& right) {
  if (right.empty()) return Holds(left.size(), false);
  switch (query.op) {
    case Op::same_source:
      return Holds(left.size(), true);
    case Op::near:
      return near(source, left, right, query.turns);
    case Op::followed_by:
      return followed(source, left, right, query.turns);
    default:
      return lie(query.op, left, right);
  }
}

// Ranges of turns (a passage outside of turns has none) are passages, too: those that are widened
// by the distance share a turn.
SpanQueries::Holds SpanQueries::near(std::uint32_t source, const Passages& left,
                                     const Passages& right, std::uint32_t distance) {
  const auto& all = turns(source);
  Passages ranges;
  for (const FoundPassage& r : right) {
    const TurnRange range = turns_of(all, r.span);
    if (range.empty()) continue;
    ranges.push_back(
        {{static_cast<std::uint32_t>(range.first), static_cast<std::uint32_t>(range.last)},
         model::kNone});
  }
  std::sort(ranges.begin(), ranges.end(), in_order);
  const auto ends = furthest_ends(ranges);
  return each(left, [&](Span l) {
    const TurnRange range = turns_of(all, l);
    if (range.empty()) return false;
    const auto first = static_cast<std::uint32_t>(range.first);
    const auto last = static_cast<std::uint32_t>(range.last);
    const std::size_t until = begun(ranges, last + distance);
    return until > 0 && ends[until] + distance > first;
  });
}

SpanQueries::Holds SpanQueries::followed(std::uint32_t source, const Passages& left,
                                         const Passages& right, std::uint32_t distance) {
  if (distance == SpanQuery::kAnywhere) {
    return each(left, [&](Span l) { return begun(right, l.end) < right.size(); });
  }
  const auto& all = turns(source);
  Passages begin;  // [where a passage begins, the turn it begins in)
  for (const FoundPassage& r : right) {
    const TurnRange range = turns_of(all, r.span);
    if (range.empty()) continue;
    begin.push_back({{r.span.begin, static_cast<std::uint32_t>(range.first)}, model::kNone});
  }
  const auto turn = nearest_ends(begin);
  return each(left, [&](Span l) {
    const TurnRange range = turns_of(all, l);
    const std::size_t after = begun(begin, l.end);
    return !range.empty() && after < begin.size() && turn[after] < range.last + distance;
  });
}

SpanQueries::Holds SpanQueries::of_cases(std::uint32_t source, const Passages& left,
                                         const std::set<std::uint32_t>& cases) {
  if (cases.empty()) return Holds(left.size(), false);
  return each(left, [&](Span l) {
    const auto of = who_.cases_of(source, turns(source), l);
    return std::any_of(of.begin(), of.end(), [&](std::uint32_t c) { return cases.contains(c); });
  });
}

std::set<std::uint32_t> SpanQueries::cases_of(const FoundPassages& passages) {
  std::set<std::uint32_t> cases;
  for (std::uint32_t s = 0; s < passages.by_source.size(); ++s) {
    for (const FoundPassage& p : passages.by_source[s]) {
      const auto of = who_.cases_of(s, turns(s), p.span);
      cases.insert(of.begin(), of.end());
    }
  }
  return cases;
}

}  // namespace thema::analysis
