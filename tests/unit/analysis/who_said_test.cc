#include <doctest/doctest.h>

#include <map>

#include "analysis/attribution.h"
#include "analysis/cooccurrence.h"
#include "analysis/source_voices.h"
#include "random_study.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;

namespace {

/// Of a passage of a source, by name.
People people_of(const Told& told, const Corpus& corpus, const std::vector<std::uint32_t>& cases) {
  People people;
  for (const std::uint32_t c : cases) people.insert(index_of(told.people, corpus.cases[c].name));
  return people;
}

}  // namespace

TEST_CASE("who said any stretch of any source is what is found turn by turn") {
  Random random(1104);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    const Attribution who(loaded.corpus);
    for (std::size_t s = 0; s < told.sources.size(); ++s) {
      const std::uint32_t source = index_of(loaded.corpus.sources, told.sources[s].name);
      SourceVoices voices(who, source, loaded.turns[source]);
      for (int i = 0; i < 20; ++i) {
        Told::Mark m;
        m.source = s;
        m.span.begin = static_cast<std::uint32_t>(below(random, told.sources[s].length));
        m.span.end =
            m.span.begin + 1 +
            static_cast<std::uint32_t>(below(random, told.sources[s].length - m.span.begin));
        CAPTURE(m.span.begin);
        CAPTURE(m.span.end);
        const auto cases = who.cases_of(source, loaded.turns[source], m.span);
        CHECK(people_of(told, loaded.corpus, cases) == told.said_by(m));
        CHECK(voices.cases_of(m.span) == cases);
      }
    }
  }
}

TEST_CASE("two codes meet in the cases that said something of both") {
  Random random(1105);
  std::size_t met_somewhere = 0;
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    const Selection everything;
    const Filter filter(everything, loaded.corpus);
    std::vector<std::vector<std::uint32_t>> rows;
    for (std::uint32_t c = 0; c < told.codes.size(); ++c) rows.push_back({c});
    Cooccurrence met(rows, rows.size());
    for (std::uint32_t s = 0; s < loaded.corpus.sources.size(); ++s) {
      met.add_by_case(loaded.select(filter, s));
    }
    met.close_cases();
    std::vector<People> by_code(told.codes.size());
    for (const Told::Mark& m : told.codings) {
      if (told.counts(m)) by_code[m.code].merge(told.said_by(m));
    }
    for (std::size_t a = 0; a < by_code.size(); ++a) {
      for (std::size_t b = 0; b < by_code.size(); ++b) {
        People both = by_code[a];
        std::erase_if(both, [&](std::size_t p) { return !by_code[b].contains(p); });
        met_somewhere += a != b && !both.empty() ? 1 : 0;
        CHECK(met.count(index_of(loaded.corpus.codes, told.codes[a].path),
                        index_of(loaded.corpus.codes, told.codes[b].path)) == both.size());
      }
    }
  }
  CHECK(met_somewhere > 100);
}
