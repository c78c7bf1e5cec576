#include "merge_study.h"
#include "model/cases.h"
#include "model/erasure.h"

using namespace thema::model;
using Lines = std::vector<std::string>;

TEST_CASE("what was coded in the old text is carried into the corrected one") {
  MergeStudy s;
  Talk talk = kTalk;
  talk[0].second = "What helps you most, then?";
  for (const bool lead_corrects : {true, false}) {
    MergeStudy t;
    correct(lead_corrects ? t.lead : t.anna, talk, "P1_checked.txt");
    Project& coding = lead_corrects ? t.anna : t.lead;
    changing(coding, [&] { code_quote(coding, "Effort", "P1", {40, 50}); });
    const Merged merged = t.merge(t.lead, t.anna);
    CHECK(merged.conflicts.empty());
    CHECK(merged.moved == 1);
    CHECK(codings_of(t.lead) ==
          Lines{"P1 36:53 Ease/Walking lead said at once",
                std::string("P1 55:65 Effort ") + (lead_corrects ? "anna" : "lead")});
    CHECK(problems_of(t.lead).empty());
    CHECK(t.merge(t.lead, t.anna).counts.empty());
  }
}

TEST_CASE("a text corrected on both sides is a conflict; both texts stay as versions") {
  Talk longer = kTalk, shorter = kTalk;
  longer[0].second = "What helps you most, then?";
  shorter[2].second = "Else?";
  for (const char* choice : {"mine", "theirs"}) {
    MergeStudy s;
    correct(s.lead, longer, "P1_lead.txt");
    correct(s.anna, shorter, "P1_anna.txt");
    changing(s.anna, [&] { code_quote(s.anna, "Effort", "P1", {40, 50}); });
    const Merged open = s.merge(s.lead, s.anna);
    CHECK(listed(open) == Lines{"text: source P1"});
    CHECK(s.merge(s.lead, s.anna, all_of(open, choice)).open == 0);
    const bool mine = std::string(choice) == "mine";
    CHECK(codings_of(s.lead) ==
          (mine ? Lines{"P1 36:53 Ease/Walking lead said at once", "P1 55:65 Effort anna"}
                : Lines{"P1 21:38 Ease/Walking lead said at once", "P1 40:50 Effort anna"}));
    const auto versions = versions_of(s.lead, Sources(s.lead).require("P1"));
    REQUIRE(versions.size() == 3);
    CHECK(versions.back().current);
    CHECK(versions.back().file_name == (mine ? "P1_lead.txt" : "P1_anna.txt"));
    CHECK(problems_of(s.lead).empty());
    CHECK(s.merge(s.lead, s.anna).counts.empty());
  }
}

TEST_CASE("versions that two copies made under one number are counted anew, alike in both") {
  Talk longer = kTalk, shorter = kTalk, shortest = kTalk;
  longer[0].second = "What helps you most, then?";
  shorter[2].second = "Else?";
  shortest[2].second = "So?";
  for (const char* choice : {"mine", "theirs"}) {
    for (const bool lead_corrects_twice : {true, false}) {
      CAPTURE(choice);
      CAPTURE(lead_corrects_twice);
      MergeStudy s;
      correct(s.lead, longer, "lead.txt");
      correct(s.anna, shorter, "anna.txt");
      correct(lead_corrects_twice ? s.lead : s.anna, shortest, "again.txt");
      CHECK(s.merge(s.lead, s.anna, all_of(s.merge(s.lead, s.anna), choice)).open == 0);
      const auto numbers = [](Project& project) {
        Lines lines;
        for (const auto& v : versions_of(project, Sources(project).require("P1"))) {
          lines.push_back(std::to_string(v.number) + " " + v.file_name);
        }
        return lines;
      };
      const Lines merged = numbers(s.lead);
      REQUIRE(merged.size() == 4);
      const bool mine = std::string(choice) == "mine";
      CHECK(merged.front() == "1 P1.txt");
      CHECK(merged.back() == (lead_corrects_twice == mine ? "4 again.txt"
                              : mine                      ? "4 lead.txt"
                                                          : "4 anna.txt"));
      CHECK(merged[1].starts_with("2 "));
      CHECK(merged[2].starts_with("3 "));
      CHECK(s.merge(s.lead, s.anna).counts.empty());
      // The copy takes the same numbers over.
      CHECK(s.merge(s.anna, s.lead).open == 0);
      CHECK(numbers(s.anna) == merged);
    }
  }
}

