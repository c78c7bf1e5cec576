#include "merge_study.h"
#include "model/code_tree.h"

using namespace thema::model;
using thema::Sink;
using Lines = std::vector<std::string>;

TEST_CASE("a code renamed on both sides is a conflict with a choice") {
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy s;
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
  MergeStudy t;
  changing(t.anna, [&] { Codings(t.anna).remove({id(t.anna)}); });
  CHECK(t.merge(t.lead, t.anna).conflicts.empty());
  CHECK(codings_of(t.lead).empty());
}

TEST_CASE("codes moved below each other are a circle, which a choice opens") {
  MergeStudy s;
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

namespace {

void merge_codes(Project& project, const std::string& from, const std::string& into) {
  Sink quiet;
  changing(project, [&] { CodeTree(project, quiet).merge({from}, into); });
}

}  // namespace

TEST_CASE("codes that were merged in opposite directions are asked about, and nothing is lost") {
  for (const std::string choice : {"mine", "theirs"}) {
    MergeStudy s;
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
  MergeStudy s;
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
