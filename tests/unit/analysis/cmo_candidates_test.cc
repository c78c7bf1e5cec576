#include "analysis/cmo_candidates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "analysis/filter.h"
#include "base/error.h"
#include "model/selection.h"

using namespace thema::analysis;
using namespace thema::model;
using thema::RowId;

namespace {

constexpr std::uint32_t kTurnLength = 10;

/// Sources of turns of ten code points: every third is an interviewer's. Source s is of case s,
/// but for the last, a group of two whose participants take turns.
struct Study {
  Corpus corpus;
  std::vector<std::vector<Turn>> turns;
  std::vector<std::vector<Coding>> codings;
  Selection everything;

  explicit Study(std::uint32_t sources, std::uint32_t turns_each) {
    for (std::uint32_t s = 0; s < sources; ++s) {
      Case c;
      c.id = 100 + s;
      c.name = "p" + std::to_string(s);
      c.kind = "participant";
      corpus.cases.push_back(c);
      corpus.case_index[c.id] = s;
    }
    for (std::uint32_t s = 0; s < sources; ++s) add_source(s, turns_each);
    codings.resize(sources);
  }

  void add_source(std::uint32_t s, std::uint32_t turns_each) {
    Source source;
    source.id = 200 + s;
    source.name = "s" + std::to_string(s);
    corpus.sources.push_back(source);
    corpus.source_index[source.id] = s;
    speaker(1000 + s, source.id, SpeakerRole::interviewer, 0);
    speaker(2000 + s, source.id, SpeakerRole::participant, 100 + s);
    speaker(3000 + s, source.id, SpeakerRole::participant, 100);
    const bool group = s + 1 == corpus.cases.size();
    auto& all = turns.emplace_back();
    for (std::uint32_t t = 0; t < turns_each; ++t) {
      Turn turn;
      turn.id = 10000 * (s + 1) + t;
      turn.number = t + 1;
      turn.speaker = t % 3 == 0 ? 1000 + s : group && t % 3 == 2 ? 3000 + s : 2000 + s;
      turn.span = {t * kTurnLength, (t + 1) * kTurnLength};
      all.push_back(turn);
    }
  }

  void speaker(RowId id, RowId source, SpeakerRole role, RowId case_id) {
    Speaker s;
    s.id = id;
    s.source = source;
    s.role = role;
    s.case_id = case_id;
    corpus.speakers.emplace(id, s);
  }

  /// Codes come in codebook order; `parent`: an index, or kNone.
  std::uint32_t code(const std::string& path, const std::string& role,
                     std::uint32_t parent = kNone) {
    const auto index = static_cast<std::uint32_t>(corpus.codes.size());
    Code c;
    c.id = 500 + index;
    c.path = path;
    c.role = role;
    if (parent != kNone) c.parent = corpus.codes[parent].id;
    corpus.code_index[c.id] = index;
    corpus.codes.push_back(c);
    corpus.code_end.push_back(index + 1);
    for (std::uint32_t p = parent; p != kNone;) {
      corpus.code_end[p] = index + 1;
      const auto above = corpus.code_index.find(corpus.codes[p].parent);
      p = above == corpus.code_index.end() ? kNone : above->second;
    }
    return index;
  }

  /// The whole of a turn (from 1).
  void mark(std::uint32_t source, std::uint32_t turn, std::uint32_t code) {
    mark_span(source, {(turn - 1) * kTurnLength, turn * kTurnLength}, code);
  }
  void mark_span(std::uint32_t source, thema::Span span, std::uint32_t code) {
    Coding c;
    c.source = source;
    c.span = span;
    c.code = code;
    codings[source].push_back(c);
    std::stable_sort(codings[source].begin(), codings[source].end(),
                     [](const Coding& a, const Coding& b) { return a.span.begin < b.span.begin; });
  }

