// What two copies did crosswise, and what a third has to do with it. All transcripts are invented.
#include <algorithm>
#include <array>
#include <functional>

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

/// One removes a code, one merges another into it, one charts it and merges, too.
struct AtOdds : MergeStudy {
  std::array<Project, 3> copies = at_odds();
  std::array<std::size_t, 3> order{0, 1, 2};
  int twins = 0;

  Project next_twin(Project& of) { return twin(of, fmt::format("twin{}", ++twins)); }

  /// In every order, with each choice: all copies are merged, then `check` is asked.
  void each(const std::function<void(Project&)>& check) {
    do {
      for (const char* choice : {"mine", "theirs"}) {
        CAPTURE(order[0]);
        CAPTURE(order[1]);
        CAPTURE(std::string(choice));
        Project all = next_twin(lead);
        for (const std::size_t i : order) settle_all(*this, all, copies[i], choice);
        check(all);
        CHECK(problems_of(all).empty());
      }
    } while (std::next_permutation(order.begin(), order.end()));
  }

 private:
  std::array<Project, 3> at_odds() {
    changing(lead, [&] {
      for (const char* code : {"Base", "Close", "Drive"}) Codebook(lead).add(code, {});
      Cases(lead).add("Ada", "participant");
    });
    std::array<Project, 3> made{copy(lead, "dora"), copy(lead, "emil"), copy(lead, "fern")};
    changing(made[0], [&] { CodeTree(made[0], sink).remove("Close", false, true); });
    merge_code(made[1], "Base", "Close");
    chart(made[2], "Close", "of the third code");
    chart(made[2], "Drive", "of the fourth code");
    merge_code(made[2], "Drive", "Base");
    return made;
  }
};

}  // namespace

TEST_CASE("a copy that is here brings nothing when it comes again, whatever was decided since") {
  AtOdds s;
  s.each([&](Project& all) {
    const std::string before = dump_of(all);
    for (Project& copy : s.copies) {
      CHECK(listed(s.merge(all, copy)).empty());
      CHECK_FALSE(s.changed);
    }
    CHECK(dump_of(all) == before);
  });
}

TEST_CASE("what was decided about summaries stays decided when a copy comes with other work") {
  AtOdds s;
  const auto charted = [](Project& project) {
    std::vector<std::string> out;
    for (const Summary& one : Summaries(project).list()) out.push_back(one.text);
    return out;
  };
  s.each([&](Project& all) {
    const auto before = charted(all);
    for (Project& copy : s.copies) {
      Project more = s.next_twin(copy);
      const std::string news = fmt::format("News {}", s.twins);
      changing(more, [&] { Codebook(more).add(news, {}); });
      CHECK(listed(s.merge(all, more)).empty());
      CHECK(Codebook(all).find(news));
      CHECK(charted(all) == before);
    }
  });
}
