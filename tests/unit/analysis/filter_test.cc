#include "analysis/filter.h"
#include "analysis/counted_cases.h"

#include <doctest/doctest.h>

#include "filter_oracle.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;

namespace {

/// Three people, each with an interview of their own: P1 (web, 30, months 3), P2 (usual, N/R,
/// months 6), P3 (nothing known). In each the interviewer says the first turn, the person the
/// second.
Told three_interviews() {
  Told told;
  told.people = {{"P1", "participant", {{"arm", "web"}, {"age", "30"}}},
                 {"P2", "participant", {{"arm", "usual"}, {"age", "N/R"}}},
                 {"P3", "participant", {}}};
  for (std::size_t i = 0; i < 3; ++i) {
    Told::Interview s;
    s.name = "S" + std::to_string(i + 1);
    s.kind = "transcript";
    s.text = "I:words\nA:words\n";
    s.length = 16;
    s.speakers = {{"I", SpeakerRole::interviewer, {}}, {"A", SpeakerRole::participant, {}}};
    s.turns = {{0, {0, 2}, {2, 7}}, {1, {8, 10}, {10, 15}}};
    s.people = {i};
    told.sources.push_back(s);
  }
  told.sources[0].attributes = {{"months", "3"}, {"date", "2026-01-05"}};
  told.sources[1].attributes = {{"months", "6"}, {"date", "2026-02-11"}};
  told.codes = {{"Barriers", "theme", {}, {{"valence", "barrier"}}},
                {"Barriers/Login", "code", 0, {}},
                {"Help", "outcome", {}, {}}};
  told.coders = {"ann", "bob"};
  return told;
}

Told::Mark mark(std::size_t source, thema::Span span, std::size_t code) {
  Told::Mark m;
  m.source = source;
  m.span = span;
  m.code = code;
  m.created = "2026-03-01T23:59:59Z";
  return m;
}

/// Letters of the codings that a filter selects: a, b, c ... in the order in which they were told.
std::string selected(const Told& told, const std::string& where) {
  auto project = Project::in_memory();
  store(told, project);
  std::string letters;
  for (const char c : chosen(told, Loaded(project), where)) {
    if ('a' <= c && c <= 'z') letters += c;
  }
  return letters;
}

/// The names of the participants of the denominator: "P1 P3".
std::string counted(const Loaded& loaded, const std::string& where,
                    const std::string& kind = "participant") {
  const Selection selection = parse_selection(where, loaded.corpus, Scope::coding);
  Filter filter(selection, loaded.corpus);
  filter.count_as(kind);
  loaded.teach(filter);
  const std::vector<bool> cases = CountedCases::in_selection(filter, loaded.corpus, kind).all();
  std::string out;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (cases[i]) out += (out.empty() ? "" : " ") + loaded.corpus.cases[i].name;
  }
  return out;
}

std::string cases_of(const Told& told, const std::string& where) {
  auto project = Project::in_memory();
  store(told, project);
  return counted(Loaded(project), where);
}

/// a, b, c: what P1, P2, P3 say of Barriers/Login; d: the interviewer of P1, Help.
Told study() {
  Told told = three_interviews();
  told.codings = {mark(0, {10, 15}, 1), mark(1, {10, 15}, 1), mark(2, {10, 15}, 1),
                  mark(0, {2, 7}, 2)};
  return told;
}

}  // namespace

TEST_CASE("a comparison with a missing value is neither true nor false") {
  const Told told = study();
  CHECK(selected(told, "arm = web") == "a");
  CHECK(selected(told, "arm != web") == "b");
  CHECK(selected(told, "not arm = web") == "b");
  CHECK(selected(told, "arm is null") == "cd");  // the interviewer's words are no case's
  CHECK(selected(told, "arm is not null") == "ab");
  CHECK(selected(told, "arm = web or not arm = web") == "ab");
  CHECK(selected(told, "arm not in (web, phone)") == "b");
}

TEST_CASE("what is not reported is a value, but neither above nor below a number") {
  const Told told = study();
  CHECK(selected(told, "age = 'N/R'") == "b");
  CHECK(selected(told, "age < 99") == "a");
  CHECK(selected(told, "not age < 99").empty());
  CHECK(selected(told, "age != 30") == "b");
  CHECK(selected(told, "age in (30.0, 31)") == "a");
}

