#include <algorithm>
#include <array>
#include <set>

#include "random_coders.h"

using namespace thema::model;

namespace {

/// The coder's own codings, in words; places are left out, because texts may have been corrected.
std::multiset<std::string> work_of(Project& project, const std::string& coder) {
  std::multiset<std::string> out;
  auto q = project.db().query(
      "SELECT s.name, coalesce(k.memo, ''), k.exemplar, d.name FROM coding k "
      "JOIN source s ON s.id = k.source_id JOIN coder c ON c.id = k.coder_id "
      "JOIN code d ON d.id = k.code_id WHERE c.name = ?1");
  q.bind_all(coder);
  while (q.step()) {
    out.insert(q.string(0) + "|" + q.string(1) + "|" + q.string(2) + "|" + q.string(3));
  }
  return out;
}

}  // namespace

TEST_CASE("three coders' work, merged in every order, is the same project to the byte") {
  for (const unsigned seed : merge_seeds({1U, 2U})) {
    CAPTURE(seed);
    ThreeCoders team(seed);
    std::array<std::size_t, 3> order{0, 1, 2};
    for (Project& copy : team.copies) CHECK(work_of(copy, copy.coder_name()).size() > 5);
    std::string first;
    do {
      CAPTURE(order[0]);
      CAPTURE(order[1]);
      Project merged = team.twin(team.lead, fmt::format("m{}{}{}", order[0], order[1], order[2]));
      for (const std::size_t i : order) {
        const std::string before = dump_of(merged);
        const Merged result = team.merge(merged, team.copies[i]);
        CHECK(listed(result) == std::vector<std::string>());
        CHECK(problems_of(merged).empty());
        REQUIRE(merged.undo("undo", ""));
        CHECK(dump_of(merged) == before);
        REQUIRE(merged.redo("redo", ""));
      }
      for (Project& copy : team.copies) {
        CHECK(work_of(merged, copy.coder_name()) == work_of(copy, copy.coder_name()));
        CHECK(team.merge(merged, copy).counts.empty());
      }
      const std::string dump = dump_of(merged);
      if (first.empty()) first = dump;
      CHECK((dump == first));
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST_CASE("by way of each other the copies come to the same project") {
  ThreeCoders team(7);
  Project all = team.twin(team.lead, "all");
  for (Project& copy : team.copies) team.merge(all, copy);
  // anna takes over ben's work, carl anna's, the lead carl's; and the lead's comes back to ben.
  CHECK(team.merge(team.copies[0], team.copies[1]).conflicts.empty());
  CHECK(team.merge(team.copies[2], team.copies[0]).conflicts.empty());
  CHECK(team.merge(team.lead, team.copies[2]).conflicts.empty());
  CHECK(team.merge(team.copies[1], team.lead).conflicts.empty());
  CHECK((dump_of(team.lead) == dump_of(all)));
  CHECK(codings_of(team.copies[1]) == codings_of(team.lead));
  CHECK(problems_of(team.copies[1]).empty());
}
