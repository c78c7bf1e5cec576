#include "analysis/filter.h"

#include <doctest/doctest.h>

using namespace thema::analysis;
using namespace thema::model;
using thema::RowId;

namespace {

using Cases = std::vector<std::uint32_t>;

/// Sources s0 (case p0, months 3) and s1 (case p1, months 6), each with an interviewer's turn
/// [0, 10) and one of its case [10, 100); s2 has no case. p2 has no source. Codes A and B.
struct Study {
  Corpus corpus;
  std::vector<std::vector<Turn>> turns;
  std::vector<Coding> codings;
  CodingsAsked asked;

  Study() {
    Attribute months;
    months.owner = Owner::source;
    months.name = "months";
    corpus.attributes.push_back(months);
    corpus.values.resize(1);
    for (std::uint32_t i = 0; i < 3; ++i) {
      Case c;
      c.id = 100 + i;
      c.name = "p" + std::to_string(i);
      corpus.cases.push_back(c);
      corpus.case_index[c.id] = i;
      Source s;
      s.id = 200 + i;
      s.name = "s" + std::to_string(i);
      corpus.sources.push_back(s);
      corpus.source_index[s.id] = i;
      corpus.values[0][s.id] = i == 0 ? "3" : "6";
      add_speaker(300 + i, s.id, SpeakerRole::interviewer, 0);
      add_speaker(400 + i, s.id, SpeakerRole::participant, i < 2 ? 100 + i : 0);
      turns.push_back({turn(1, 300 + i, {0, 10}), turn(2, 400 + i, {10, 100})});
    }
    for (const char* path : {"A", "B"}) {
      Code code;
      code.path = path;
      corpus.codes.push_back(code);
      corpus.code_end.push_back(static_cast<std::uint32_t>(corpus.codes.size()));
    }
    corpus.coders = {{1, "anna", "person"}, {2, "ben", "person"}};
    code(0, {12, 20}, 0, 0);
    code(0, {90, 100}, 1, 1);
    code(1, {10, 11}, 1, 0);
    asked.codings = CodingPlaces(codings);
  }

  static Turn turn(std::uint32_t number, RowId speaker, thema::Span span) {
    Turn t;
    t.id = speaker * 10;
    t.number = number;
    t.speaker = speaker;
    t.span = span;
    return t;
  }

  void add_speaker(RowId id, RowId source, SpeakerRole role, RowId case_id) {
    Speaker s;
    s.id = id;
    s.source = source;
    s.role = role;
    s.case_id = case_id;
    corpus.speakers.emplace(id, s);
  }

  void code(std::uint32_t source, thema::Span span, std::uint32_t code, std::uint32_t coder) {
    Coding c;
    c.id = 500 + static_cast<RowId>(codings.size());
    c.source = source;
    c.span = span;
    c.code = code;
    c.coder = coder;
    codings.push_back(c);
  }

  /// The turns that fit, as "s0.2".
  std::string fitting_turns(const std::string& where) const {
    const Selection selection = parse_selection(where, corpus, Scope::coding);
    Filter filter(selection, corpus);
    const Attribution who(corpus);
    for (const Coding& c : codings) {
      const RowId id = turns[c.source][1].id;
      filter.learn(c, who.cases_of(c.source, turns[c.source], c.span), std::span(&id, 1));
    }
    std::string found;
    for (std::uint32_t s = 0; s < turns.size(); ++s) {
      for (const Turn& t : turns[s]) {
        const auto cases = fitting_cases(filter, who, {s, turns[s], t.span},
                                         who.cases_of(s, turns[s], t.span), asked);
        if (cases) found += corpus.sources[s].name + "." + std::to_string(t.number) + " ";
      }
    }
    return found;
  }

  std::vector<bool> sources(const std::string& where) const {
    const Selection selection = parse_selection(where, corpus, Scope::source);
    return select_sources(Filter(selection, corpus), corpus);
  }
  std::vector<bool> cases(const std::string& where) const {
    const Selection selection = parse_selection(where, corpus, Scope::source);
    return select_cases(Filter(selection, corpus), corpus);
  }
};

}  // namespace

TEST_CASE("a turn fits together with one coding that overlaps it") {
  const Study study;
  CHECK(study.fitting_turns("code = A") == "s0.2 ");
  CHECK(study.fitting_turns("code = B") == "s0.2 s1.2 ");
  CHECK(study.fitting_turns("code = B and case = p1") == "s1.2 ");
  // One coding must do it all: A is anna's, B is ben's.
  CHECK(study.fitting_turns("code = A and coder = ben") == "");
  CHECK(study.fitting_turns("code = B and coder = ben") == "s0.2 ");
  CHECK(study.fitting_turns("not code = A") == "s0.2 s1.2 ");
}

TEST_CASE("a turn without codings fits by its own facts, and by nothing that is said of codings") {
  const Study study;
  CHECK(study.fitting_turns("role = interviewer") == "s0.1 s1.1 s2.1 ");
  CHECK(study.fitting_turns("role = interviewer or code = A") == "s0.1 s0.2 s1.1 s2.1 ");
  CHECK(study.fitting_turns("not exemplar and source = s2") == "");
  CHECK(study.fitting_turns("turn has B") == "s0.2 s1.2 ");
  CHECK(study.fitting_turns("not turn has B and role = participant") == "s2.2 ");
}

TEST_CASE("a coding fits as a turn does with it") {
  const Study study;
  const auto fitting = [&](const char* where) {
    const Selection selection = parse_selection(where, study.corpus, Scope::coding);
    return select_codings(Filter(selection, study.corpus), Attribution(study.corpus), 0,
                          study.turns[0], std::span(study.codings).subspan(0, 2), {});
  };
  CHECK(fitting("").size() == 2);
  CHECK(fitting("case = p1").empty());
  const auto selected = fitting("code = B and case = p0");
  REQUIRE(selected.size() == 1);
  CHECK(selected[0].coding->id == 501);
  CHECK(selected[0].cases == Cases{0});
}

TEST_CASE("a source fits with one of its cases, a case with one of its sources") {
  using Flags = std::vector<bool>;
  Study study;
  CHECK(study.sources("") == Flags{true, true, true});
  CHECK(study.sources("months = 6") == Flags{false, true, true});
  CHECK(study.sources("case = p1") == Flags{false, true, false});
  CHECK(study.sources("case is null") == Flags{false, false, true});
  CHECK(study.cases("") == Flags{true, true, true});
  CHECK(study.cases("months = 6") == Flags{false, true, false});
  CHECK(study.cases("case in (p0, p2)") == Flags{true, false, true});
  // A case in several sources fits where one does, and one that is linked is in a source too.
  study.corpus.sources[2].cases = {100};
  CHECK(study.cases("months = 6") == Flags{true, true, false});
  CHECK(study.cases("months = 6 and months = 3") == Flags{false, false, false});
  CHECK(study.sources("case = p0") == Flags{true, false, true});
}