TEST_CASE("values with a declared order are compared by it") {
  const Told told = study();  // web, usual, phone
  CHECK(selected(told, "arm < usual") == "a");
  CHECK(selected(told, "arm <= usual") == "ab");
  CHECK(selected(told, "arm > web") == "b");
  CHECK(selected(told, "arm < phone") == "ab");
}

TEST_CASE("dates, and days of coding, are compared as dates") {
  const Told told = study();
  CHECK(selected(told, "date < 2026-02-01") == "ad");
  CHECK(selected(told, "date >= 2026-02-11") == "b");
  CHECK(selected(told, "coded = 2026-03-01") == "abcd");
  CHECK(selected(told, "coded > 2026-03-01").empty());
}

TEST_CASE("a field with several values fits when one of them does") {
  Told told = study();
  told.codings.push_back(mark(0, {5, 12}, 1));  // e: both speakers
  CHECK(selected(told, "speaker = I") == "de");
  CHECK(selected(told, "role = participant") == "abce");
  CHECK(selected(told, "role != participant") == "de");
  CHECK(selected(told, "not role = participant") == "d");
}

TEST_CASE("a coding's tags go before those of its code, key by key") {
  Told told = study();
  told.codings[0].code = told.codings[1].code = 0;  // tagged as barrier
  told.codings[1].tags = {{"valence", "facilitator"}};
  told.codings[2].tags = {{"view", "patient"}};
  CHECK(selected(told, "tag.valence = barrier") == "a");
  CHECK(selected(told, "tag.valence = facilitator") == "b");
  CHECK(selected(told, "tag.valence is null") == "cd");
  CHECK(selected(told, "tag.view is not null") == "c");
}

TEST_CASE("'like' stands for the whole value in any case, '~' for a part of it as it is") {
  const Told told = study();
  CHECK(selected(told, "arm like 'W%'") == "a");
  CHECK(selected(told, "arm like 'e'").empty());
  CHECK(selected(told, "arm like '_e_'") == "a");
  CHECK(selected(told, "arm like 'w.b'").empty());
  CHECK(selected(told, "arm ~ 'e'") == "a");
  CHECK(selected(told, "arm ~ 'W'").empty());
  CHECK(selected(told, "code like 'Barriers/%'") == "abc");
}

TEST_CASE("'has' asks for the case, the source and the turn that hold a code or sub-code") {
  const Told told = study();
  CHECK(selected(told, "source has Help") == "ad");
  CHECK(selected(told, "turn has Help") == "d");
  CHECK(selected(told, "case has Help").empty());  // the interviewer's words are no case's
  CHECK(selected(told, "case has Barriers") == "abc");
  CHECK(selected(told, "code = Help and not turn has Barriers") == "d");
}

TEST_CASE("what two say together counts for those who fit") {
  Told told = study();
  told.sources[0].speakers[1].person = 0;
  told.sources[0].speakers[0] = {"B", SpeakerRole::participant, 1};
  told.codings = {mark(0, {5, 12}, 1)};
  auto project = Project::in_memory();
  store(told, project);
  const Loaded loaded(project);
  const auto cases = [&](const std::string& where) {
    const Selection selection = parse_selection(where, loaded.corpus, Scope::coding);
    const Filter filter(selection, loaded.corpus);
    const auto found = loaded.select(filter, 0);
    return found.empty() ? std::vector<std::uint32_t>{99} : found[0].cases;
  };
  CHECK(cases("") == std::vector<std::uint32_t>{0, 1});
  CHECK(cases("case = P2") == std::vector<std::uint32_t>{1});
  CHECK(cases("case != P2") == std::vector<std::uint32_t>{0});
  CHECK(cases("case = P3") == std::vector<std::uint32_t>{99});
}

TEST_CASE("n counts the cases with a source in the selection, whatever they said in it") {
  const Told told = study();
  CHECK(cases_of(told, "") == "P1 P2 P3");
  CHECK(cases_of(told, "arm = web") == "P1");
  CHECK(cases_of(told, "months > 3") == "P2");
  CHECK(cases_of(told, "code = Help") == "P1 P2 P3");
  CHECK(cases_of(told, "code = Help and arm = web") == "P1");
  CHECK(cases_of(told, "role = interviewer or months = 3") == "P1 P2 P3");
  CHECK(cases_of(told, "not (role = interviewer)") == "P1 P2 P3");
  CHECK(cases_of(told, "case has Help").empty());
  CHECK(cases_of(told, "case has Barriers and date is null") == "P3");
  CHECK(cases_of(told, "case = P2 and source = S1").empty());
}