  CmoCandidates find(const std::string& window, std::uint32_t around, CandidateQuestion question,
                     const std::vector<std::uint32_t>& under = {}) {
    rows = candidate_rows(corpus, under);
    const Filter filter(everything, corpus);
    const auto counted = CountedCases::in_selection(filter, corpus, "participant");
    CandidateWindows windows(rows, counted);
    const Attribution who(corpus);
    for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
      std::vector<Selected> selected;
      for (const Coding& c : codings[s]) {
        selected.push_back({&c, who.cases_of(s, turns[s], c.span)});
      }
      if (window == "turn") windows.add_turns(s, turns[s], who, selected, around);
      if (window == "passage") windows.add_passages(s, turns[s], who, selected);
      if (window == "source") windows.add_source(s, turns[s], who, selected);
      if (window == "case") windows.add_by_case(selected);
    }
    if (window == "case") windows.close_cases();
    return find_candidates(rows, windows, question);
  }
  CandidateRows rows;
};

/// A window as a set of people by row, for counting by brute force; kNone stands for nobody.
using Slow = std::map<std::uint32_t, std::set<std::uint32_t>>;

std::vector<Slow> slow_windows(const Study& study, const std::string& window, int around) {
  std::vector<Slow> all;
  std::map<std::uint32_t, Slow> by_case;
  const Attribution who(study.corpus);
  for (std::uint32_t s = 0; s < study.turns.size(); ++s) {
    const auto& turns = study.turns[s];
    const auto said = [&](std::size_t t) { return t % 3 != 0; };
    const auto add = [&](Slow& into, const Coding& c) {
      for (const std::uint32_t row : study.rows.of_code[c.code]) {
        into[row].insert(kNone);
        for (const std::uint32_t p : who.cases_of(s, turns, c.span)) into[row].insert(p);
      }
    };
    const auto touches = [&](const Coding& c, std::size_t t) {
      return c.span.begin < turns[t].span.end && turns[t].span.begin < c.span.end;
    };
    if (window == "turn") {
      for (int t = 0; t < static_cast<int>(turns.size()); ++t) {
        if (!said(static_cast<std::size_t>(t))) continue;
        Slow& w = all.emplace_back();
        for (int k = std::max(0, t - around);
             k <= std::min(static_cast<int>(turns.size()) - 1, t + around); ++k) {
          const auto at = static_cast<std::size_t>(k);
          for (const Coding& c : study.codings[s]) {
            if (said(at) && touches(c, at)) add(w, c);
          }
        }
      }
      continue;
    }
    Slow whole;
    for (const Coding& c : study.codings[s]) {
      bool by_participant = false;
      for (std::size_t t = 0; t < turns.size(); ++t) by_participant |= said(t) && touches(c, t);
      if (!by_participant) continue;
      add(whole, c);
      for (const std::uint32_t p : who.cases_of(s, turns, c.span)) {
        for (const std::uint32_t row : study.rows.of_code[c.code]) by_case[p][row].insert(p);
      }
    }
    if (window == "source") all.push_back(whole);
  }
  if (window == "case") {
    for (const auto& [p, w] : by_case) all.push_back(w);
  }
  return all;
}

std::set<std::uint32_t> people_of(const Slow& w, const std::vector<std::uint32_t>& rows) {
  std::set<std::uint32_t> people = w.at(rows.front());
  people.erase(kNone);
  for (const std::uint32_t row : rows) {
    for (auto p = people.begin(); p != people.end();) {
      p = w.at(row).contains(*p) ? std::next(p) : people.erase(p);
    }
  }
  return people;
}

struct Tally {
  std::size_t windows = 0;
  std::set<std::uint32_t> people;
};

/// Windows with all of `has` and without `lacks` (kNone: whatever else).
Tally tally(const std::vector<Slow>& windows, const std::vector<std::uint32_t>& has,
            std::uint32_t lacks = kNone) {
  Tally t;
  for (const Slow& w : windows) {
    if (!std::all_of(has.begin(), has.end(), [&](auto r) { return w.contains(r); })) continue;
    if (lacks != kNone && w.contains(lacks)) continue;
    ++t.windows;
    t.people.merge(people_of(w, has));
  }
  return t;
}

std::vector<std::uint32_t> list(const std::set<std::uint32_t>& s) { return {s.begin(), s.end()}; }