TEST_CASE("texts corrected on both sides may differ by more than a passage is long") {
  Talk longer = kTalk, shorter = kTalk;
  longer[0].second = "What helps you most, then, of all the things that you have tried so far?";
  shorter[2].second = "Else?";
  for (const char* choice : {"mine", "theirs"}) {
    for (const bool lead_is_longer : {true, false}) {
      MergeStudy s;
      correct(s.lead, lead_is_longer ? longer : shorter, "P1_lead.txt");
      correct(s.anna, lead_is_longer ? shorter : longer, "P1_anna.txt");
      const Merged open = s.merge(s.lead, s.anna);
      CHECK(listed(open) == Lines{"text: source P1"});
      CHECK(s.merge(s.lead, s.anna, all_of(open, choice)).open == 0);
      const bool now_longer = lead_is_longer == (std::string(choice) == "mine");
      CHECK(codings_of(s.lead) == Lines{now_longer ? "P1 82:99 Ease/Walking lead said at once"
                                                   : "P1 21:38 Ease/Walking lead said at once"});
      CHECK(problems_of(s.lead).empty());
    }
  }
}

TEST_CASE("a passage that only the refused correction lost stays where the other has it") {
  Talk longer = kTalk, without = kTalk;
  longer[0].second = "What helps you most, then?";
  without[1].second = "On the days I walk I am looser by tea.";
  for (const bool lead_loses : {true, false}) {
    for (const bool loser_wins : {true, false}) {
      MergeStudy s;
      correct(s.lead, lead_loses ? without : longer, "P1_lead.txt");
      correct(s.anna, lead_loses ? longer : without, "P1_anna.txt");
      const Merged open = s.merge(s.lead, s.anna);
      const bool mine = lead_loses == loser_wins;
      const Merged merged = s.merge(s.lead, s.anna, all_of(open, mine ? "mine" : "theirs"));
      CHECK(merged.lost == (loser_wins && !lead_loses ? 1U : 0U));  // the lead's had it so far
      CHECK(codings_of(s.lead) == Lines{loser_wins ? "P1 21:38 Ease/Walking lead said at once lost"
                                                   : "P1 36:53 Ease/Walking lead said at once"});
      CHECK(problems_of(s.lead).empty());
      CHECK(s.merge(s.lead, s.anna).counts.empty());
    }
  }
}

TEST_CASE("a passage that the other's correction lost is counted where it was still found") {
  Talk without = kTalk;
  without[1].second = "On the days I walk I am looser by tea.";
  MergeStudy s;
  correct(s.anna, without, "P1_anna.txt");
  CHECK(s.merge(s.lead, s.anna).lost == 1);
  CHECK(s.merge(s.anna, s.lead).lost == 0);
}

TEST_CASE(
    "what a copy coded itself and lost by its refused correction is found in the other text") {
  Talk longer = kTalk, without = kTalk;
  longer[0].second = "What helps you most, then?";
  without[1].second = "The walk eases it.";
  for (const bool lead_loses : {true, false}) {
    MergeStudy s;
    Project& loser = lead_loses ? s.lead : s.anna;
    changing(loser, [&] { code_quote(loser, "Effort", "P1", {40, 51}); });
    correct(s.lead, lead_loses ? without : longer, "P1_lead.txt");
    correct(s.anna, lead_loses ? longer : without, "P1_anna.txt");
    const Merged open = s.merge(s.lead, s.anna);
    const Merged merged = s.merge(s.lead, s.anna, all_of(open, lead_loses ? "theirs" : "mine"));
    CHECK(merged.moved == 1);
    CHECK(codings_of(s.lead) ==
          Lines{"P1 36:53 Ease/Walking lead said at once",
                std::string("P1 55:66 Effort ") + (lead_loses ? "lead" : "anna")});
    CHECK(s.lead.db().integer("SELECT count(*) FROM coding WHERE lost_text IS NOT NULL") == 0);
    CHECK(problems_of(s.lead).empty());
    CHECK(s.merge(s.lead, s.anna).counts.empty());
  }
}

