#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "model/merge_settle.h"

namespace thema::model::merging {

bool Settler::circles() { return code_circles() || case_circles(); }

// ---- codes below themselves
// -------------------------------------------------------------------------------------------

RowId Settler::parent_of(RowId code) {
  const std::size_t table = tables_.index("code");
  return id_in(merged_row(table, code), tables_[table].column("parent_id"));
}

bool Settler::code_circles() {
  const std::size_t table = tables_.index("code");
  std::set<RowId> moved;
  for (const auto& [id, row] : plan_.put[table]) moved.insert(id);
  // A side that has followed the other's merges of codes may have a circle by itself.
  auto q = sides_.mine.db().query("SELECT id FROM code");
  while (q.step()) {
    if (!plan_.deleted[table].contains(q.integer(0))) moved.insert(q.integer(0));
  }
  std::set<RowId> sound;  // a way to the top leads from here
  for (const RowId start : moved) {
    std::vector<RowId> way;
    std::set<RowId> passed;
    for (RowId at = start; at != 0 && !sound.contains(at); at = parent_of(at)) {
      if (!passed.insert(at).second) {
        settle_circle({std::find(way.begin(), way.end(), at), way.end()});
        return true;
      }
      way.push_back(at);
    }
    sound.insert(way.begin(), way.end());
  }
  return false;
}

/// What is chosen for one circle may close another that it shares codes with: these are settled
/// together from then on, all from one side. One side alone has no circle, so that comes to an end.
std::vector<RowId> Settler::with_entangled(const std::vector<RowId>& codes) {
  std::set<RowId> all(codes.begin(), codes.end());
  std::erase_if(settled_circles_, [&](const std::vector<RowId>& settled) {
    const bool shared = std::any_of(codes.begin(), codes.end(), [&](RowId id) {
      return std::binary_search(settled.begin(), settled.end(), id);
    });
    if (shared) all.insert(settled.begin(), settled.end());
    return shared;
  });
  return {all.begin(), all.end()};
}

void Settler::settle_circle(const std::vector<RowId>& circle) {
  const std::size_t table = tables_.index("code");
  const std::size_t column = tables_[table].column("parent_id");
  const std::set<std::vector<RowId>> before(settled_circles_.begin(), settled_circles_.end());
  const std::vector<RowId> codes = with_entangled(circle);
  settled_circles_.push_back(codes);
  if (before.contains(codes)) {
    // Codes that the chosen side does not have close it again: one of them goes to the top.
    const RowId top = *std::min_element(circle.begin(), circle.end());
    Row row = merged_row(table, top);
    row[column] = std::monostate();
    plan_.put[table][top] = std::move(row);
    return;
  }
  std::string key = "code", mine, theirs, object;
  for (const RowId id : codes) {
    key += fmt::format("|{}", id);
    const auto path = [&](Project& project) {
      const Row row = load_row(project.db(), tables_[table], id);
      return row.empty() ? std::string("none") : name_of(project, tables_, table, row);
    };
    mine += (mine.empty() ? "" : "; ") + path(sides_.mine);
    theirs += (theirs.empty() ? "" : "; ") + path(sides_.theirs);
  }
  const std::string choice = conflicts_.choice({.id = {},
                                                .kind = "circle",
                                                .object = mine,
                                                .field = "parent",
                                                .mine = mine,
                                                .theirs = theirs,
                                                .choices = "mine|theirs"},
                                               key);
  Side chosen = choice == "theirs" ? Side::theirs : Side::mine;
  if (choice.empty() && theirs < mine) chosen = Side::theirs;  // whose project this is says nothing
  for (const RowId id : codes) {
    const Row from = load_row(sides_.db(chosen), tables_[table], id);
    if (from.empty()) continue;
    Row row = merged_row(table, id);
    row[column] = from[column];
    plan_.put[table][id] = std::move(row);
  }
}

// ---- cases that are a part of themselves
// -------------------------------------------------------------------------------------------

Settler::Memberships Settler::memberships() {
  const std::size_t index = tables_.index("case_membership");
  const std::size_t part = tables_[index].column("case_id"), whole = tables_[index].column("in_id");
  Memberships out;
  const auto add = [&](RowId id, RowId of, RowId in) { out[of].push_back({id, of, in}); };
  auto q = sides_.mine.db().query("SELECT id, case_id, in_id FROM case_membership ORDER BY id");
  while (q.step()) {
    const RowId id = q.integer(0);
    if (plan_.deleted[index].contains(id) || plan_.put[index].contains(id)) continue;
    add(id, q.integer(1), q.integer(2));
  }
  for (const auto& [id, row] : plan_.put[index]) add(id, id_in(row, part), id_in(row, whole));
  for (auto& [of, edges] : out) std::sort(edges.begin(), edges.end());
  return out;
}

bool Settler::has_membership(Side side, const Membership& m) {
  const Table& table = tables_.named("case_membership");
  const Row row = load_row(sides_.db(side), table, m.id);
  return !row.empty() && id_in(row, table.column("case_id")) == m.part &&
         id_in(row, table.column("in_id")) == m.whole;
}

/// Every circle has an edge that one side made, as each side had none. Which circle is found first
/// does not depend on whose project this is.
bool Settler::case_circles() {
  if (plan_.put[tables_.index("case_membership")].empty()) return false;
  const Memberships edges = memberships();
  std::vector<Membership> came;
  for (const auto& [of, from] : edges) {
    for (const Membership& m : from) {
      if (!has_membership(Side::mine, m) || !has_membership(Side::theirs, m)) came.push_back(m);
    }
  }
  std::sort(came.begin(), came.end());
  for (const Membership& start : came) {
    // The shortest way back, by breadth.
    std::map<RowId, Membership> by{{start.whole, start}};
    std::vector<RowId> next{start.whole};
    for (std::size_t i = 0; i < next.size(); ++i) {
      const auto from = edges.find(next[i]);
      if (from == edges.end()) continue;
      for (const Membership& m : from->second) {
        if (by.emplace(m.whole, m).second) next.push_back(m.whole);
      }
    }
    if (!by.contains(start.part)) continue;
    std::vector<Membership> circle{start};
    for (RowId at = start.part; at != start.whole; at = circle.back().part) {
      circle.push_back(by.at(at));
    }
    settle_case_circle(std::move(circle));
    return true;
  }
  return false;
}

void Settler::settle_case_circle(std::vector<Membership> circle) {
  const std::size_t index = tables_.index("case_membership");
  const std::size_t cases = tables_.index("case");
  std::sort(circle.begin(), circle.end(),
            [](const Membership& a, const Membership& b) { return a.part < b.part; });
  const auto name = [&](RowId id) { return text_in(merged_row(cases, id), tables_[cases].label); };
  std::string key = "case", object, said[2];
  for (const Membership& m : circle) {
    key += fmt::format("|{}", m.part);
    object += (object.empty() ? "case " : ", ") + name(m.part);
    for (const Side side : {Side::mine, Side::theirs}) {
      std::string& text = said[static_cast<int>(side)];
      if (has_membership(side, m)) {
        text += fmt::format("{}{} in {}", text.empty() ? "" : "; ", name(m.part), name(m.whole));
      }
    }
  }
  const std::string choice = conflicts_.choice({.id = {},
                                                .kind = "circle",
                                                .object = object,
                                                .field = "in",
                                                .mine = said[0],
                                                .theirs = said[1],
                                                .choices = "mine|theirs"},
                                               key);
  // What the one that is chosen does not have goes; where it has all, the circle is its own.
  std::size_t dropped = 0;
  Side chosen = choice == "theirs" ? Side::theirs : Side::mine;
  if (choice.empty()) {
    const auto one_sided = std::find_if(circle.begin(), circle.end(), [&](const Membership& m) {
      return has_membership(Side::mine, m) != has_membership(Side::theirs, m);
    });
    if (one_sided != circle.end() && has_membership(Side::theirs, *one_sided)) {
      chosen = Side::theirs;
    }
  }
  for (const Side side : {chosen, other(chosen)}) {
    for (const Membership& m : circle) {
      if (has_membership(side, m)) continue;
      plan_.put[index].erase(m.id);
      plan_.deleted[index].insert(m.id);
      ++dropped;
    }
    if (dropped > 0) return;
  }
  throw Error(Errc::conflict,
              fmt::format("{} are parts of each other in both projects: 'thema check' says more; "
                          "nothing was changed",
                          object));
}

}  // namespace thema::model::merging
