#include "model/merge.h"

#include <algorithm>

#include "model/cases.h"
#include "model/code_tree.h"
#include "model/coders.h"
#include "model/erasure.h"
#include "model/merge_tables.h"
#include "model/settings.h"
#include "model/source_replace.h"
#include "model/theory.h"
#include "store/session.h"
#include "team.h"
#include "transcripts.h"

using namespace thema::model;
using thema::RowId;
using thema::Sink;
using Lines = std::vector<std::string>;
using Talk = std::vector<std::pair<std::string, std::string>>;

namespace {

const Talk kTalk{{"INT", "What helps?"},
                 {"P1", "The walk eases it. On the days I walk I am looser by tea."},
                 {"INT", "And what else?"},
                 {"P1", "I set ten minutes. It said that was a good place to begin."}};

/// The lead's study with one transcript and one coding, and the copies of anna and ben.
struct Study : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");
  Project ben = copy(lead, "ben");

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1", kTalk);
      code_quote(project, "Ease/Walking", "P1", {21, 38}, "said at once");
      Codebook(project).add("Effort", {});
    });
    return project;
  }
};

void correct(Project& project, const Talk& talk, const std::string& file) {
  Sink sink;
  changing(project, [&] {
    replace_source(project, Sources(project).require("P1"), read_transcript(talk, file),
                   project.coder_id(sink));
  });
}

}  // namespace

TEST_CASE("both coders' codings are there after a merge, and a second one changes nothing") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "Ease/Walking", "P1", {40, 50}); });
  changing(s.ben, [&] { code_quote(s.ben, "Ease/Walking", "P1", {40, 50}, "ben too"); });
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(s.changed);
  CHECK(s.merge(s.lead, s.ben).conflicts.empty());
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead said at once",
                                    "P1 40:50 Ease/Walking anna",
                                    "P1 40:50 Ease/Walking ben ben too"});
  const std::string after = dump_of(s.lead);
  CHECK(s.merge(s.lead, s.anna).counts.empty());
  CHECK_FALSE(s.changed);
  CHECK(s.merge(s.lead, s.ben).counts.empty());
  CHECK(dump_of(s.lead) == after);
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("newer work of a copy that was merged brings just the difference") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "Doubt", "P1", {40, 50}); });
  s.merge(s.lead, s.anna);
  changing(s.lead, [&] { Codebook(s.lead).rename("Doubt", "Mistrust"); });
  changing(s.anna, [&] { code_quote(s.anna, "Doubt", "P1", {52, 60}); });
  const Merged merged = s.merge(s.lead, s.anna);
  CHECK(merged.conflicts.empty());
  CHECK(merged_text(merged) == "codings 1 new");
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead said at once",
                                    "P1 40:50 Mistrust anna", "P1 52:60 Mistrust anna"});
}

TEST_CASE("a code that both made is one code, also after one of them renamed it") {
  Study s;
  changing(s.ben, [&] { code_quote(s.ben, "Fear", "P1", {40, 50}); });
  changing(s.anna, [&] { code_quote(s.anna, "Fear", "P1", {52, 60}); });
  s.merge(s.lead, s.anna);
  s.merge(s.lead, s.ben);
  CHECK(codings_of(s.lead).size() == 3);
  changing(s.lead, [&] { Codebook(s.lead).rename("Fear", "Dread"); });
  changing(s.ben, [&] { code_quote(s.ben, "Fear", "P1", {21, 30}); });
  changing(s.anna, [&] { code_quote(s.anna, "Fear", "P1", {21, 31}); });
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(s.merge(s.lead, s.ben).conflicts.empty());
  CHECK(codings_of(s.lead) == Lines{"P1 21:30 Dread ben", "P1 21:31 Dread anna",
                                    "P1 21:38 Ease/Walking lead said at once", "P1 40:50 Dread ben",
                                    "P1 52:60 Dread anna"});
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("a merge of a merge brings the work of both") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "A", "P1", {40, 50}); });
  s.merge(s.ben, s.anna);
  changing(s.ben, [&] { code_quote(s.ben, "B", "P1", {52, 60}); });
  CHECK(s.merge(s.lead, s.ben).conflicts.empty());
  CHECK(codings_of(s.lead).size() == 3);
  // What came by ben is not brought again by anna, nor is it removed.
  CHECK(s.merge(s.lead, s.anna).counts.empty());
  CHECK(s.merge(s.anna, s.lead).conflicts.empty());
  CHECK(codings_of(s.anna) == codings_of(s.lead));
}

