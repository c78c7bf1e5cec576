#include "model/merge_settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/merge_same.h"

namespace thema::model::merging {

namespace {

/// References that a row can do without.
bool can_be_empty(const std::string& table, const std::string& column) {
  static constexpr std::array kOptional{
      std::pair{"cmoc", "theme_id"},           std::pair{"joint_row", "theme_id"},
      std::pair{"joint_row", "coding_id"},     std::pair{"speaker", "case_id"},
      std::pair{"turn", "speaker_id"},         std::pair{"cmoc_link", "from_element_id"},
      std::pair{"cmoc_link", "to_element_id"}, std::pair{"side_row", "case_id"},
      std::pair{"side_row", "source_id"},      std::pair{"evidence", "led_to_id"}};
  return std::any_of(kOptional.begin(), kOptional.end(), [&](const auto& known) {
    return table == known.first && column == known.second;
  });
}

/// What hangs on a thing: "2 codings, 1 memo changed".
std::string uses_text(const Tables& tables, const UseCounts& by) {
  std::vector<std::string> parts;
  for (const auto& [use, n] : by) {
    const auto& [table, changed] = use;
    parts.push_back(fmt::format("{} {}{}", n, n == 1 ? tables[table].one : tables[table].many,
                                changed ? " changed" : ""));
  }
  return join(parts, ", ");
}

constexpr int kMostPasses = 1000;  // each settles something, or none is needed

}  // namespace

void Settler::run() {
  known_there_.resize(tables_.size());
  changed_rows();
  int pass = 0;
  while (used_rows() || circles() || names()) {
    if (++pass > kMostPasses) {
      throw Error(Errc::conflict,
                  "the two projects cannot be merged: what one removed the other uses in a way "
                  "that does not come to an end; nothing was changed");
    }
  }
}

Row Settler::merged_row(std::size_t table, RowId id) {
  if (const auto put = plan_.put[table].find(id); put != plan_.put[table].end()) return put->second;
  if (plan_.deleted[table].contains(id)) return {};
  return load_row(sides_.mine.db(), tables_[table], id);
}

// ---- what one side removed and the other changed or uses
// -------------------------------------------------------------------------------------------

void Settler::changed_rows() {
  std::map<Root, UseCounts> roots;
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    for (const auto& [id, removed] : plan_.removed[table]) {
      if (removed.changed) ++roots[root_of(table, id)][{table, true}];
    }
  }
  for (const auto& [root, by] : roots) {
    if (stays(root, by)) keep_all(root);
  }
}

bool Settler::used_rows() {
  const std::vector<Use> all = uses();
  std::map<Root, UseCounts> roots;
  std::map<Root, std::vector<Use>> by_root;
  for (const Use& use : all) {
    const auto& removed = plan_.removed[use.parent];
    if (!removed.contains(use.parent_id)) {
      if (plan_.deleted[use.parent].contains(use.parent_id)) {  // given up before
        drop(use);
        continue;
      }
      throw Error(
          Errc::conflict,
          fmt::format("a row of table '{}' refers to one of table '{}' that neither project "
                      "has; nothing was changed",
                      tables_[use.child].name, tables_[use.parent].name));
    }
    const Root root = root_of(use.parent, use.parent_id);
    ++roots[root][{use.child, false}];
    by_root[root].push_back(use);
  }
  for (const auto& [root, by] : roots) {
    if (stays(root, by)) {
      keep_all(root);
    } else {
      for (const Use& use : by_root[root]) drop(use);
    }
  }
  return !all.empty();
}

std::vector<Settler::Use> Settler::uses() {
  for (auto& known : known_there_) known.clear();
  std::vector<Use> out;
  uses_by_put(out);
  uses_of_deleted(out);
  std::sort(out.begin(), out.end(), [](const Use& a, const Use& b) {
    return std::tie(a.parent, a.parent_id, a.child, a.child_id, a.column) <
           std::tie(b.parent, b.parent_id, b.child, b.child_id, b.column);
  });
  return out;
}

void Settler::uses_by_put(std::vector<Use>& out) {
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    for (const Table::Ref& ref : tables_[table].refs) {
      const std::size_t parent = tables_.index(ref.table);
      for (const auto& [id, row] : plan_.put[table]) {
        const RowId named = id_in(row, ref.column);
        if (named != 0 && !there(parent, named)) {
          out.push_back({parent, named, table, id, ref.column});
        }
      }
    }
  }
}

