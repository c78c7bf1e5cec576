// What two copies did crosswise, and what a third has to do with it. All transcripts are invented.
#include <algorithm>
#include <array>

#include "merge_study.h"
#include "model/cases.h"
#include "model/code_tree.h"
#include "model/summaries.h"

using namespace thema::model;

namespace {

void merge_code(Project& project, const std::string& code, const std::string& into) {
  thema::Sink sink;
  changing(project, [&] { CodeTree(project, sink).merge({code}, into); });
}

void move_under(Project& project, const std::string& code, const std::string& parent) {
  thema::Sink sink;
  changing(project, [&] {
    CodeTree(project, sink).move(code, {.where = CodePlace::Where::under, .code = parent});
  });
}

}  // namespace

TEST_CASE("after crossed merges a third coder's work on either code is kept") {
  MergeStudy s;
  changing(s.lead, [&] {
    Codebook(s.lead).add("One", {});
    Codebook(s.lead).add("Two", {});
  });
  Project dora = s.copy(s.lead, "dora"), emil = s.copy(s.lead, "emil");
  Project carl = s.copy(s.lead, "carl");
  merge_code(dora, "One", "Two");
  merge_code(emil, "Two", "One");
  changing(carl, [&] { Codebook(carl).add("Third", {}); });
  merge_code(carl, "One", "Third");
  changing(carl, [&] { code_quote(carl, "Two", "P1", {40, 50}, "by carl"); });

  CHECK(s.merge(s.lead, dora).open == 0);
  Merged merged = s.merge(s.lead, emil);
  CHECK(merged.open == 1);
  CHECK(s.merge(s.lead, emil, all_of(merged, "theirs")).open == 0);
  merged = s.merge(s.lead, carl);
  if (merged.open > 0) merged = s.merge(s.lead, carl, all_of(merged, "theirs"));
  CHECK(merged.open == 0);
  CHECK(codings_of(s.lead).back() == "P1 40:50 Third carl by carl");
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("two circles that share a code are settled together, whatever is chosen for each") {
  MergeStudy s;
  changing(s.lead, [&] {
    for (const char* code : {"Arrive", "Begin", "Close"}) Codebook(s.lead).add(code, {});
  });
  Project dora = s.copy(s.lead, "dora");
  move_under(s.lead, "Begin", "Close");
  move_under(s.lead, "Arrive", "Close/Begin");
  move_under(dora, "Begin", "Arrive");
  move_under(dora, "Close", "Arrive/Begin");

  MergeChoices choices;
  Merged merged = s.merge(s.lead, dora);
  for (int round = 0; merged.open > 0; ++round) {
    REQUIRE(round < 9);
    for (const MergeConflict& c : merged.conflicts) {
      const bool mine = c.kind == "circle" && c.object.find("Arrive") != std::string::npos;
      choices.emplace(c.id, mine ? "mine" : "theirs");
    }
    merged = s.merge(s.lead, dora, choices);
  }
  CHECK(Codebook(s.lead).find("Close/Begin/Arrive"));
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("a code that was merged goes, also where the one that stays lies deep below it") {
  MergeStudy s;
  changing(s.lead, [&] {
    for (const char* code : {"Gone", "Kept", "Between"}) Codebook(s.lead).add(code, {});
    code_quote(s.lead, "Gone", "P1", {40, 50});
  });
  Project dora = s.copy(s.lead, "dora"), emil = s.copy(s.lead, "emil");
  merge_code(dora, "Gone", "Kept");
  move_under(emil, "Between", "Gone");
  move_under(emil, "Kept", "Gone/Between");
  Project first = s.twin(dora, "first"), second = s.twin(emil, "second");
  const auto settled = [&](Project& into, Project& from) {
    Merged merged = s.merge(into, from);
    if (merged.open > 0) merged = s.merge(into, from, all_of(merged, "mine"));
    CHECK(merged.open == 0);
    CHECK(problems_of(into) == "");
    CHECK_FALSE(Codebook(into).find("Gone"));
    CHECK(Codebook(into).list().size() == Codebook(s.lead).list().size() - 1);  // none in a circle
  };
  settled(first, emil);
  settled(second, dora);
  CHECK(listed(s.merge(first, emil)).empty());
}

TEST_CASE("sub-codes of one name that meet by a merge make nobody's coding changed") {
  MergeStudy s;
  changing(s.lead, [&] {
    for (const char* code : {"One/Part", "Two/Part", "Aside"}) Codebook(s.lead).add(code, {});
    code_quote(s.lead, "One/Part", "P1", {40, 50});
  });
  Project dora = s.copy(s.lead, "dora"), emil = s.copy(s.lead, "emil");
  // Dora parts the two before she merges those above them, and takes the coding away.
  changing(dora, [&] {
    auto q = dora.db().query_once("DELETE FROM coding WHERE start_cp = 40");
    q.run();
  });
  move_under(dora, "One/Part", "Aside");
  merge_code(dora, "One", "Two");
  changing(emil, [&] { Codebook(emil).add("News", {}); });
  Project first = s.twin(dora, "first"), second = s.twin(emil, "second");
  CHECK(listed(s.merge(first, emil)) == listed(s.merge(second, dora)));
}

TEST_CASE("crossed merges leave no circle, whoever moved what meanwhile") {
  MergeStudy s;
  changing(s.lead, [&] {
    for (const char* code : {"One", "Two", "Other"}) Codebook(s.lead).add(code, {});
  });
  Project dora = s.copy(s.lead, "dora"), emil = s.copy(s.lead, "emil");
  merge_code(dora, "One", "Two");
  move_under(dora, "Two", "Other");
  merge_code(emil, "Two", "One");
  move_under(emil, "Other", "One");
  int twins = 0;
  for (const char* choice : {"mine", "theirs"}) {
    CAPTURE(choice);
    Project first = s.twin(dora, fmt::format("twin{}", ++twins));
    Project second = s.twin(emil, fmt::format("twin{}", ++twins));
    const auto settled = [&](Project& into, Project& from) {
      MergeChoices choices;
      Merged merged = s.merge(into, from);
      for (int round = 0; merged.open > 0; ++round) {
        REQUIRE(round < 9);
        for (const MergeConflict& c : merged.conflicts) choices.emplace(c.id, choice);
        merged = s.merge(into, from, choices);
      }
      CHECK(problems_of(into) == "");
      CHECK(Codebook(into).list().size() == Codebook(s.lead).list().size() - 1);
    };
    settled(first, emil);
    settled(second, dora);
  }
}

namespace {

void chart(Project& project, const char* code, const char* text) {
  changing(project, [&] {
    thema::Sink sink;
    Summaries(project).set({.case_id = Cases(project).require("Ada").id,
                            .code = Codebook(project).require(code).id,
                            .coder = project.coder_id(sink),
                            .text = text,
                            .keep = {},
                            .add = {}});
  });
}

/// Merges, with one choice for whatever is asked.
Merged settle_all(MergeStudy& s, Project& into, Project& from, const char* choice) {
  MergeChoices choices;
  Merged merged = s.merge(into, from);
  for (int round = 0; merged.open > 0; ++round) {
    REQUIRE(round < 9);
    for (const MergeConflict& c : merged.conflicts) choices.emplace(c.id, choice);
    merged = s.merge(into, from, choices);
  }
  return merged;
}

}  // namespace

TEST_CASE("a copy that is here brings nothing when it comes again, whatever was decided since") {
  MergeStudy s;
  changing(s.lead, [&] {
    for (const char* code : {"Base", "Close", "Drive"}) Codebook(s.lead).add(code, {});
    Cases(s.lead).add("Ada", "participant");
  });
  std::array<Project, 3> copies{s.copy(s.lead, "dora"), s.copy(s.lead, "emil"),
                                s.copy(s.lead, "fern")};
  changing(copies[0], [&] { CodeTree(copies[0], s.sink).remove("Close", false, true); });
  merge_code(copies[1], "Base", "Close");
  chart(copies[2], "Close", "of the third code");
  chart(copies[2], "Drive", "of the fourth code");
  merge_code(copies[2], "Drive", "Base");
  std::array<std::size_t, 3> order{0, 1, 2};
  int twins = 0;
  do {
    for (const char* choice : {"mine", "theirs"}) {
      CAPTURE(order[0]);
      CAPTURE(order[1]);
      CAPTURE(std::string(choice));
      Project all = s.twin(s.lead, fmt::format("all{}", ++twins));
      for (const std::size_t i : order) settle_all(s, all, copies[i], choice);
      const std::string before = dump_of(all);
      for (const std::size_t i : order) {
        CHECK(listed(s.merge(all, copies[i])).empty());
        CHECK_FALSE(s.changed);
      }
      CHECK(dump_of(all) == before);
      CHECK(problems_of(all).empty());
    }
  } while (std::next_permutation(order.begin(), order.end()));
}
