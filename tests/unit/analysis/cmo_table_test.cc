#include "analysis/cmo_table.h"

#include <doctest/doctest.h>

#include "model/cmo_words.h"
#include "model/selection.h"

using namespace thema::analysis;
using namespace thema::model;
using thema::RowId;

namespace {

using Indices = std::vector<std::uint32_t>;
using Labels = std::vector<std::string>;

constexpr RowId kCmoc = 900;

/// Sources s0..s2 of the participants p0..p2 and s3 of a physiotherapist; p4 has no source. Each
/// source has an interviewer's turn [0, 10) and one of its case [10, 100).
struct Study {
  Corpus corpus;
  CmoInput input;
  Selection everything;

  Study() {
    for (std::uint32_t i = 0; i < 5; ++i) {
      Case c;
      c.id = 100 + i;
      c.name = "p" + std::to_string(i);
      c.kind = i == 3 ? "physiotherapist" : "participant";
      corpus.cases.push_back(c);
      corpus.case_index[c.id] = i;
    }
    for (std::uint32_t i = 0; i < 4; ++i) {
      Source s;
      s.id = 200 + i;
      s.name = "s" + std::to_string(i);
      s.cases = {100 + i};
      corpus.sources.push_back(s);
      corpus.source_index[s.id] = i;
      add_speaker(300 + i, s.id, SpeakerRole::interviewer, 0);
      add_speaker(400 + i, s.id, SpeakerRole::participant, 100 + i);
      input.turns[i] = {turn(1, 300 + i, {0, 10}), turn(2, 400 + i, {10, 100})};
    }
    corpus.coders = {{1, "anna", "person"}};
    corpus.coder_index[1] = 0;
    for (const char* path : {"B theme", "A theme"}) {
      Code code;
      code.id = 500 + static_cast<RowId>(corpus.codes.size());
      code.path = path;
      corpus.code_index[code.id] = static_cast<std::uint32_t>(corpus.codes.size());
      corpus.codes.push_back(code);
      corpus.code_end.push_back(static_cast<std::uint32_t>(corpus.codes.size()));
    }
    input.corpus = &corpus;
    configuration(kCmoc, "CMOC1");
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

  Configuration& configuration(RowId id, const std::string& label) {
    Configuration c;
    c.id = id;
    c.label = label;
    c.version.id = id + 1;
    input.configurations.push_back(c);
    return input.configurations.back();
  }

  Evidence& evidence(std::string stance, std::uint32_t source, thema::Span span) {
    Evidence e;
    e.id = 1000 + static_cast<RowId>(input.evidence.size());
    e.cmoc = kCmoc;
    e.version = kCmoc + 1;
    e.stance = std::move(stance);
    e.coder = "anna";
    e.source = 200 + source;
    e.span = span;
    input.evidence.push_back(e);
    return input.evidence.back();
  }

  void silence(std::uint32_t who) {
    Evidence& e = evidence("silent", 0, {});
    e.source = 0;
    e.case_id = 100 + who;
  }

  CmoSummaries table(std::size_t quotes = 1, const std::string& where = "") {
    order_evidence(corpus, input.evidence);
    const Selection selection = parse_selection(where, corpus, Scope::turn);
    const Filter filter(selection, corpus);
    return summarize_cmo(input, filter, CountedCases::in_selection(filter, corpus, "participant"),
                         {.quotes = quotes});
  }
};

}  // namespace

TEST_CASE("evidence is counted by stance, and its cases once each") {
  Study study;
  study.evidence("supports", 0, {10, 20});
  study.evidence("supports", 0, {30, 40});
  study.evidence("refines", 1, {10, 20});
  study.evidence("challenges", 1, {50, 60});
  study.evidence("negative-case", 2, {10, 20});
  study.silence(2);
  const CmoSummary row = study.table().rows.at(0);
  CHECK(row.counts.supports == 2);
  CHECK(row.counts.silent == 1);
  CHECK(row.counts.text() == "2/1/1/1");
  CHECK(row.cases == Indices{0, 1, 2});
}

TEST_CASE("k counts cases of one kind that said something; n those of the kind with a source") {
  Study study;
  study.evidence("supports", 0, {10, 20});
  study.evidence("supports", 3, {10, 20});  // a physiotherapist
  study.evidence("supports", 1, {2, 8});    // an interviewer's words are nobody's evidence
  study.silence(2);                         // silence gives no evidence
  const CmoSummaries table = study.table();
  CHECK(table.of == 3);  // p4 has no source, p3 is of another kind
  CHECK(table.case_kind == "participant");
  CHECK(table.rows[0].cases == Indices{0});
  CHECK(table.rows[0].other_cases == Indices{3});
  CHECK(table.rows[0].counts.supports == 3);
}

TEST_CASE("a case that is named gives the evidence, whoever speaks there") {
  Study study;
  study.evidence("supports", 3, {10, 20}).case_id = 101;
  CHECK(cases_of(study.input, study.input.evidence[0]) == Indices{1});
  CHECK(study.table().rows[0].cases == Indices{1});
}

TEST_CASE("lost words count nowhere, and older wordings are told") {
  Study study;
  study.evidence("supports", 0, {10, 20}).anchor = "lost";
  study.evidence("supports", 1, {10, 20}).version = 1;
  const CmoSummary row = study.table().rows[0];
  CHECK(row.counts.supports == 1);
  CHECK(row.lost == 1);
  CHECK(row.older_wording == 1);
  CHECK(row.cases == Indices{1});
}

TEST_CASE("quotes are exemplars first, then one a case in turn, in the order of the sources") {
  Study study;
  study.evidence("supports", 0, {10, 20});
  study.evidence("supports", 0, {30, 40});
  study.evidence("supports", 1, {10, 20});
  study.evidence("supports", 2, {10, 20});
  study.evidence("refines", 2, {30, 40});
  study.evidence("supports", 1, {30, 40});
  study.input.exemplars.push_back({1, 202, {10, 20}, ""});
  const auto places = [&](std::size_t n) {
    std::vector<std::pair<RowId, std::uint32_t>> out;
    const CmoSummaries table = study.table(n);
    for (const std::size_t i : table.rows[0].quotes) {
      out.emplace_back(study.input.evidence[i].source - 200, study.input.evidence[i].span.begin);
    }
    return out;
  };
  using Places = std::vector<std::pair<RowId, std::uint32_t>>;
  CHECK(places(0) == Places{});
  CHECK(places(1) == Places{{2, 10}});
  CHECK(places(3) == Places{{2, 10}, {0, 10}, {1, 10}});
  CHECK(places(9) == Places{{2, 10}, {0, 10}, {1, 10}, {0, 30}, {1, 30}});
}

TEST_CASE("an interviewer's words are quoted when all that cases said is") {
  Study study;
  study.evidence("supports", 0, {2, 8});
  study.evidence("supports", 1, {10, 20});
  study.evidence("supports", 1, {30, 40});
  const CmoSummaries one = study.table(1), all = study.table(3);
  CHECK(study.input.evidence[one.rows[0].quotes.at(0)].source == 201);
  CHECK(study.input.evidence[all.rows[0].quotes.at(1)].source == 201);
  CHECK(study.input.evidence[all.rows[0].quotes.at(2)].source == 200);
}

TEST_CASE("rows stand by theme in codebook order, without one last; fragments are left out") {
  Study study;
  study.configuration(910, "CMOC2").theme = 501;
  study.configuration(920, "CMOC3").theme = 500;
  study.configuration(930, "F1").state = "fragment";
  const CmoSummaries table = study.table();
  Labels order;
  for (const CmoSummary& row : table.rows) {
    order.push_back(study.input.configurations[row.configuration].label);
  }
  CHECK(order == Labels{"CMOC3", "CMOC2", "CMOC1"});
  CHECK(table.fragments == 1);
}

TEST_CASE("a filter takes out evidence and cases, from k and from n") {
  Study study;
  study.evidence("supports", 0, {10, 20});
  study.evidence("supports", 1, {10, 20});
  study.silence(0);
  study.silence(1);
  const CmoSummaries table = study.table(5, "case = p1");
  CHECK(table.of == 1);
  CHECK(table.rows[0].cases == Indices{1});
  CHECK(table.rows[0].counts.supports == 1);
  CHECK(table.rows[0].counts.silent == 1);
  CHECK(table.rows[0].quotes.size() == 1);
}
