#include <set>

#include "random_coders.h"

using namespace thema::model;
using thema::RowId;

namespace {

/// What the first merge asks and the second does not.
std::string only_first(const Merged& first, const Merged& second) {
  std::set<std::string> asked;
  for (const MergeConflict& c : second.conflicts) asked.insert(c.kind + " " + c.id);
  std::string out;
  for (const MergeConflict& c : first.conflicts) {
    if (asked.contains(c.kind + " " + c.id)) continue;
    out +=
        fmt::format("{} {}: {} {}: {} | {}\n", c.kind, c.id, c.object, c.field, c.mine, c.theirs);
  }
  return out;
}

/// Whether a coding is there, or one that its coder gave the same passage: when their codes were
/// merged, the two are one.
bool is_there(Project& copy, const std::set<RowId>& now, RowId id) {
  if (now.contains(id)) return true;
  auto q = copy.db().query(
      "SELECT k.id FROM coding g JOIN coding k ON k.source_id = g.source_id "
      "AND k.start_cp = g.start_cp AND k.end_cp = g.end_cp AND k.coder_id = g.coder_id "
      "WHERE g.id = ?1 AND k.id <> g.id");
  q.bind_all(id);
  while (q.step()) {
    if (now.contains(q.integer(0))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE(
    "whatever three coders do, all conflicts are listed, can be settled, and no new coding is "
    "lost") {
  for (const unsigned seed : merge_seeds({11U, 12U, 13U, 14U})) {
    CAPTURE(seed);
    ThreeCoders team(seed, true);
    const auto ids = [](Project& project) {
      std::set<RowId> out;
      auto q = project.db().query("SELECT id FROM coding");
      while (q.step()) out.insert(q.integer(0));
      return out;
    };
    const std::set<RowId> old = ids(team.lead);
    std::size_t settled = 0;
    // What is asked does not depend on who takes over whom.
    Project one = team.twin(team.copies[0], "one"), two = team.twin(team.copies[1], "two");
    const Merged by_one = team.merge(one, team.copies[1]), by_two = team.merge(two, team.copies[0]);
    CHECK(only_first(by_one, by_two) == "");
    CHECK(only_first(by_two, by_one) == "");
    for (Project& copy : team.copies) {
      const std::string before = dump_of(team.lead);
      MergeChoices choices;
      Merged result = team.merge(team.lead, copy);
      // What was chosen may bring two things together that were apart: then it is asked again; or
      // make another choice idle.
      for (int round = 0; result.open > 0; ++round) {
        REQUIRE(round < 50);
        CHECK(dump_of(team.lead) == before);
        for (const MergeConflict& c : result.conflicts) {
          const bool keep_theirs = c.kind == "removed" ? c.mine == "removed" : c.id.back() % 2 == 0;
          choices.emplace(c.id, keep_theirs ? "theirs" : "mine");
        }
        result = team.merge(team.lead, copy, choices);
      }
      settled += result.conflicts.size();
      CHECK(problems_of(team.lead) == "");
      const std::set<RowId> now = ids(team.lead);
      for (const RowId id : ids(copy)) {
        if (!old.contains(id)) CHECK(now.contains(id));
      }
      CHECK(team.merge(team.lead, copy).counts.empty());
      const std::string after = dump_of(team.lead);
      REQUIRE(team.lead.undo("undo", ""));
      CHECK((dump_of(team.lead) == before));
      REQUIRE(team.lead.redo("redo", ""));
      CHECK((dump_of(team.lead) == after));
    }
    CHECK(settled > 10);
    for (Project& copy : team.copies) {
      const std::set<RowId> now = ids(team.lead);
      for (const RowId id : ids(copy)) {
        if (!old.contains(id)) CHECK(is_there(copy, now, id));
      }
    }
  }
}
