#include "analysis/counted_cases.h"

#include <doctest/doctest.h>

using namespace thema::analysis;
using namespace thema::model;

namespace {

/// Two sites with wards; P1 and P2 in a ward of the north, P3 in the south itself, P4 in none. P1,
/// P3 and P4 have a source.
Corpus nested_study() {
  Corpus corpus;
  const auto add = [&](const char* name, const char* kind, std::vector<thema::RowId> in) {
    const auto id = static_cast<thema::RowId>(corpus.cases.size()) + 1;
    corpus.case_index[id] = static_cast<std::uint32_t>(corpus.cases.size());
    corpus.cases.push_back({id, name, kind, std::move(in)});
    return id;
  };
  const auto north = add("North", "site", {}), south = add("South", "site", {});
  const auto ward = add("Ward 1", "ward", {north});
  const auto p1 = add("P1", "participant", {ward});
  add("P2", "participant", {ward});
  const auto p3 = add("P3", "participant", {south, ward});
  const auto p4 = add("P4", "participant", {});
  for (const auto c : {p1, p3, p4}) {
    Source source;
    source.id = c + 100;
    source.cases = {c};
    corpus.source_index[source.id] = static_cast<std::uint32_t>(corpus.sources.size());
    corpus.sources.push_back(source);
  }
  return corpus;
}

std::string names(const Corpus& corpus, const std::vector<bool>& cases) {
  std::string out;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (cases[i]) out += (out.empty() ? "" : ", ") + corpus.cases[i].name;
  }
  return out;
}

std::vector<bool> only(const Corpus& corpus, const std::string& name) {
  std::vector<bool> cases;
  for (const Case& c : corpus.cases) cases.push_back(c.name == name);
  return cases;
}

struct Asked {
  const Corpus corpus = nested_study();
  const Selection selection;
  const Filter filter{selection, corpus};

  CountedCases of(const char* kind) const {
    return CountedCases::in_selection(filter, corpus, kind);
  }
};

}  // namespace

TEST_CASE("n are the cases of a kind with a source, or with a member that has one") {
  const Asked study;
  CHECK(names(study.corpus, study.of("participant").all()) == "P1, P3, P4");
  CHECK(names(study.corpus, study.of("ward").all()) == "Ward 1");
  CHECK(names(study.corpus, study.of("site").all()) == "North, South");
  CHECK(study.of("study").n() == 0);
}

TEST_CASE("what a case says counts for each case of the kind that it belongs to, once") {
  const Asked study;
  const CountedCases sites = study.of("site");
  CHECK(names(study.corpus, sites.among(only(study.corpus, "P1"))) == "North");
  CHECK(names(study.corpus, sites.among(only(study.corpus, "P3"))) == "North, South");
  CHECK(sites.k(only(study.corpus, "P4")) == 0);
  CHECK(sites.k(std::vector<bool>(7, true)) == 2);
  CHECK(study.of("participant").k(std::vector<bool>(7, true)) == 3);
}

TEST_CASE("a case of the kind counts for itself, not for another of the kind that it belongs to") {
  Corpus corpus = nested_study();
  corpus.cases[6].in = {corpus.cases[4].id};  // P4 in P2, who has no source
  const Selection selection;
  const Filter filter(selection, corpus);
  const auto counted = CountedCases::in_selection(filter, corpus, "participant");
  CHECK(names(corpus, counted.all()) == "P1, P3, P4");
}

TEST_CASE("n of another filter takes in cases without a source, and no other kind") {
  const Asked study;
  const Selection some = parse_selection("case != 'P3'", study.corpus, Scope::case_);
  const Filter of(some, study.corpus);
  const auto counted = CountedCases::that_fit(of, "case != 'P3'", study.corpus, "participant");
  CHECK(names(study.corpus, counted.all()) == "P1, P2, P4");
  CHECK(counted.k(only(study.corpus, "P3")) == 0);
  CHECK(counted.words() == "cases of kind participant where case != 'P3'");
}

TEST_CASE("a part of the cases counts no others") {
  const Asked study;
  const CountedCases sites = study.of("site").only(only(study.corpus, "South"));
  CHECK(sites.n() == 1);
  CHECK(sites.k(only(study.corpus, "P3")) == 1);
  CHECK(sites.k(only(study.corpus, "P1")) == 0);
}
