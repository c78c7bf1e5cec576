#include "analysis/code_counts.h"
#include "analysis/counted_cases.h"

#include <doctest/doctest.h>

#include "random_study.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;
using thema::Span;

namespace {

/// A and its sub-codes A/B and A/B/C, then D: by index 0, 1, 2, 3. Two sources, three cases.
struct Study {
  Corpus corpus;
  std::vector<Coding> codings;

  Study() {
    code("A", 0);
    code("A/B", 1);
    code("A/B/C", 2);
    code("D", 0);
    corpus.cases.resize(3);
    corpus.sources.resize(2);
  }
  void code(const char* path, thema::RowId parent) {
    Code c;
    c.id = static_cast<thema::RowId>(corpus.codes.size()) + 1;
    c.parent = parent;
    c.path = path;
    corpus.code_index[c.id] = static_cast<std::uint32_t>(corpus.codes.size());
    corpus.codes.push_back(c);
  }

  struct Said {
    std::uint32_t code;
    Span span;
    std::vector<std::uint32_t> cases = {};
  };
  /// Counts after the codings of one source after the other.
  static CodeCounter counted(const Corpus& corpus, const std::vector<std::vector<Said>>& sources) {
    CodeCounter counter(corpus);
    for (std::size_t s = 0; s < sources.size(); ++s) {
      std::vector<Coding> codings(sources[s].size());
      std::vector<Selected> selected;
      for (std::size_t i = 0; i < codings.size(); ++i) {
        codings[i].source = static_cast<std::uint32_t>(s);
        codings[i].span = sources[s][i].span;
        codings[i].code = sources[s][i].code;
        selected.push_back({&codings[i], sources[s][i].cases});
      }
      counter.add(selected);
    }
    return counter;
  }
  std::size_t extracts(std::uint32_t of, const std::vector<Said>& said) const {
    return counted(corpus, {said}).count(of).extracts;
  }
};

/// The same numbers, the slow way.
struct Expected {
  std::size_t codings = 0, extracts = 0;
  std::set<std::size_t> sources;
  People people;
};

/// A run of points of which each is joined to the next by a passage that holds both is an extract:
/// two that only touch have no such passage between them.
std::size_t runs(const std::vector<Span>& passages, std::uint32_t length) {
  std::vector<bool> covered(length, false), joined(length, false);
  for (const Span& p : passages) {
    for (std::uint32_t i = p.begin; i < p.end; ++i) {
      covered[i] = true;
      if (i + 1 < p.end) joined[i] = true;
    }
  }
  std::size_t n = 0;
  for (std::uint32_t i = 0; i < length; ++i) n += covered[i] && !joined[i] ? 1 : 0;
  return n;
}

Expected expected_of(const Told& told, std::size_t code) {
  Expected e;
  std::vector<std::vector<Span>> passages(told.sources.size());
  for (const Told::Mark& m : told.codings) {
    if (!told.counts(m) || !told.is_under(m.code, code)) continue;
    ++e.codings;
    e.sources.insert(m.source);
    e.people.merge(told.said_by(m));
    passages[m.source].push_back(m.span);
  }
  for (std::size_t s = 0; s < passages.size(); ++s) {
    e.extracts += runs(passages[s], told.sources[s].length);
  }
  return e;
}

People expected_denominator(const Told& told, const std::string& kind) {
  People people;
  for (const Told::Interview& s : told.sources) {
    for (const std::size_t p : s.people) people.insert(p);
    for (const Told::Label& l : s.speakers) {
      if (l.person && l.role == SpeakerRole::participant) people.insert(*l.person);
    }
  }
  std::erase_if(people, [&](std::size_t p) { return told.people[p].kind != kind; });
  return people;
}

std::set<std::string> names(const Told& told, const People& people) {
  std::set<std::string> out;
  for (const std::size_t p : people) out.insert(told.people[p].name);
  return out;
}

std::set<std::string> names(const Corpus& corpus, const std::vector<bool>& cases) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (cases[i]) out.insert(corpus.cases[i].name);
  }
  return out;
}

}  // namespace

