// A coder renamed in one copy and merged into another in the other. The transcript is invented.
#include "model/coders.h"
#include "model/merge.h"
#include "team.h"

using namespace thema::model;
using Lines = std::vector<std::string>;

namespace {

/// Codings by lead and by "temp", two of them on the same words.
struct Coded : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");

  Lines coders(Project& project) {
    Lines out;
    auto q = project.db().query(
        "SELECT DISTINCT c.name FROM coder c JOIN coding k ON k.coder_id = c.id ORDER BY c.name");
    while (q.step()) out.push_back(q.string(0));
    return out;
  }

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1",
                     {{"INT", "What helps?"},
                      {"P1", "The walk eases it. On the days I walk I am looser by tea."}});
      code_quote(project, "Ease", "P1", {21, 38});
    });
    project.work_as("temp");
    changing(project, [&] {
      code_quote(project, "Ease", "P1", {21, 38});
      code_quote(project, "Ease", "P1", {40, 50});
    });
    project.work_as("lead");
    return project;
  }
};

}  // namespace

TEST_CASE("a coder renamed here and merged away there is asked about, in both directions") {
  for (const bool rename_here : {true, false}) {
    Coded s;
    Project& renames = rename_here ? s.lead : s.anna;
    Project& merges = rename_here ? s.anna : s.lead;
    changing(renames, [&] { Coders(renames).rename("temp", "Tessa"); });
    changing(merges, [&] { Coders(merges).merge("temp", "lead"); });
    const Merged open = s.merge(s.lead, s.anna);
    CHECK(listed(open) == Lines{"merged: coder Tessa: name"});
    REQUIRE(open.conflicts.size() == 1);
    CHECK(open.open == 1);
    const MergeConflict& c = open.conflicts[0];
    CHECK((rename_here ? c.mine : c.theirs) == "Tessa");
    CHECK((rename_here ? c.theirs : c.mine) == "part of coder lead");
    CHECK(c.choices == "mine|theirs");

    for (const bool follow : {true, false}) {
      Project twin = s.twin(s.lead, follow ? "follows" : "parts");
      const std::string choice = follow == rename_here ? "theirs" : "mine";
      CHECK(s.merge(twin, s.anna, all_of(open, choice)).open == 0);
      CHECK(s.coders(twin) == (follow ? Lines{"lead"} : Lines{"Tessa", "lead"}));
      CHECK(codings_of(twin) ==
            (follow ? Lines{"P1 21:38 Ease lead", "P1 40:50 Ease lead"}
                    : Lines{"P1 21:38 Ease Tessa", "P1 21:38 Ease lead", "P1 40:50 Ease Tessa"}));
      CHECK(problems_of(twin).empty());
      CHECK(s.merge(twin, s.anna).conflicts.empty());
      // The other copy takes the choice over.
      Project other = s.twin(s.anna, follow ? "other follows" : "other parts");
      CHECK(s.merge(other, twin).conflicts.empty());
      CHECK(codings_of(other) == codings_of(twin));
    }
  }
}

TEST_CASE("a coder merged away on one side and not touched on the other goes along unasked") {
  Coded s;
  changing(s.anna, [&] { Coders(s.anna).merge("temp", "lead"); });
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(s.coders(s.lead) == Lines{"lead"});
}