/// The vectors' folder of agreement and co-occurrence, where it stands beside the repository.
std::filesystem::path vectors() {
  const char* shared = std::getenv("THEMA_SHARED");
  return (shared != nullptr ? std::filesystem::path(shared)
                            : std::filesystem::path(THEMA_SOURCE_DIR) / "../shared") /
         "data/agreement-vectors.json";
}

}  // namespace

TEST_CASE("rates follow from counts of windows as the method says") {
  // 20 windows: C 5, M 8, O 4, CM 4, CO 3, MO 3, CMO 3.
  const CandidateCounts n{20, 5, 8, 4, 4, 3, 3, 3};
  const CandidateRates r = rates_of(n, {});
  CHECK(*r.support == doctest::Approx(0.15));
  CHECK(*r.confidence == doctest::Approx(0.75));
  CHECK(*r.lift == doctest::Approx(3.75));
  CHECK(*r.jaccard == doctest::Approx(4.0 / 9));
  CHECK(*r.lift3 == doctest::Approx(0.15 / (0.25 * 0.4 * 0.2)));
  const CandidateRates dyad = rates_of(n, candidate_shape("MO"));
  CHECK(*dyad.confidence == doctest::Approx(3.0 / 8));
  CHECK(*dyad.lift == doctest::Approx(3.0 / 8 / 0.2));
  CHECK_FALSE(dyad.lift3.has_value());
  CHECK_FALSE(rates_of({}, {}).confidence.has_value());
  CHECK_THROWS_AS(candidate_shape("OM"), thema::Error);
}

TEST_CASE("the published vector of forty windows comes out") {
  std::ifstream file(vectors());
  if (!file) {
    MESSAGE("skipped: there is no " << vectors().string());
    return;
  }
  bool seen = false;
  const nlohmann::json document = nlohmann::json::parse(file);
  for (const auto& v : document["vectors"]) {
    if (v["id"] != "cmo-candidates-40") continue;
    seen = true;
    const auto& n = v["input"]["n"];
    const CandidateRates r = rates_of(
        {v["input"]["windows"], n["C"], n["M"], n["O"], n["CM"], n["CO"], n["MO"], n["CMO"]}, {});
    const auto& wanted = v["expected"];
    const auto near = [&](const char* key, const std::optional<double>& x) {
      CAPTURE(key);
      CHECK(std::abs(x.value() - wanted[key]["value"].get<double>()) <=
            wanted[key]["tol"].get<double>());
    };
    near("support_CMO", r.support);
    near("confidence_CM_O", r.confidence);
    near("lift_CM_O", r.lift);
    near("jaccard_CM", r.jaccard);
    near("lift3_independence", r.lift3);
  }
  CHECK(seen);
}

TEST_CASE("a code without a role has that of the code above it, but not a theme's") {
  Study study(1, 2);
  const auto context = study.code("Context", "context");
  study.code("Context/Alone", "code", context);
  const auto mechanism = study.code("Mechanism", "code");
  study.code("Mechanism/Link", "reasoning", mechanism);
  const auto theme = study.code("Theme", "theme");
  study.code("Theme/Any", "code", theme);
  CHECK(roles_from_above(study.corpus) ==
        std::vector<std::string>{"context", "context", "code", "reasoning", "theme", "code"});
  const CandidateRows rows = candidate_rows(study.corpus, {});
  REQUIRE(rows.rows.size() == 5);  // three codes; the branches Context and Mechanism
  CHECK(rows.rows[3].branch);
  CHECK(rows.rows[3].codes == std::vector<std::uint32_t>{0, 1});
  CHECK(rows.rows[4].role == "reasoning");
  CHECK(candidate_rows(study.corpus, {mechanism}).rows.size() == 2);
}

