#include "model/coders.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"

using namespace thema::model;
using thema::RowId;

TEST_CASE("coders are added once, renamed to free names only") {
  auto p = Project::in_memory();
  CHECK(changing(p, [&] { CHECK(Coders(p).add("anna")); }));
  CHECK_FALSE(changing(p, [&] { CHECK_FALSE(Coders(p).add("anna")); }));
  changing(p, [&] { Coders(p).add("ben"); });
  CHECK(error_of([&] {
          changing(p, [&] { Coders(p).add("anna", "program"); });
        }).starts_with("exists"));
  CHECK(error_of([&] {
          changing(p, [&] { Coders(p).rename("anna", "ben"); });
        }).starts_with("exists"));
  CHECK(error_of([&] { Coders(p).require("ana"); }).find("did you mean 'anna'?") !=
        std::string::npos);
  changing(p, [&] { Coders(p).rename("anna", "Anna B"); });
  CHECK(Coders(p).find("Anna B").has_value());
}

TEST_CASE("merging two coders keeps the codings of both, equal ones once") {
  auto p = Project::in_memory();
  changing(p, [&] {
    const RowId source = add_transcript(p, "P1", {{"P1", "The walk eases it."}});
    const RowId code = Codebook(p).add("Relief", {}).id;
    Coders coders(p);
    const RowId a = coders.ensure("anna"), b = coders.ensure("amy");
    const auto coding = [&](RowId coder, std::uint32_t begin, std::uint32_t end) {
      NewCoding c;
      c.source = source;
      c.span = {begin, end};
      c.code = code;
      c.coder = coder;
      return c;
    };
    std::vector<NewCoding> made;
    made.push_back(coding(a, 4, 12));
    made.push_back(coding(b, 4, 12));
    made.push_back(coding(b, 13, 18));
    Codings(p).add(made);
  });
  const std::string before = state_of(p);
  changing(p, [&] { CHECK(Coders(p).merge("amy", "anna") == 1); });
  const Corpus corpus = load_corpus(p);
  const auto codings = load_codings(p, corpus, {});
  REQUIRE(codings.size() == 2);
  CHECK(corpus.coders[codings[0].coder].name == "anna");
  CHECK_FALSE(Coders(p).find("amy").has_value());
  p.undo("thema undo", "");
  CHECK(state_of(p) == before);
  CHECK(error_of([&] {
          changing(p, [&] { Coders(p).merge("anna", "anna"); });
        }).starts_with("usage"));
}

TEST_CASE("what a merged coder has decided about suggestions was decided by the one that stays") {
  auto p = Project::in_memory();
  thema::Sink sink;
  std::vector<RowId> codings;
  changing(p, [&] {
    const RowId source = add_transcript(p, "P1", {{"P1", "The walk eases it."}});
    const RowId code = Codebook(p).add("Relief", {}).id;
    std::vector<NewCoding> made(2);
    for (std::uint32_t i = 0; i < 2; ++i) {
      made[i].source = source;
      made[i].span = {4 + i, 12};
      made[i].code = code;
      made[i].coder = Coders(p).ensure("finder", "program");
      made[i].suggested = true;
    }
    Codings(p).add(made);
    auto q = p.db().query("SELECT id FROM coding ORDER BY id");
    while (q.step()) codings.push_back(q.integer(0));
  });
  REQUIRE(codings.size() == 2);
  changing(p, [&] { Coders(p).add("anna"); });
  p.work_as("amy");
  changing(p, [&] {
    p.coder_id(sink);
    Codings(p).accept(codings[0]);
    Codings(p).reject(codings[1]);
  });
  changing(p, [&] { Coders(p).merge("amy", "anna"); });
  std::string tags;
  auto q = p.db().query("SELECT key, value FROM coding_tag ORDER BY key");
  while (q.step()) tags += q.string(0) + "=" + q.string(1) + ";";
  CHECK(tags == "accepted=anna;rejected=anna;");
}
