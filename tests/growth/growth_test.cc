#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/cooccurrence.h"
#include "analysis/filter.h"
#include "analysis/span_query.h"
#include "growth/each_with_each.h"
#include "growth/steps.h"
#include "model/span_query.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;
using thema::Span;

namespace {

// Few codes, so that nearly all of them meet everywhere from the beginning: the cost of
// co-occurrence is codings times codes that meet there, and only the codings shall grow.
constexpr std::uint32_t kCodes = 6, kTurns = 200, kTurnLength = 300;
// n log n: 10 times the codings are 10 * log(10 n) / log(n), which is below 13 from 1,000 on.
constexpr double kAtMost = 14;

/// Invented: interviews of two people, with codings anywhere.
struct Study {
  Corpus corpus;
  std::uint32_t length;     ///< of every source
  std::vector<Turn> turns;  ///< of every source
  std::vector<Coding> codings;

  Study(std::size_t sources, std::size_t codings_each, std::uint32_t turns_each = kTurns)
      : length(turns_each * kTurnLength) {
    Case person;
    person.id = 1;
    person.name = "P1";
    corpus.cases.push_back(person);
    corpus.case_index.emplace(1, 0);
    for (std::uint32_t t = 0; t < turns_each; ++t) {
      Turn& turn = turns.emplace_back();
      turn.id = t + 1;
      turn.number = t + 1;
      turn.speaker = 1 + t % 2;
      turn.span = {t * kTurnLength, (t + 1) * kTurnLength - 20};
    }
    Speaker asks{.id = 1, .source = 1, .label = "I", .role = SpeakerRole::interviewer};
    Speaker answers{.id = 2, .source = 1, .label = "P1", .case_id = 1};
    corpus.speakers = {{1, asks}, {2, answers}};
    corpus.codes.resize(kCodes);
    for (std::uint32_t c = 0; c < kCodes; ++c) corpus.code_end.push_back(c + 1);
    std::mt19937 random(20261123);
    for (std::uint32_t s = 0; s < sources; ++s) {
      Source& source = corpus.sources.emplace_back();
      source.id = s + 1;
      corpus.source_index.emplace(source.id, s);
      source.length = length;
      source.cases = {1};
      add_codings(s, codings_each, random);
    }
  }

  TurnsOf turns_of() const {
    return [this](std::uint32_t) { return turns; };
  }

 private:
  void add_codings(std::uint32_t source, std::size_t many, std::mt19937& random) {
    const auto from = static_cast<std::ptrdiff_t>(codings.size());
    for (std::size_t i = 0; i < many; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % (length - 1000));
      Coding& c = codings.emplace_back();
      c.id = static_cast<thema::RowId>(codings.size());
      c.source = source;
      c.span = {begin, begin + 1 + static_cast<std::uint32_t>(random() % 1000)};
      c.code = static_cast<std::uint32_t>(random() % kCodes);
    }
    std::sort(codings.begin() + from, codings.end(), [](const Coding& a, const Coding& b) {
      return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
    });
  }
};

SpanQuery one_half(std::uint32_t parity) {
  SpanQuery query;
  query.op = SpanQuery::Op::code;
  query.codes.assign(kCodes, false);
  for (std::uint32_t c = parity; c < kCodes; c += 2) query.codes[c] = true;
  return query;
}

std::uint64_t steps_of_query(const Study& study, SpanQuery::Op op, std::uint32_t turns) {
  SpanQuery query;
  query.op = op;
  query.turns = turns;
  query.parts = {one_half(0), one_half(1)};
  std::size_t found = 0;
  const std::uint64_t steps = steps_of([&] {
    SpanQueries queries(study.corpus, study.codings, study.turns_of());
    for (const auto& here : queries.find(query).by_source) found += here.size();
  });
  CHECK(found > 0);
  return steps;
}

std::uint64_t steps_of_cooccurrence(const Study& study, const std::string& what) {
  std::vector<std::vector<std::uint32_t>> rows;
  for (std::uint32_t c = 0; c < kCodes; ++c) rows.push_back({c, kCodes});
  Cooccurrence met(rows, kCodes + 1);
  const Selection everything;
  const Filter filter(everything, study.corpus);
  const Attribution who(study.corpus);
  std::vector<Span> windows;
  for (const Turn& t : study.turns) windows.push_back(t.span);
  const std::uint64_t steps = steps_of([&] {
    for (std::size_t i = 0; i < study.codings.size();) {
      std::size_t j = i;
      while (j < study.codings.size() && study.codings[j].source == study.codings[i].source) ++j;
      const auto run = std::span(study.codings).subspan(i, j - i);
      const auto selected = select_codings(filter, who, run.front().source, study.turns, run, {});
      if (what == "turn") {
        met.add_windows(selected, windows);
      } else {
        met.add_overlaps(selected, what == "cases");
      }
      i = j;
    }
  });
  CHECK(met.count(0, 1) > 0);
  return steps;
}

