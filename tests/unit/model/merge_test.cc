#include "model/merge.h"

#include <algorithm>

#include "merge_study.h"
#include "model/code_tree.h"
#include "model/coders.h"
#include "model/merge_tables.h"
#include "model/theory.h"
#include "store/session.h"

using namespace thema::model;
using thema::Sink;
using Lines = std::vector<std::string>;

TEST_CASE("both coders' codings are there after a merge, and a second one changes nothing") {
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy s;
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

TEST_CASE("work on a code that the other has merged away goes to the code it became") {
  Sink sink;
  for (const bool lead_merges : {true, false}) {
    MergeStudy s;
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
  MergeStudy s;
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

TEST_CASE("a theory made on both sides in other words is asked about, and both wordings stay") {
  MergeStudy s;
  for (Project* p : {&s.lead, &s.anna}) {
    Sink sink;
    changing(*p, [&] {
      Theories(*p).add("T1", {.statement = "First of " + p->coder_name()}, p->coder_id(sink));
    });
  }
  const Merged asked = s.merge(s.lead, s.anna);
  REQUIRE(listed(asked) == Lines{"changed: theory T1: wording"});
  CHECK(s.merge(s.lead, s.anna, all_of(asked, "theirs")).open == 0);
  Lines statements;
  for (const TheoryVersion& v : Theories(s.lead).versions(Theories(s.lead).require("T1"))) {
    statements.push_back(fmt::format("{} {}", v.number, v.statement));
  }
  CHECK(statements == Lines{"1 First of lead", "2 First of anna"});
}

TEST_CASE("a blind copy brings its codings back, and takes none away") {
  MergeStudy s;
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
  MergeStudy s;
  changing(s.anna, [&] { code_quote(s.anna, "A", "P1", {40, 50}); });
  s.merge(s.lead, s.anna);
  Project blind = s.copy(s.lead, "carl", true);
  changing(blind, [&] { code_quote(blind, "B", "P1", {52, 60}); });
  CHECK(s.merge(s.anna, blind).conflicts.empty());
  CHECK(codings_of(s.anna) ==
        Lines{"P1 21:38 Ease/Walking lead said at once", "P1 40:50 A anna", "P1 52:60 B carl"});
}

TEST_CASE("work taken over crosswise is neither doubled nor lost") {
  MergeStudy s;
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
