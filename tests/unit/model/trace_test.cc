#include "model/trace.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/cases.h"
#include "model/codebook.h"
#include "model/overview.h"
#include "realist_study.h"

using namespace thema::model;
using Numbers = std::vector<std::int64_t>;

TEST_CASE("the changes of an object are found by its name, one that it had, and what hangs on it") {
  auto p = Project::in_memory();
  changing(p, [&] { Codebook(p).add("A/Fear", {}); });        // 1
  changing(p, [&] { Codebook(p).add("B", {}); });             // 2
  changing(p, [&] { Codebook(p).rename("Fear", "Worry"); });  // 3
  changing(p, [&] { Cases(p).add("P1", "participant"); });    // 4
  changing(p, [&] {                                           // 5
    Cases(p).set_value(Owner::case_, Cases(p).require("P1").id, "age", "52");
  });
  changing(p, [&] { Cases(p).remove("P1"); });  // 6
  CHECK(changes_of(p, "A/Worry") == Numbers{1, 3});
  CHECK(changes_of(p, "Worry") == Numbers{1, 3});
  CHECK(changes_of(p, "Fear") == Numbers{1, 3});
  CHECK(changes_of(p, "B") == Numbers{2});
  CHECK(changes_of(p, "P1") == Numbers{4, 5, 6});
  CHECK(error_of([&] { changes_of(p, "Wory"); }).find("did you mean 'A/Worry'?") !=
        std::string::npos);
}

TEST_CASE("the changes of a configuration are those of its evidence too") {
  RealistStudy s;
  s.configuration("CMOC1", {{"context", "Walks"}, {"outcome", "Goes on"}});
  s.configuration("CMOC2", {{"context", "Sits"}, {"outcome", "Stops"}});
  s.change.commit();  // 1
  Project& p = s.project;
  NewEvidence eased = s.evidence("CMOC1", "outcome", "supports", "P1", "The walk eases it");
  changing(p, [&] { s.add(eased); });                                // 2
  changing(p, [&] { s.add(s.silence("CMOC2", "outcome", "P3")); });  // 3
  eased.note = "Says that it eases";
  changing(p, [&] { s.add(eased); });  // 4
  CHECK(changes_of(p, "CMOC1") == Numbers{1, 2, 4});
  CHECK(changes_of(p, "CMOC2") == Numbers{1, 3});
}

TEST_CASE("where the work stands: my next source, and the turns coded of those that count") {
  auto p = Project::in_memory();
  changing(p, [&] {
    add_transcript(p, "P10", {{"INT", "Well?"}, {"P10", "Yes."}, {"P10", "No."}});
    add_transcript(p, "P2", {{"INT", "Well?"}, {"P2", "Yes."}});
  });
  Standing s = standing(p, load_corpus(p));
  CHECK(s.next_source == "P2");
  REQUIRE(s.progress.size() == 2);
  CHECK(s.progress[1].source == "P10");
  CHECK(s.progress[1].turns == 2);
  CHECK(s.progress[1].coded == 0);
  CHECK(overview(p).turns == 5);
}