/// A filter on turns that asks about codings. One coding of the whole text stands before all others
/// of its interview, so that none can be left out by where the longest before it ends.
std::uint64_t steps_of_turns(const Study& study) {
  std::vector<Coding> codings = study.codings;
  for (std::uint32_t s = 0; s < study.corpus.sources.size(); ++s) {
    Coding& whole = codings.emplace_back(study.codings.front());
    whole.source = s;
    whole.span = {0, study.length};
  }
  std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
    return std::tie(a.source, a.span.begin) < std::tie(b.source, b.span.begin);
  });
  CodingsAsked asked;
  const Selection selection = parse_selection("exemplar", study.corpus, Scope::coding);
  const Filter filter(selection, study.corpus);
  const Attribution who(study.corpus);
  std::size_t fitting = 0;
  const std::uint64_t steps = steps_of([&] {
    asked.codings = CodingPlaces(std::move(codings));
    for (std::uint32_t s = 0; s < study.corpus.sources.size(); ++s) {
      for (const Turn& t : study.turns) {
        if (fitting_cases(filter, who, {s, study.turns, t.span}, {0}, asked)) ++fitting;
      }
    }
  });
  CHECK(fitting == 0);  // all codings that share text with a turn were asked
  return steps;
}

double ratio(std::uint64_t more, std::uint64_t less) {
  REQUIRE(less > 1000);  // or nothing was counted
  return static_cast<double>(more) / static_cast<double>(less);
}

/// Ten times the codings: in ten times the interviews, and in the same interviews.
struct Grown {
  Study small, longer, denser;
};

const Grown& grown() {
  static const Grown studies{Study(5, 2000), Study(50, 2000), Study(5, 20000)};
  return studies;
}

}  // namespace

TEST_CASE("10 times the codings cost a span query at most 14 times the steps") {
  struct Asked {
    const char* name;
    SpanQuery::Op op;
    std::uint32_t turns;
  };
  for (const Asked& asked :
       {Asked{"overlaps", SpanQuery::Op::overlaps, 0}, Asked{"inside", SpanQuery::Op::inside, 0},
        Asked{"contains", SpanQuery::Op::contains, 0}, Asked{"near", SpanQuery::Op::near, 2},
        Asked{"same turn", SpanQuery::Op::near, 0},
        Asked{"followed by", SpanQuery::Op::followed_by, SpanQuery::kAnywhere},
        Asked{"followed by within", SpanQuery::Op::followed_by, 3},
        Asked{"and", SpanQuery::Op::and_, 0}, Asked{"or", SpanQuery::Op::or_, 0}}) {
    CAPTURE(asked.name);
    const std::uint64_t few = steps_of_query(grown().small, asked.op, asked.turns);
    CHECK(ratio(steps_of_query(grown().longer, asked.op, asked.turns), few) <= kAtMost);
    CHECK(ratio(steps_of_query(grown().denser, asked.op, asked.turns), few) <= kAtMost);
  }
}

TEST_CASE("10 times the codings cost the co-occurrence of codes at most 14 times the steps") {
  for (const std::string what : {"overlap", "cases", "turn"}) {
    CAPTURE(what);
    const std::uint64_t few = steps_of_cooccurrence(grown().small, what);
    CHECK(ratio(steps_of_cooccurrence(grown().longer, what), few) <= kAtMost);
    CHECK(ratio(steps_of_cooccurrence(grown().denser, what), few) <= kAtMost);
  }
}

TEST_CASE("10 times the codings cost a filter on turns at most 14 times the steps") {
  const std::uint64_t few = steps_of_turns(grown().small);
  CHECK(ratio(steps_of_turns(grown().longer), few) <= kAtMost);
  CHECK(ratio(steps_of_turns(grown().denser), few) <= kAtMost);
}

TEST_CASE(
    "10 times the length of an interview costs a filter on turns at most 14 times the steps") {
  const std::uint64_t less = steps_of_turns(Study(1, 2000, 200));
  CHECK(ratio(steps_of_turns(Study(1, 20000, 2000)), less) <= kAtMost);
}

TEST_CASE("steps tell what compares each coding with each") {
  const std::vector<Coding> few(grown().small.codings.begin(), grown().small.codings.begin() + 500);
  const std::vector<Coding>& all = grown().small.codings;
  std::size_t pairs = 0;
  const std::uint64_t less = steps_of([&] { pairs = pairs_each_with_each(few); });
  CHECK(pairs > 0);
  CHECK(ratio(steps_of([&] { pairs = pairs_each_with_each(all); }), less) > 50);
}
