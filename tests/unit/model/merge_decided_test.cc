#include "model/cases.h"
#include "model/code_tree.h"
#include "model/merge.h"
#include "team.h"

using namespace thema::model;
using thema::Sink;
using Lines = std::vector<std::string>;

namespace {

/// Two codes with a coding each, and a copy for anna. The transcript is invented.
struct Codes : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1",
                     {{"INT", "What helps?"},
                      {"P1", "The walk eases it. On the days I walk I am looser by tea."}});
      code_quote(project, "Ease", "P1", {21, 38});
      code_quote(project, "Effort", "P1", {40, 50});
    });
    return project;
  }
};

}  // namespace

TEST_CASE("a conflict settled for what is here is logged, and is not asked for again") {
  Codes s;
  changing(s.lead, [&] { Codebook(s.lead).rename("Effort", "Work"); });
  changing(s.anna, [&] { Codebook(s.anna).rename("Effort", "Labour"); });
  const Merged open = s.merge(s.lead, s.anna);
  REQUIRE(open.open == 1);
  const Merged settled = s.merge(s.lead, s.anna, all_of(open, "mine"));
  CHECK(settled.open == 0);
  CHECK(settled.counts.empty());
  CHECK(s.changed);
  CHECK(Codebook(s.lead).find("Work"));
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK_FALSE(s.changed);
  CHECK(problems_of(s.lead).empty());
  // The other copy takes the choice over.
  Project twin = s.twin(s.anna, "twin");
  CHECK(s.merge(twin, s.lead).conflicts.empty());
  CHECK(Codebook(twin).find("Work"));
  // Taken back, it is open again; done again, settled.
  REQUIRE(s.lead.undo("undo", ""));
  CHECK(s.merge(s.lead, s.anna).open == 1);
  REQUIRE(s.lead.redo("redo", ""));
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("cases that were made parts of each other are a circle, which a choice opens") {
  for (const std::string choice : {"mine", "theirs"}) {
    CAPTURE(choice);
    Codes s;
    changing(s.lead, [&] {
      for (const char* name : {"North", "Ward 1", "Ward 2"}) Cases(s.lead).ensure(name);
    });
    s.merge(s.anna, s.lead);
    const auto put_in = [](Project& project, const char* part, const char* whole) {
      changing(project, [&] {
        Cases cases(project);
        cases.set_membership(cases.require(part).id, cases.require(whole).id);
      });
    };
    put_in(s.lead, "Ward 1", "North");
    put_in(s.lead, "North", "Ward 2");
    put_in(s.anna, "Ward 2", "Ward 1");
    for (const bool lead_first : {true, false}) {
      Project mine = s.twin(lead_first ? s.lead : s.anna, lead_first ? "one" : "two");
      Project& theirs = lead_first ? s.anna : s.lead;
      const Merged open = s.merge(mine, theirs);
      CHECK(listed(open) == Lines{"circle: case North, Ward 1, Ward 2: in"});
      REQUIRE(open.conflicts.size() == 1);
      const MergeConflict& c = open.conflicts[0];
      CHECK((lead_first ? c.mine : c.theirs) == "North in Ward 2; Ward 1 in North");
      CHECK((lead_first ? c.theirs : c.mine) == "Ward 2 in Ward 1");
      CHECK(s.merge(mine, theirs, all_of(open, choice)).open == 0);
      CHECK(problems_of(mine).empty());
      const bool as_lead = lead_first == (choice == "mine");
      CHECK(mine.db().integer("SELECT count(*) FROM case_membership") == (as_lead ? 2 : 1));
      CHECK(s.merge(mine, theirs).conflicts.empty());
    }
  }
}

TEST_CASE("uses of a removed code are said in words") {
  Codes s;
  changing(s.lead, [&] { CodeTree(s.lead, s.sink).remove("Effort", true, true); });
  changing(s.anna, [&] {
    code_quote(s.anna, "Effort", "P1", {52, 60});
    code_quote(s.anna, "Effort", "P1", {62, 70});
    code_quote(s.anna, "Effort/Late", "P1", {62, 70});
  });
  const Merged open = s.merge(s.lead, s.anna);
  REQUIRE(open.conflicts.size() == 1);
  CHECK(open.conflicts[0].mine == "removed");
  CHECK(open.conflicts[0].theirs == "1 code, 2 codings");
}

TEST_CASE("choices that an earlier merge has settled may come again; others are unknown") {
  Codes s;
  changing(s.lead, [&] { Codebook(s.lead).rename("Effort", "Work"); });
  changing(s.anna, [&] { Codebook(s.anna).rename("Effort", "Labour"); });
  MergeChoices choices = all_of(s.merge(s.lead, s.anna), "theirs");
  CHECK(s.merge(s.lead, s.anna, choices).unknown.empty());
  CHECK(s.merge(s.lead, s.anna, choices).unknown.empty());
  choices["x0000000000"] = "mine";
  CHECK(s.merge(s.lead, s.anna, choices).unknown == Lines{"x0000000000"});
}

TEST_CASE("a blind copy has no memos of others, and brings its own back without removing them") {
  Codes s;
  const auto note = [](Project& project, const std::string& text, const std::string& on) {
    changing(project, [&] {
      Sink quiet;
      project.db()
          .query(
              "INSERT INTO memo (id, type, text, coder_id, created_at, code_id) VALUES "
              "(?1, ?2, ?3, ?4, '2026-01-01T00:00:00Z', (SELECT id FROM code WHERE name = ?5))")
          .bind_all(project.new_id(), on.empty() ? "reflexive" : "", text, project.coder_id(quiet),
                    on)
          .run();
    });
  };
  const auto memos = [](Project& project) {
    Lines out;
    auto q = project.db().query("SELECT text FROM memo ORDER BY id");
    while (q.step()) out.push_back(q.string(0));
    return out;
  };
  note(s.lead, "heron-thought on a code", "Ease");
  note(s.lead, "heron-thought on the project", "");
  changing(s.lead, [&] {
    CodeFields fields;
    fields.description = "effort of any kind";
    Codebook(s.lead).set("Effort", fields);
    Codebook(s.lead).add("Toil", {});
    CodeTree(s.lead, s.sink).merge({"Effort"}, "Toil");
  });
  s.lead.work_as("carl");
  note(s.lead, "carl's own", "Ease");
  s.lead.work_as("lead");
  Project blind = s.copy(s.lead, "carl", true);
  CHECK(memos(blind) == Lines{"Description: effort of any kind", "carl's own"});
  CHECK(dump_of(blind).find("heron") == std::string::npos);
  changing(blind, [&] { blind.db().exec("DELETE FROM memo WHERE text = 'carl''s own'"); });
  note(blind, "new", "Ease");
  CHECK(s.merge(s.lead, blind).conflicts.empty());
  CHECK(memos(s.lead) == Lines{"heron-thought on a code", "heron-thought on the project",
                               "Description: effort of any kind", "new"});
}

TEST_CASE("work that a blind copy was made without is not lost when the copy comes back first") {
  Codes s;
  Project blind = s.copy(s.lead, "ben", true);
  changing(blind, [&] { code_quote(blind, "Ease", "P1", {52, 60}); });
  Project second = s.copy(blind, "carl", true);
  changing(second, [&] { code_quote(second, "Ease", "P1", {62, 70}); });
  CHECK(s.merge(s.lead, second).conflicts.empty());
  CHECK(s.merge(s.lead, blind).conflicts.empty());
  const Lines all{"P1 21:38 Ease lead", "P1 40:50 Effort lead", "P1 52:60 Ease ben",
                  "P1 62:70 Ease carl"};
  CHECK(codings_of(s.lead) == all);
  CHECK(s.merge(blind, s.lead).conflicts.empty());
  CHECK(codings_of(blind) == all);
  CHECK(s.merge(s.lead, second).counts.empty());
  CHECK(problems_of(s.lead).empty());
}