TEST_CASE("a case of which something is selected is among those counted") {
  const Told told = study();
  // P3 has no arm, but is no interviewer: so it fits.
  const std::string where = "not (role = interviewer and arm = web)";
  CHECK(selected(told, where) == "abc");
  CHECK(cases_of(told, where) == "P1 P2 P3");
}

TEST_CASE("a case of which nothing can be selected is not counted, however the filter says it") {
  const Told told = study();
  // P3 has no arm: no passage of P3 can fit either way.
  CHECK(cases_of(told, "not role = interviewer and not arm = web") == "P2");
  CHECK(cases_of(told, "not (role = interviewer or arm = web)") == "P2");
}

TEST_CASE("any filter selects the codings that evaluating it by hand selects") {
  Random random(20260103);
  for (int round = 0; round < 80; ++round) {
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (int i = 0; i < 15; ++i) {
      const Expression e = random_expression(random, told, 3);
      const std::string where = e.text();
      CAPTURE(round);
      CAPTURE(where);
      CHECK(chosen(told, loaded, where) == chosen_by_hand(told, e));
    }
  }
}

TEST_CASE("any filter has the n that evaluating it by hand gives") {
  Random random(20260104);
  for (int round = 0; round < 80; ++round) {
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (int i = 0; i < 15; ++i) {
      const Expression e = random_expression(random, told, 2);
      const std::string where = e.text();
      CAPTURE(round);
      CAPTURE(where);
      CHECK(counted(loaded, where) == denominator_by_hand(told, e, "participant"));
    }
  }
}

namespace {

/// The k of the cases of a kind, the library's way and by hand: those for whom the people count
/// whom `chosen_by_hand` names ("a:1 c:12").
std::size_t k_of(const Loaded& loaded, const std::string& where, const std::string& kind) {
  const Selection selection = parse_selection(where, loaded.corpus, Scope::coding);
  Filter filter(selection, loaded.corpus);
  filter.count_as(kind);
  loaded.teach(filter);
  std::vector<bool> cases(loaded.corpus.cases.size(), false);
  for (std::uint32_t s = 0; s < loaded.corpus.sources.size(); ++s) {
    for (const auto& coding : loaded.select(filter, s)) {
      for (const std::uint32_t c : coding.cases) cases[c] = true;
    }
  }
  return CountedCases::in_selection(filter, loaded.corpus, kind).k(cases);
}

std::size_t k_by_hand(const Told& told, const Expression& e, const std::string& kind) {
  People counted;
  bool people = false;
  for (const char c : chosen_by_hand(told, e, kind)) {
    people = c == ':' || (people && c != ' ');
    if (people && c != ':') counted.merge(told.counts_for(static_cast<std::size_t>(c - '1'), kind));
  }
  return counted.size();
}

}  // namespace

TEST_CASE("any filter has the k of those for whom the words count that it selects") {
  Random random(20260106);
  for (int round = 0; round < 80; ++round) {
    Told told = random_told(random);
    put_in_others(random, told, false);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (int i = 0; i < 10; ++i) {
      const Expression e = random_expression(random, told, 2);
      const std::string where = e.text();
      CAPTURE(round);
      CAPTURE(where);
      CHECK(k_of(loaded, where, "site") == k_by_hand(told, e, "site"));
    }
  }
}

TEST_CASE("any filter on cases that belong to others asks about those whom the words count for") {
  Random random(20260105);
  for (int round = 0; round < 80; ++round) {
    Told told = random_told(random);
    put_in_others(random, told, round % 2 == 0);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (int i = 0; i < 15; ++i) {
      const Expression e = random_expression(random, told, 2);
      const std::string where = e.text();
      CAPTURE(round);
      CAPTURE(where);
      for (const std::string kind : {"site", "participant"}) {
        CHECK(chosen(told, loaded, where, kind) == chosen_by_hand(told, e, kind));
        CHECK(counted(loaded, where, kind) == denominator_by_hand(told, e, kind));
      }
    }
  }
}
