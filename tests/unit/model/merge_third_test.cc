// Two copies that have both taken over the work of a third. The transcript is invented.
#include "model/cases.h"
#include "model/code_tree.h"
#include "model/merge.h"
#include "team.h"

using namespace thema::model;
using thema::RowId;
using Lines = std::vector<std::string>;

namespace {

/// carl works in a copy of his own; anna and ben take his work over, and go on.
struct Third : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");
  Project ben = copy(lead, "ben");
  Project carl = copy(lead, "carl");

  static void describe(Project& project, const std::string& text) {
    changing(project, [&] {
      CodeFields fields;
      fields.description = text;
      Codebook(project).set("Ease", fields);
    });
  }
  static std::string description(Project& project) {
    return Codebook(project).find("Ease")->description;
  }
  void both_take_over() {
    CHECK(merge(anna, carl).open == 0);
    CHECK(merge(ben, carl).open == 0);
  }

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1",
                     {{"INT", "What helps?"},
                      {"P1", "The walk eases it. On the days I walk I am looser by tea."}});
      code_quote(project, "Ease", "P1", {21, 38}, "old");
    });
    return project;
  }
};

}  // namespace

TEST_CASE("what a third coder had changed and one changed again is not asked about") {
  for (const bool anna_changes : {true, false}) {
    Third s;
    Third::describe(s.carl, "carl's");
    s.both_take_over();
    Third::describe(anna_changes ? s.anna : s.ben, "newer");
    const Merged merged = s.merge(s.anna, s.ben);
    CHECK(merged.conflicts.empty());
    CHECK(Third::description(s.anna) == "newer");
    CHECK(problems_of(s.anna).empty());
  }
}

TEST_CASE("what a third coder had changed and one set back stays set back") {
  Third s;
  Third::describe(s.carl, "carl's");
  s.both_take_over();
  Third::describe(s.ben, "");
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(Third::description(s.anna).empty());
}

TEST_CASE("what a third coder had changed and both changed again is asked about") {
  Third s;
  Third::describe(s.carl, "carl's");
  s.both_take_over();
  Third::describe(s.anna, "anna's");
  Third::describe(s.ben, "ben's");
  CHECK(listed(s.merge(s.anna, s.ben)) == Lines{"changed: code Ease: description"});
}

TEST_CASE("newer work of the third that only one has taken over comes to the other") {
  for (const bool anna_first : {true, false}) {
    Third s;
    Third::describe(s.carl, "carl's");
    s.both_take_over();
    Third::describe(s.carl, "carl's second");
    CHECK(s.merge(s.ben, s.carl).conflicts.empty());
    Project& into = anna_first ? s.anna : s.ben;
    CHECK(s.merge(into, anna_first ? s.ben : s.anna).conflicts.empty());
    CHECK(Third::description(into) == "carl's second");
  }
}

TEST_CASE("a coding that came from a third and that one has removed does not come back") {
  for (const bool anna_first : {true, false}) {
    Third s;
    changing(s.carl, [&] { code_quote(s.carl, "Ease", "P1", {40, 50}, "by carl"); });
    s.both_take_over();
    changing(s.ben,
             [&] { Codings(s.ben).remove({s.ben.db().integer("SELECT max(id) FROM coding")}); });
    Project& into = anna_first ? s.anna : s.ben;
    CHECK(s.merge(into, anna_first ? s.ben : s.anna).conflicts.empty());
    CHECK(codings_of(into) == Lines{"P1 21:38 Ease lead old"});
    CHECK(problems_of(into).empty());
  }
}

TEST_CASE("a coding that came from a third and that one has edited is not asked about") {
  Third s;
  changing(s.carl, [&] { code_quote(s.carl, "Ease", "P1", {40, 50}, "by carl"); });
  s.both_take_over();
  changing(s.anna, [&] {
    CodingFields fields;
    fields.memo = "edited";
    Codings(s.anna).set(s.anna.db().integer("SELECT max(id) FROM coding"), fields);
  });
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(codings_of(s.anna).back() == "P1 40:50 Ease carl edited");
}

TEST_CASE("a coding that the third has removed and both know of stays removed") {
  Third s;
  changing(s.carl, [&] { Codings(s.carl).remove({s.carl.db().integer("SELECT id FROM coding")}); });
  s.both_take_over();
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(codings_of(s.anna).empty());
}

TEST_CASE("a code that two made and a third described keeps all that was said") {
  Third s;
  changing(s.carl, [&] { Codebook(s.carl).add("New", {}); });
  changing(s.anna, [&] {
    CodeFields fields;
    fields.description = "anna's words";
    Codebook(s.anna).add("New", fields);
  });
  s.both_take_over();
  Merged merged = s.merge(s.ben, s.anna);
  if (merged.open > 0) merged = s.merge(s.ben, s.anna, all_of(merged, "theirs"));
  CHECK(merged.open == 0);
  CHECK(Codebook(s.ben).find("New")->description == "anna's words");
}

TEST_CASE("a merge that is taken back is known no more") {
  Third s;
  Third::describe(s.carl, "carl's");
  s.both_take_over();
  REQUIRE(s.ben.undo("undo", ""));
  Third::describe(s.ben, "ben's");
  CHECK(listed(s.merge(s.anna, s.ben)) == Lines{"changed: code Ease: description"});
}

TEST_CASE("what an owner did in one batch with a merge is the owner's own") {
  Third s;
  Third::describe(s.carl, "");
  changing(s.carl, [&] { Codebook(s.carl).add("New", {}); });
  {
    ChangeScope change(s.anna, "thema run-all today.txt");
    CodeFields fields;
    fields.description = "anna's";
    Codebook(s.anna).set("Ease", fields);
    CHECK(merge_project(s.anna, s.carl.path(), {}, s.sink).open == 0);
    s.anna.change()->holds(2);
    change.commit();
  }
  CHECK(s.merge(s.ben, s.carl).open == 0);
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(Third::description(s.anna) == "anna's");
}

TEST_CASE("a merge by itself is known as one, whatever its files are called") {
  Third s;
  Third::describe(s.carl, "carl's");
  for (Project* into : {&s.anna, &s.ben}) {
    ChangeScope change(*into, "thema merge ../batch/carl.thema");
    CHECK(merge_project(*into, s.carl.path(), {}, s.sink).open == 0);
    change.commit();
  }
  Third::describe(s.anna, "newer");
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(Third::description(s.anna) == "newer");
}
