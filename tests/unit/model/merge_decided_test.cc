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