void Settler::uses_of_deleted(std::vector<Use>& out) {
  store::Database& db = sides_.mine.db();
  for (std::size_t parent = 0; parent < tables_.size(); ++parent) {
    const auto& gone = plan_.deleted[parent];
    if (gone.empty()) continue;
    for (const Tables::Child& child : tables_.children(tables_[parent].name)) {
      const Table& table = tables_[child.table];
      auto q =
          db.query_once(fmt::format("SELECT id, \"{0}\" FROM \"{1}\" WHERE \"{0}\" IS NOT NULL",
                                    table.columns[child.column], table.name));
      while (q.step()) {
        const RowId id = q.integer(0);
        if (!gone.contains(q.integer(1)) || plan_.deleted[child.table].contains(id)) continue;
        if (plan_.put[child.table].contains(id)) continue;  // looked at with what it will be
        out.push_back({parent, q.integer(1), child.table, id, child.column});
      }
    }
  }
}

bool Settler::there(std::size_t table, RowId id) {
  if (known_there_[table].contains(id)) return true;
  if (plan_.put[table].contains(id) || (!plan_.deleted[table].contains(id) &&
                                        !load_row(sides_.mine.db(), tables_[table], id).empty())) {
    known_there_[table].insert(id);
    return true;
  }
  return false;
}

/// The uppermost thing that the same side removed together with a row: its code, its source.
Settler::Root Settler::root_of(std::size_t table, RowId id) const {
  Root root{table, id};
  std::set<Root> seen;
  while (seen.insert(root).second) {
    const RemovedRow& removed = plan_.removed[root.table].at(root.id);
    for (const Table::Ref& ref : tables_[root.table].refs) {
      const std::size_t parent = tables_.index(ref.table);
      const RowId named = id_in(removed.row, ref.column);
      const auto above = plan_.removed[parent].find(named);
      if (named == 0 || above == plan_.removed[parent].end() || above->second.by != removed.by) {
        continue;
      }
      root = {parent, named};
      break;
    }
  }
  return root;
}

/// The choice about something that one side removed. Without one it stays, for now.
bool Settler::stays(const Root& root, const UseCounts& by) {
  const RemovedRow& removed = plan_.removed[root.table].at(root.id);
  const bool mine = removed.by == Side::mine;
  const std::string used = uses_text(tables_, by);
  const std::string choice = conflicts_.choice(
      {.id = {},
       .kind = "removed",
       .object = name_of(sides_.project(other(removed.by)), tables_, root.table, removed.row),
       .field = {},
       .mine = mine ? "removed" : used,
       .theirs = mine ? used : "removed",
       .choices = "mine|theirs"},
      fmt::format("{}|{}", tables_[root.table].name, root.id));
  return choice.empty() || choice == "both" || (choice == "theirs") == mine;
}

/// What went with it comes back with it.
void Settler::keep_all(const Root& root) {
  if (below_.empty()) {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (const auto& [id, removed] : plan_.removed[table]) {
        for (const Table::Ref& ref : tables_[table].refs) {
          below_[id_in(removed.row, ref.column)].push_back({table, id});
        }
      }
    }
  }
  const Side by = plan_.removed[root.table].at(root.id).by;
  std::vector<Root> back{root};
  for (std::size_t i = 0; i < back.size(); ++i) {
    const Root at = back[i];
    const auto found = plan_.removed[at.table].find(at.id);
    if (found == plan_.removed[at.table].end() || found->second.by != by) continue;
    if (by == Side::theirs) {
      plan_.deleted[at.table].erase(at.id);
    } else {
      plan_.put[at.table].emplace(at.id, found->second.row);
    }
    plan_.removed[at.table].erase(found);
    if (const auto hanging = below_.find(at.id); hanging != below_.end()) {
      back.insert(back.end(), hanging->second.begin(), hanging->second.end());
    }
  }
}

void Settler::drop(const Use& use) {
  const Table& table = tables_[use.child];
  auto& put = plan_.put[use.child];
  if (can_be_empty(table.name, table.columns[use.column])) {
    Row row = merged_row(use.child, use.child_id);
    if (row.empty()) return;
    row[use.column] = std::monostate();
    put[use.child_id] = std::move(row);
    return;
  }
  put.erase(use.child_id);
  // What hangs on it is given up as well, without another question.
  plan_.deleted[use.child].insert(use.child_id);
}

// ---- two things of one name
// -------------------------------------------------------------------------------------------

RowId Settler::holder_of(std::size_t table, const Row& row) {
  const Table& t = tables_[table];
  std::string where;
  for (std::size_t i = 0; i < t.key.size(); ++i) {
    const std::string& column = t.columns[t.key[i]];
    where += i == 0 ? "" : " AND ";
    // As the index of codes has it: else all codes would be read for each.
    where += column == "parent_id" ? fmt::format("coalesce(parent_id, 0) = coalesce(?{}, 0)", i + 1)
                                   : fmt::format("\"{}\" IS ?{}", column, i + 1);
  }
  auto q =
      sides_.mine.db().query_once(fmt::format("SELECT id FROM \"{}\" WHERE {}", t.name, where));
  for (std::size_t i = 0; i < t.key.size(); ++i) {
    bind_value(q, static_cast<int>(i) + 1, row[t.key[i]]);
  }
  while (q.step()) {
    const RowId id = q.integer(0);
    if (id != id_in(row, 0) && !plan_.deleted[table].contains(id) &&
        !plan_.put[table].contains(id)) {
      return id;
    }
  }
  return 0;
}