TEST_CASE(
    "what only an interviewer said is in no window, and a window needs one person for a case") {
  Study study(4, 6);
  const auto c = study.code("C", "context");
  const auto m = study.code("M", "resource");
  const auto o = study.code("O", "outcome");
  for (const auto code : {c, m, o}) {
    study.mark(0, 1, code);  // the interviewer's
    study.mark(1, 2, code);
  }
  study.mark(3, 2, c);  // a group: turn 2 is of p3, turn 3 of p0
  study.mark(3, 2, m);
  study.mark(3, 3, o);
  const CmoCandidates turns = study.find("turn", 0, {.min_cases = 1});
  REQUIRE(turns.found.size() == 1);
  CHECK(turns.windows == 16);
  CHECK(turns.found[0].windows == 1);
  CHECK(turns.found[0].cases == std::vector<std::uint32_t>{1});
  CHECK(turns.found[0].counter[0].windows == 1);
  CHECK(turns.found[0].counter[0].cases == std::vector<std::uint32_t>{3});

  const CmoCandidates wide = study.find("turn", 1, {.min_cases = 1});
  REQUIRE(wide.found.size() == 1);
  CHECK(wide.found[0].windows == 4);  // turns 2 and 3 of two sources
  CHECK(wide.found[0].cases == std::vector<std::uint32_t>{1});

  CHECK(study.find("turn", 0, {.min_cases = 2}).found.empty());
  CHECK(study.find("turn", 0, {.min_cases = 2}).fewer == 1);
}

TEST_CASE("a passage is what overlapping codings cover; those that only touch are two") {
  Study study(2, 6);
  const auto c = study.code("C", "context");
  const auto m = study.code("M", "mechanism");
  const auto o = study.code("O", "outcome");
  study.mark_span(0, {10, 15}, c);
  study.mark_span(0, {14, 19}, m);
  study.mark_span(0, {18, 20}, o);
  study.mark_span(0, {20, 25}, o);
  const CmoCandidates found = study.find("passage", 0, {.min_cases = 1});
  REQUIRE(found.found.size() == 1);
  CHECK(found.windows == 2);
  CHECK(found.found[0].n.o == 2);
  CHECK(found.found[0].counter[1].windows == 1);  // an outcome without the mechanism
}

TEST_CASE(
    "candidates are ranked by cases, then windows, then codebook order, branches after codes") {
  Study study(5, 9);
  const auto above = study.code("Context", "context");
  const auto c1 = study.code("Context/1", "context", above);
  const auto c2 = study.code("Context/2", "context", above);
  const auto m = study.code("M", "mechanism");
  const auto o = study.code("O", "outcome");
  for (std::uint32_t s = 0; s < 3; ++s) {
    for (const auto code : {c2, m, o}) study.mark(s, 2, code);
  }
  for (const std::uint32_t turn : {2U, 3U, 5U, 6U}) {
    for (const auto code : {c1, m, o}) study.mark(3, turn, code);
  }
  const CmoCandidates found = study.find("turn", 0, {.min_cases = 1});
  REQUIRE(found.found.size() == 3);
  CHECK(study.rows.rows[found.found[0].rows[0]].code == c2);
  CHECK(study.rows.rows[found.found[1].rows[0]].code == c1);
  CHECK(found.found[2].branch);
  CHECK(found.found[2].cases.size() == 4);
  CHECK(found.combinations == 2 + 1);
}