TEST_CASE("undo of a merge gives the state before, and the work can be merged again") {
  Study s;
  changing(s.anna, [&] {
    code_quote(s.anna, "A", "P1", {40, 50});
    add_transcript(s.anna, "P2", {{"INT", "And you?"}, {"P2", "Me too."}});
  });
  const std::string before = dump_of(s.lead);
  s.merge(s.lead, s.anna);
  const std::string after = dump_of(s.lead);
  REQUIRE(s.lead.undo("undo", ""));
  CHECK(dump_of(s.lead) == before);
  CHECK(problems_of(s.lead).empty());
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(dump_of(s.lead) == after);
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("a code renamed on both sides is a conflict with a choice") {
  Study s;
  changing(s.lead, [&] { Codebook(s.lead).rename("Effort", "Work"); });
  changing(s.anna, [&] { Codebook(s.anna).rename("Effort", "Labour"); });
  const std::string before = dump_of(s.lead);
  const Merged open = s.merge(s.lead, s.anna);
  CHECK(listed(open) == Lines{"changed: code Work: name"});
  CHECK(open.open == 1);
  CHECK(open.conflicts[0].mine == "Work");
  CHECK(open.conflicts[0].theirs == "Labour");
  CHECK(dump_of(s.lead) == before);
  CHECK(s.merge(s.lead, s.anna).conflicts[0].id == open.conflicts[0].id);
  CHECK(s.merge(s.lead, s.anna, all_of(open, "theirs")).open == 0);
  CHECK(Codebook(s.lead).find("Labour"));
  // It is settled for good.
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(error_of([&] { s.merge(s.lead, s.anna, {{"x0", "both"}}); }) == "none");
}

TEST_CASE("a code removed here and used there stays or goes with its codings, as chosen") {
  Study s;
  Sink sink;
  changing(s.lead, [&] { CodeTree(s.lead, sink).remove("Ease", true, true); });
  changing(s.anna, [&] { code_quote(s.anna, "Ease/Walking", "P1", {40, 50}); });
  const Merged open = s.merge(s.lead, s.anna);
  CHECK(listed(open) == Lines{"removed: code Ease"});
  CHECK(open.conflicts[0].mine == "removed");
  CHECK(open.conflicts[0].theirs == "1 coding");
  Project other = s.twin(s.lead, "other");
  CHECK(s.merge(s.lead, s.anna, all_of(open, "theirs")).open == 0);
  CHECK(codings_of(s.lead) ==
        Lines{"P1 21:38 Ease/Walking lead said at once", "P1 40:50 Ease/Walking anna"});
  CHECK(problems_of(s.lead).empty());
  CHECK(s.merge(other, s.anna, all_of(open, "mine")).open == 0);
  CHECK(codings_of(other).empty());
  CHECK(problems_of(other).empty());
}

TEST_CASE("the same coding deleted and edited is a conflict") {
  Study s;
  const auto id = [](Project& p) { return p.db().integer("SELECT min(id) FROM coding"); };
  changing(s.lead, [&] { Codings(s.lead).remove({id(s.lead)}); });
  changing(s.anna, [&] {
    CodingFields fields;
    fields.memo = "said twice";
    Codings(s.anna).set(id(s.anna), fields);
  });
  const Merged open = s.merge(s.lead, s.anna);
  CHECK(listed(open) == Lines{"removed: coding Ease/Walking of P1 at 21:38 by lead"});
  s.merge(s.lead, s.anna, all_of(open, "theirs"));
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead said twice"});
}

TEST_CASE("a coding that only one side removed goes; one that was edited by both is a conflict") {
  Study s;
  const auto id = [](Project& p) { return p.db().integer("SELECT min(id) FROM coding"); };
  const auto say = [&](Project& p, const char* memo) {
    changing(p, [&] {
      CodingFields fields;
      fields.memo = memo;
      Codings(p).set(id(p), fields);
    });
  };
  say(s.lead, "one");
  say(s.anna, "two");
  const Merged open = s.merge(s.lead, s.anna);
  CHECK(listed(open) == Lines{"changed: coding Ease/Walking of P1 at 21:38 by lead: memo"});
  s.merge(s.lead, s.anna, all_of(open, "both"));
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead one\ntwo"});
  Study t;
  changing(t.anna, [&] { Codings(t.anna).remove({id(t.anna)}); });
  CHECK(t.merge(t.lead, t.anna).conflicts.empty());
  CHECK(codings_of(t.lead).empty());
}

TEST_CASE("codes moved below each other are a circle, which a choice opens") {
  Study s;
  Sink sink;
  const auto move = [&](Project& p, const char* code, const char* under) {
    changing(p, [&] {
      CodeTree(p, sink).move(code, {.where = CodePlace::Where::under, .code = under});
    });
  };
  move(s.lead, "Effort", "Ease");
  move(s.anna, "Ease", "Effort");
  const Merged open = s.merge(s.lead, s.anna);
  REQUIRE(open.conflicts.size() == 1);
  CHECK(open.conflicts[0].kind == "circle");
  s.merge(s.lead, s.anna, all_of(open, "theirs"));
  CHECK(Codebook(s.lead).find("Effort/Ease/Walking"));
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("what was coded in the old text is carried into the corrected one") {
  Study s;
  Talk talk = kTalk;
  talk[0].second = "What helps you most, then?";
  for (const bool lead_corrects : {true, false}) {
    Study t;
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
    Study s;
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

TEST_CASE("texts corrected on both sides may differ by more than a passage is long") {
  Talk longer = kTalk, shorter = kTalk;
  longer[0].second = "What helps you most, then, of all the things that you have tried so far?";
  shorter[2].second = "Else?";
  for (const char* choice : {"mine", "theirs"}) {
    for (const bool lead_is_longer : {true, false}) {
      Study s;
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

TEST_CASE("different sources of one name are a conflict; both stay") {
  Study s;
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
  Study s;
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

TEST_CASE("work on a code that the other has merged away goes to the code it became") {
  Sink sink;
  for (const bool lead_merges : {true, false}) {
    Study s;
    Project& merging = lead_merges ? s.lead : s.anna;
    Project& coding = lead_merges ? s.anna : s.lead;
    changing(merging, [&] { CodeTree(merging, sink).merge({"Ease/Walking"}, "Effort"); });
    changing(coding, [&] { code_quote(coding, "Ease/Walking", "P1", {40, 50}); });
    CHECK(s.merge(s.lead, s.anna).conflicts.empty());
    CHECK(codings_of(s.lead) ==
          Lines{"P1 21:38 Effort lead said at once",
                std::string("P1 40:50 Effort ") + (lead_merges ? "anna" : "lead")});
    CHECK(problems_of(s.lead).empty());
  }
}

TEST_CASE("work of a coder who was renamed or merged here goes to who it is now") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "Effort", "P1", {40, 50}); });
  s.merge(s.lead, s.anna);
  changing(s.lead, [&] { Coders(s.lead).rename("anna", "Anna B"); });
  changing(s.anna, [&] { code_quote(s.anna, "Effort", "P1", {52, 60}); });
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(codings_of(s.lead).back() == "P1 52:60 Effort Anna B");
  changing(s.lead, [&] { Coders(s.lead).merge("Anna B", "lead"); });
  changing(s.anna, [&] { code_quote(s.anna, "Effort", "P1", {62, 70}); });
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(codings_of(s.lead).back() == "P1 62:70 Effort lead");
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("versions of a theory made on both sides are both kept, in the order they were made") {
  Study s;
  for (Project* p : {&s.lead, &s.anna}) {
    Sink sink;
    changing(*p, [&] {
      Theories(*p).add("T1", {.statement = "First of " + p->coder_name()}, p->coder_id(sink));
    });
  }
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  Lines statements;
  for (const TheoryVersion& v : Theories(s.lead).versions(Theories(s.lead).require("T1"))) {
    statements.push_back(fmt::format("{} {}", v.number, v.statement));
  }
  CHECK(statements == Lines{"1 First of lead", "2 First of anna"});
}

TEST_CASE("what one side has erased does not come back, and goes from the other") {
  Study s;
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
  Study s;
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

TEST_CASE("a blind copy brings its codings back, and takes none away") {
  Study s;
  Project blind = s.copy(s.lead, "carl", true);
  CHECK(codings_of(blind).empty());
  CHECK(thema::store::history_size(blind.db()) == 0);
  changing(blind, [&] { code_quote(blind, "Ease/Walking", "P1", {40, 50}); });
  changing(s.lead, [&] { code_quote(s.lead, "Effort", "P1", {52, 60}); });
  CHECK(s.merge(s.lead, blind).conflicts.empty());
  CHECK(codings_of(s.lead) == Lines{"P1 21:38 Ease/Walking lead said at once",
                                    "P1 40:50 Ease/Walking carl", "P1 52:60 Effort lead"});
  // A blind copy of a blind copy, straight into the first, and into a copy that has other work.
  Project second = s.copy(blind, "dora", true);
  changing(second, [&] { code_quote(second, "Effort", "P1", {62, 70}); });
  CHECK(s.merge(s.lead, second).conflicts.empty());
  CHECK(codings_of(s.lead).size() == 4);
  CHECK(s.merge(s.anna, second).conflicts.empty());
  CHECK(codings_of(s.anna).size() == 2);
}

TEST_CASE("a blind copy of what had come from others does not remove it there") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "A", "P1", {40, 50}); });
  s.merge(s.lead, s.anna);
  Project blind = s.copy(s.lead, "carl", true);
  changing(blind, [&] { code_quote(blind, "B", "P1", {52, 60}); });
  CHECK(s.merge(s.anna, blind).conflicts.empty());
  CHECK(codings_of(s.anna) ==
        Lines{"P1 21:38 Ease/Walking lead said at once", "P1 40:50 A anna", "P1 52:60 B carl"});
}

TEST_CASE("work taken over crosswise is neither doubled nor lost") {
  Study s;
  changing(s.anna, [&] { code_quote(s.anna, "A", "P1", {40, 50}); });
  changing(s.ben, [&] { code_quote(s.ben, "B", "P1", {52, 60}); });
  Project anna_before = s.twin(s.anna, "anna_before");
  s.merge(s.anna, s.ben);
  s.merge(s.ben, anna_before);
  changing(s.anna, [&] { code_quote(s.anna, "A", "P1", {62, 70}); });
  changing(s.ben,
           [&] { Codings(s.ben).remove({s.ben.db().integer("SELECT min(id) FROM coding")}); });
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(codings_of(s.anna) == Lines{"P1 40:50 A anna", "P1 52:60 B ben", "P1 62:70 A anna"});
  CHECK(problems_of(s.anna).empty());
}

TEST_CASE("a merge knows every table that the history records") {
  Project project = Project::in_memory();
  std::vector<std::string> tables, tracked = thema::store::tracked_tables(project.db());
  const merging::Tables known(project.db());
  for (const auto& table : known.all()) tables.push_back(table.name);
  std::sort(tables.begin(), tables.end());
  std::sort(tracked.begin(), tracked.end());
  CHECK(tables == tracked);
}

namespace {

void merge_codes(Project& project, const std::string& from, const std::string& into) {
  Sink quiet;
  changing(project, [&] { CodeTree(project, quiet).merge({from}, into); });
}

}  // namespace

TEST_CASE("codes that were merged in opposite directions are asked about, and nothing is lost") {
  for (const std::string choice : {"mine", "theirs"}) {
    Study s;
    changing(s.lead, [&] { code_quote(s.lead, "A", "P1", {40, 50}); });
    changing(s.lead, [&] { code_quote(s.lead, "B", "P1", {52, 60}); });
    Project anna = s.copy(s.lead, "anna2"), ben = s.copy(s.lead, "ben2");
    merge_codes(anna, "A", "B");
    merge_codes(ben, "B", "A");
    for (const bool anna_first : {true, false}) {
      Project mine = s.twin(anna_first ? anna : ben, anna_first ? "one" : "two");
      Project& theirs = anna_first ? ben : anna;
      const Merged asked = s.merge(mine, theirs);
      REQUIRE(asked.conflicts.size() == 1);
      CHECK(asked.conflicts[0].kind == "merged");
      const bool b_stays = (choice == "mine") == anna_first;
      s.merge(mine, theirs, {{asked.conflicts[0].id, choice}});
      const std::string code = b_stays ? "B" : "A";
      CHECK(codings_of(mine) == Lines{"P1 21:38 Ease/Walking lead said at once",
                                      "P1 40:50 " + code + " lead", "P1 52:60 " + code + " lead"});
      CHECK(problems_of(mine).empty());
      CHECK(s.merge(mine, theirs).conflicts.empty());
    }
  }
}

TEST_CASE(
    "a code merged into one that the other side merged in turn is that one, in either order") {
  Study s;
  changing(s.lead, [&] { code_quote(s.lead, "A", "P1", {40, 50}); });
  changing(s.lead, [&] { code_quote(s.lead, "B", "P1", {52, 60}); });
  changing(s.lead, [&] { code_quote(s.lead, "C", "P1", {62, 70}); });
  Project anna = s.copy(s.lead, "anna2"), ben = s.copy(s.lead, "ben2");
  merge_codes(anna, "B", "C");
  merge_codes(ben, "A", "B");
  Project one = s.twin(anna, "one"), two = s.twin(ben, "two");
  CHECK(s.merge(one, ben).conflicts.empty());
  CHECK(s.merge(two, anna).conflicts.empty());
  const Lines all{"P1 21:38 Ease/Walking lead said at once", "P1 40:50 C lead", "P1 52:60 C lead",
                  "P1 62:70 C lead"};
  CHECK(codings_of(one) == all);
  CHECK(codings_of(two) == all);
}
