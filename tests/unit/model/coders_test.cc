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