TEST_CASE("overlapping passages are one extract, passages that touch are two") {
  const Study study;
  CHECK(study.extracts(0, {{0, {0, 10}}}) == 1);
  CHECK(study.extracts(0, {{0, {0, 10}}, {0, {9, 20}}}) == 1);
  CHECK(study.extracts(0, {{0, {0, 10}}, {0, {10, 20}}}) == 2);
  CHECK(study.extracts(0, {{0, {0, 10}}, {0, {0, 10}}}) == 1);
  CHECK(study.extracts(0, {{0, {0, 30}}, {0, {5, 10}}, {0, {20, 40}}, {0, {40, 50}}}) == 2);
  CHECK(study.extracts(0, {{0, {0, 30}}, {0, {2, 4}}, {0, {10, 12}}}) == 1);
  CHECK(study.extracts(0, {}) == 0);
}

TEST_CASE("passages of sub-codes melt into one extract of the code above, not of each other") {
  const Study study;
  const std::vector<Study::Said> said{{1, {0, 10}}, {2, {5, 15}}, {3, {5, 15}}, {0, {14, 20}}};
  CHECK(study.extracts(0, said) == 1);
  CHECK(study.extracts(1, said) == 1);
  CHECK(study.extracts(2, said) == 1);
  CHECK(study.extracts(3, said) == 1);
  // Of two sub-codes that only touch the code has two.
  CHECK(study.extracts(0, {{1, {0, 10}}, {2, {10, 15}}}) == 2);
}

TEST_CASE("every coding counts for its code and all codes above, once") {
  const Study study;
  const CodeCounter counter =
      Study::counted(study.corpus, {{{2, {0, 5}}, {0, {1, 9}}, {3, {2, 8}}}, {{2, {0, 5}}}});
  CHECK(counter.count(0).codings == 3);
  CHECK(counter.count(1).codings == 2);
  CHECK(counter.count(2).codings == 2);
  CHECK(counter.count(3).codings == 1);
  CHECK(counter.count(0).sources == 2);
  CHECK(counter.count(3).sources == 1);
}

TEST_CASE("extracts end with their source, and the same place in two sources is two") {
  const Study study;
  const CodeCounter counter =
      Study::counted(study.corpus, {{{0, {0, 100}}}, {}, {{0, {5, 10}}, {0, {90, 110}}}});
  CHECK(counter.count(0).extracts == 3);
  CHECK(counter.count(0).sources == 2);
}

TEST_CASE("a case counts once for a code, and for the codes above it") {
  const Study study;
  const CodeCounter counter = Study::counted(
      study.corpus, {{{2, {0, 5}, {0}}, {2, {7, 9}, {0, 2}}, {3, {7, 9}, {1}}, {1, {9, 10}, {}}}});
  CHECK(counter.count(0).cases == std::vector<bool>{true, false, true});
  CHECK(counter.count(1).cases == std::vector<bool>{true, false, true});
  CHECK(counter.count(3).cases == std::vector<bool>{false, true, false});
}

TEST_CASE("a code without codings has nothing to count") {
  const Study study;
  const CodeCounter counter = Study::counted(study.corpus, {{{3, {0, 5}, {0}}}});
  CHECK(counter.count(0).codings == 0);
  CHECK(counter.count(0).extracts == 0);
  CHECK(counter.count(0).sources == 0);
  CHECK(counter.count(0).cases == std::vector<bool>(3, false));
}

TEST_CASE("counts of any study are those that counting letter by letter gives") {
  Random random(20260102);
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    const Selection everything;
    const Filter filter(everything, loaded.corpus);
    CodeCounter counter(loaded.corpus);
    for (std::uint32_t s = 0; s < loaded.corpus.sources.size(); ++s) {
      counter.add(loaded.select(filter, s));
    }
    for (std::size_t code = 0; code < told.codes.size(); ++code) {
      CAPTURE(told.codes[code].path);
      const Expected expected = expected_of(told, code);
      const CodeCount& count = counter.count(index_of(loaded.corpus.codes, told.codes[code].path));
      CHECK(count.codings == expected.codings);
      CHECK(count.extracts == expected.extracts);
      CHECK(count.sources == expected.sources.size());
      CHECK(names(loaded.corpus, count.cases) == names(told, expected.people));
      for (const char* kind : {"participant", "site"}) {
        CAPTURE(kind);
        const People of = expected_denominator(told, kind);
        const auto n = CountedCases::in_selection(filter, loaded.corpus, kind);
        CHECK(names(loaded.corpus, n.all()) == names(told, of));
        People k;
        for (const std::size_t p : expected.people) {
          if (of.contains(p)) k.insert(p);
        }
        CHECK(n.k(count.cases) == k.size());
      }
    }
  }
}