bool Settler::names() {
  bool any = false;
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    if (!tables_[table].unique) continue;
    std::map<std::string, RowId> taken;
    std::vector<RowId> ids;
    for (const auto& [id, row] : plan_.put[table]) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (const RowId id : ids) {
      const auto put = plan_.put[table].find(id);
      if (put == plan_.put[table].end()) continue;
      const auto [at, free] = taken.emplace(key_of(tables_[table], put->second), id);
      const RowId holder = free ? holder_of(table, put->second) : at->second;
      if (holder == 0) continue;
      any = true;
      if (tables_[table].label == 0) {
        say_once(table, id, holder);
      } else {
        settle_name(table, id, holder, !free);
        return true;  // another name may be taken now
      }
    }
  }
  return any;
}

/// What both say is said by the one that is there, or else by the first.
void Settler::say_once(std::size_t table, RowId put, RowId holder) {
  const bool mine = !load_row(sides_.mine.db(), tables_[table], put).empty();
  const bool held = !load_row(sides_.mine.db(), tables_[table], holder).empty();
  const RowId second = mine && !held ? holder : put;
  plan_.put[table].erase(second);
  plan_.deleted[table].insert(second);
}

namespace {

bool is_fragment(const Table& t, const Row& row) {
  const std::string state = text_in(row, t.column("state"));
  return state == "fragment" || state == "merged";
}

bool are_fragments(const Table& t, const Row& a, const Row& b) {
  return t.name == "cmoc" && is_fragment(t, a) && is_fragment(t, b) &&
         is_given_fragment_label(text_in(a, t.label));
}

}  // namespace

void Settler::settle_name(std::size_t table, RowId put, RowId holder, bool both_put) {
  const Table& t = tables_[table];
  store::Database& mine = sides_.mine.db();
  // The one that my side had under this name already.
  const auto had = [&](RowId id) {
    const Row row = load_row(mine, t, id);
    return !row.empty() && row[t.label] == plan_.put[table].at(put)[t.label];
  };
  const RowId of_mine = both_put && had(put) ? put : holder;
  const RowId of_theirs = of_mine == put ? holder : put;
  const Row row_m = merged_row(table, of_mine), row_t = merged_row(table, of_theirs);
  if (are_fragments(t, row_m, row_t)) {
    // Numbers that the program gave need no person: the one that comes in gets the next.
    const std::string was = text_in(row_t, t.label);
    Row row = row_t;
    row[t.label] = free_label(table, row);
    plan_.renumbered.emplace_back(was, text_in(row, t.label));
    plan_.put[table][of_theirs] = std::move(row);
    return;
  }
  const RowId low = std::min(put, holder), high = std::max(put, holder);
  const std::string choice =
      conflicts_.choice({.id = {},
                         .kind = "same-name",
                         .object = fmt::format("{} {}", t.name, text_in(row_m, t.label)),
                         .field = {},
                         .mine = "keeps the name; the other becomes " + free_label(table, row_t),
                         .theirs = "keeps the name; mine becomes " + free_label(table, row_m),
                         .choices = "mine|theirs"},
                        fmt::format("{}|{}|{}", t.name, low, high));
  const RowId renamed = choice.empty() ? high : choice == "theirs" ? of_mine : of_theirs;
  Row row = renamed == of_mine ? row_m : row_t;
  row[t.label] = free_label(table, row);
  plan_.put[table][renamed] = std::move(row);
}

std::string Settler::free_label(std::size_t table, Row row) {
  const Table& t = tables_[table];
  const std::string label = text_in(row, t.label);
  // A configuration's label is one word.
  const bool word = t.name == "cmoc";
  const bool fragment = word && is_given_fragment_label(label) && is_fragment(t, row);
  for (int n = fragment ? 1 : 2;; ++n) {
    const std::string wanted = fragment ? fmt::format("F{}", n)
                               : word   ? fmt::format("{}-{}", label, n)
                                        : fmt::format("{} ({})", label, n);
    row[t.label] = wanted;
    const std::string key = key_of(t, row);
    const bool planned =
        std::any_of(plan_.put[table].begin(), plan_.put[table].end(), [&](const auto& put) {
          return put.first != id_in(row, 0) && key_of(t, put.second) == key;
        });
    if (!planned && holder_of(table, row) == 0) return wanted;
  }
}

}  // namespace thema::model::merging