TEST_CASE("counts and counter-sets are those of brute force on random studies") {
  std::mt19937 engine(20261123);
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(engine() % n); };
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Study study(2 + below(4), 3 + below(9));
    const auto top = study.code("Context", "context");
    study.code("Context/a", "code", top);
    study.code("Context/b", "context", top);
    const auto mechanism = study.code("Mechanism", "code");
    study.code("Mechanism/a", "reasoning", mechanism);
    study.code("Mechanism/b", "resource", mechanism);
    study.code("O", "outcome");
    study.code("P", "outcome");
    study.code("Other", "theme");
    const auto length = static_cast<std::uint32_t>(study.turns[0].size()) * kTurnLength;
    for (std::uint32_t i = 10 + below(40); i > 0; --i) {
      const std::uint32_t begin = below(length - 1);
      const std::uint32_t end = std::min(length, begin + 1 + below(15));
      study.mark_span(below(study.turns.size()), {begin, end}, below(study.corpus.codes.size()));
    }
    for (const auto& [window, around] :
         {std::pair<std::string, int>{"turn", 0}, {"turn", 2}, {"source", 0}, {"case", 0}}) {
      for (const char* shape : {"CMO", "CM", "MO", "CO"}) {
        CAPTURE(window);
        CAPTURE(shape);
        const CmoCandidates found = study.find(window, static_cast<std::uint32_t>(around),
                                               {.shape = candidate_shape(shape), .min_cases = 1});
        const std::vector<Slow> slow = slow_windows(study, window, around);
        for (const Candidate& c : found.found) {
          std::vector<std::uint32_t> rows;
          for (const std::uint32_t row : c.rows) {
            if (row != kNone) rows.push_back(row);
          }
          const Tally all = tally(slow, rows);
          CHECK(c.windows == all.windows);
          CHECK(c.cases == list(all.people));
          for (const CounterSet& set : c.counter) {
            std::vector<std::uint32_t> has;
            for (const Part p : set.has) has.push_back(c.rows[static_cast<std::size_t>(p)]);
            const Tally against = tally(slow, has, c.rows[static_cast<std::size_t>(set.lacks)]);
            CHECK(set.windows == against.windows);
            CHECK(set.cases == list(against.people));
          }
          if (std::string(shape) == "CMO") {
            CHECK(c.n.cm == tally(slow, {c.rows[0], c.rows[1]}).windows);
            CHECK(c.n.co == tally(slow, {c.rows[0], c.rows[2]}).windows);
            CHECK(c.n.mo == tally(slow, {c.rows[1], c.rows[2]}).windows);
          }
        }
        // None is missing: every combination of codes by themselves that somebody said.
        std::size_t by_hand = 0;
        const auto& r = study.rows.rows;
        const auto of = [&](Part p, bool asked) {
          std::vector<std::uint32_t> some;
          if (!asked) return std::vector<std::uint32_t>{kNone};
          for (std::uint32_t i = 0; i < r.size(); ++i) {
            if (r[i].part == p && !r[i].branch) some.push_back(i);
          }
          return some;
        };
        const CandidateShape s = candidate_shape(shape);
        for (const auto c : of(Part::context, s.context)) {
          for (const auto m : of(Part::mechanism, s.mechanism)) {
            for (const auto o : of(Part::outcome, s.outcome)) {
              std::vector<std::uint32_t> rows;
              for (const auto row : {c, m, o}) {
                if (row != kNone) rows.push_back(row);
              }
              if (!tally(slow, rows).people.empty()) ++by_hand;
            }
          }
        }
        CHECK(static_cast<std::size_t>(
                  std::count_if(found.found.begin(), found.found.end(),
                                [](const Candidate& c) { return !c.branch; })) == by_hand);
      }
    }
  }
}

TEST_CASE("permutations have a seed, and leave what is everywhere as it is") {
  Study study(5, 6);
  const auto c = study.code("C", "context");
  const auto m = study.code("M", "mechanism");
  const auto o = study.code("O", "outcome");
  for (std::uint32_t s = 0; s < 4; ++s) {
    study.mark(s, 2, c);
    study.mark(s, 2, m);
    study.mark(s, 2, o);
  }
  const CmoCandidates everywhere = study.find("turn", 0, {.min_cases = 1});
  const std::vector<Permuted> same = permute(everywhere, 5, 50, 1);
  REQUIRE(same.size() == 1);
  CHECK(same[0].observed == 4);
  CHECK(same[0].mean == doctest::Approx(4));
  CHECK(same[0].share == doctest::Approx(1));

  study.mark(4, 2, c);  // p4 has a context alone
  const CmoCandidates most = study.find("turn", 0, {.min_cases = 1});
  const std::vector<Permuted> a = permute(most, 5, 2000, 7), b = permute(most, 5, 2000, 7);
  CHECK(a[0].mean == b[0].mean);
  // Four outcomes among five people, of whom four have the rest: 16/5 on average, 4 in one of five.
  CHECK(a[0].mean == doctest::Approx(3.2).epsilon(0.02));
  CHECK(a[0].share == doctest::Approx(0.2).epsilon(0.15));
}