TEST_CASE("three corrections: what two of them lost stays in the text of the third") {
  Talk longer = kTalk, without = kTalk, other = kTalk;
  longer[0].second = "What helps you most, then?";
  without[1].second = "On the days I walk I am looser by tea.";
  other[1].second = "I am looser by tea.";
  for (const bool lead_first : {true, false}) {
    MergeStudy s;
    correct(s.lead, longer, "P1_lead.txt");
    correct(s.anna, without, "P1_anna.txt");
    correct(s.ben, other, "P1_ben.txt");
    Project& into = lead_first ? s.lead : s.anna;
    Project& from = lead_first ? s.anna : s.lead;
    s.merge(into, from, all_of(s.merge(into, from), lead_first ? "mine" : "theirs"));
    s.merge(into, s.ben, all_of(s.merge(into, s.ben), "mine"));
    CHECK(codings_of(into) == Lines{"P1 36:53 Ease/Walking lead said at once"});
    CHECK(problems_of(into).empty());
    CHECK(s.merge(into, s.ben).counts.empty());
  }
}

TEST_CASE("different sources of one name are a conflict; both stay") {
  MergeStudy s;
  changing(s.lead, [&] { add_transcript(s.lead, "P2", {{"P2", "My own words."}}); });
  changing(s.anna, [&] {
    add_transcript(s.anna, "P2", {{"P2", "Other words."}});
    code_quote(s.anna, "Effort", "P2", {4, 9});
  });
  const Merged open = s.merge(s.lead, s.anna);
  CHECK(listed(open) == Lines{"same-name: source P2"});
  s.merge(s.lead, s.anna, all_of(open, "mine"));
  CHECK(codings_of(s.lead).back() == "P2 (2) 4:9 Effort anna");
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("the same file imported on both sides is one source with the codings of both") {
  MergeStudy s;
  for (Project* p : {&s.lead, &s.anna}) {
    changing(*p, [&] {
      add_transcript(*p, "P2", {{"INT", "And you?"}, {"P2", "Me too."}});
      code_quote(*p, "Effort", "P2", {15, 21});
    });
  }
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead said at once",
                                    "P2 15:21 Effort anna", "P2 15:21 Effort lead"});
  CHECK(s.lead.db().integer("SELECT count(*) FROM turn") == 6);
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("what one side has erased does not come back, and goes from the other") {
  MergeStudy s;
  changing(s.lead, [&] {
    add_transcript(s.lead, "P9", {{"P9", "The heron stood by the weir at noon."}});
  });
  Project carl = s.copy(s.lead, "carl"), dora = s.copy(s.lead, "dora");
  changing(carl, [&] {
    code_quote(carl, "Effort", "P9", {4, 20}, "he says the heron stood by the weir at noon");
  });
  changing(s.lead, [&] { erase_source(s.lead, Sources(s.lead).require("P9")); });
  CHECK(s.merge(s.lead, carl).conflicts.empty());
  CHECK(dump_of(s.lead).find("heron") == std::string::npos);
  CHECK(problems_of(s.lead).empty());
  // The other way round.
  const Merged merged = s.merge(dora, s.lead);
  CHECK(merged.erased == Lines{"source P9"});
  CHECK(dump_of(dora).find("heron") == std::string::npos);
  CHECK(problems_of(dora).empty());
}

TEST_CASE("a case that was withdrawn stays withdrawn in every copy") {
  MergeStudy s;
  changing(s.lead, [&] {
    add_transcript(s.lead, "P9", {{"P9", "The heron stood by the weir at noon."}});
    Cases cases(s.lead);
    cases.link(cases.ensure("P9"), Sources(s.lead).require("P9").id);
  });
  Project carl = s.copy(s.lead, "carl");
  changing(carl, [&] { code_quote(carl, "Effort", "P9", {4, 20}); });
  changing(s.lead, [&] { withdraw_case(s.lead, "P9"); });
  CHECK(s.merge(s.lead, carl).conflicts.empty());
  CHECK_FALSE(Sources(s.lead).find("P9"));
  CHECK(s.merge(carl, s.lead).erased == Lines{"case P9"});
  CHECK(Cases(carl).require("P9").withdrawn);
  CHECK(dump_of(carl).find("heron") == std::string::npos);
}
