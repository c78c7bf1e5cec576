#include "model/merge_same.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/code_merge.h"
#include "model/coders.h"

namespace thema::model::merging {

namespace {

using Ids = std::unordered_map<RowId, RowId>;

bool has_row(store::Database& db, const std::string& table, RowId id) {
  auto q = db.query_once(fmt::format("SELECT 1 FROM \"{}\" WHERE id = ?1", table));
  q.bind_all(id);
  return q.step();
}

/// Ids that only one of two tables has, ascending.
struct Only {
  std::vector<RowId> mine, theirs;
};

Only only_ids(Sides& sides, const std::string& table) {
  const std::string sql = fmt::format("SELECT id FROM \"{}\" ORDER BY id", table);
  auto m = sides.mine.db().query_once(sql);
  auto t = sides.theirs.db().query_once(sql);
  Only only;
  bool in_m = m.step(), in_t = t.step();
  while (in_m || in_t) {
    const RowId a = in_m ? m.integer(0) : 0;
    const RowId b = in_t ? t.integer(0) : 0;
    if (in_m && (!in_t || a < b)) {
      only.mine.push_back(a);
      in_m = m.step();
    } else if (in_t && (!in_m || b < a)) {
      only.theirs.push_back(b);
      in_t = t.step();
    } else {
      in_m = m.step();
      in_t = t.step();
    }
  }
  return only;
}

/// The smallest id that notes, taken together, say is the same row.
RowId root_of(Ids& parents, RowId id) {
  RowId root = id;
  for (auto at = parents.find(root); at != parents.end() && at->second != root;
       at = parents.find(root)) {
    root = at->second;
  }
  while (id != root) {
    RowId& next = parents[id];
    id = next == 0 ? root : next;
    next = root;
  }
  return root;
}

void join_roots(Ids& parents, RowId a, RowId b) {
  const RowId x = root_of(parents, a), y = root_of(parents, b);
  if (x != y) parents[std::max(x, y)] = std::min(x, y);
}

/// Everything that hangs on a code hangs on the other then. Words that defined it are not looked
/// for again: the side that merged them has kept them.
void join_codes(Project& project, const Tables& tables, RowId gone, RowId kept) {
  store::Database& db = project.db();
  {
    std::vector<RowId> codings;
    auto q = db.query("SELECT id FROM coding WHERE code_id = ?1 ORDER BY id");
    q.bind_all(gone);
    while (q.step()) codings.push_back(q.integer(0));
    recode(project, codings, kept);
  }
  std::vector<std::pair<RowId, RowId>> sub_codes;  // of one name below both
  {
    auto q = db.query(
        "SELECT g.id, k.id FROM code g JOIN code k ON k.name = g.name AND k.parent_id = ?2 "
        "WHERE g.parent_id = ?1 AND g.id <> ?2");
    q.bind_all(gone, kept);
    while (q.step()) sub_codes.emplace_back(q.integer(0), q.integer(1));
  }
  for (const auto& [from, into] : sub_codes) join_codes(project, tables, from, into);
  for (const Tables::Child& child : tables.children("code")) {
    const Table& table = tables[child.table];
    const std::string& column = table.columns[child.column];
    db.query_once(
          fmt::format("UPDATE OR IGNORE \"{0}\" SET \"{1}\" = ?2 WHERE \"{1}\" = ?1 AND id <> ?2",
                      table.name, column))
        .bind_all(gone, kept)
        .run();
    db.query_once(
          fmt::format("DELETE FROM \"{}\" WHERE \"{}\" = ?1 AND id <> ?2", table.name, column))
        .bind_all(gone, kept)
        .run();
  }
  // A sub-code of the one that goes may be the one that stays.
  db.query(
        "UPDATE code SET parent_id = (SELECT parent_id FROM code WHERE id = ?1) "
        "WHERE id = ?2 AND parent_id = ?1")
      .bind_all(gone, kept)
      .run();
  db.query("DELETE FROM code WHERE id = ?1").bind_all(gone).run();
}

std::string coder_name(store::Database& db, RowId id) {
  auto q = db.query("SELECT name FROM coder WHERE id = ?1");
  q.bind_all(id);
  return q.step() ? q.string(0) : std::string();
}

}  // namespace

void Sameness::settle() {
  known_before();
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    const bool tree =
        std::any_of(tables_[table].refs.begin(), tables_[table].refs.end(),
                    [&](const Table::Ref& r) { return r.table == tables_[table].name; });
    // Level by level: parents that became one make their children alike.
    while (match(table) && tree) {
    }
  }
}

void Sameness::known_before() {
  Ids parents;
  std::vector<std::pair<Side, store::Alias>> joined;  // which side has to follow
  for (const Side side : {Side::mine, Side::theirs}) {
    for (const store::Alias& alias : store::aliases(sides_.db(side))) {
      if (alias.same) {
        join_roots(parents, alias.gone, alias.kept);
      } else {
        joined.emplace_back(other(side), alias);
      }
    }
  }
  Ids ids;
  std::vector<RowId> all;
  for (const auto& [id, parent] : parents) all.push_back(id);
  for (const RowId id : all) {
    if (const RowId root = root_of(parents, id); root != id) ids[id] = root;
  }
  if (!ids.empty()) {
    for (const Side side : {Side::mine, Side::theirs}) rename_known(side, ids);
    base_.rename(ids);
  }
  const auto now = [&](RowId id) {
    const auto at = ids.find(id);
    return at == ids.end() ? id : at->second;
  };
  // First what can simply be followed, as far as it goes: one that was merged into another may have
  // been merged into a third.
  for (bool followed = true; followed;) {
    followed = false;
    for (const auto& [side, alias] : joined) {
      followed |= joined_before(side, {now(alias.gone), now(alias.kept), false}, true);
    }
  }
  for (const auto& [side, alias] : joined) {
    joined_before(side, {now(alias.gone), now(alias.kept), false}, false);
  }
}

bool Sameness::merged_away(Side side, RowId id) {
  const std::vector<store::Alias> own = store::aliases(sides_.db(side));
  return std::any_of(own.begin(), own.end(),
                     [&](const store::Alias& a) { return !a.same && a.gone == id; });
}

void Sameness::rename_known(Side side, const Ids& ids) {
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    Ids here;
    store::Database& db = sides_.db(side);
    auto q = db.query_once(fmt::format("SELECT 1 FROM \"{}\" WHERE id = ?1", tables_[table].name));
    const auto has = [&](RowId id) {
      q.bind_all(id);
      const bool there = q.step();
      q.reset();
      return there;
    };
    std::set<RowId> taken;
    for (const auto& [from, to] : ids) {
      if (has(from) && !has(to) && taken.insert(to).second) here.emplace(from, to);
    }
    q.reset();
    rename_rows(sides_, side, tables_, table, here);
  }
}

bool Sameness::joined_before(Side side, const store::Alias& alias, bool known_only) {
  store::Database& db = sides_.db(side);
  bool followed = false;
  for (const char* table : {"code", "coder"}) {
    if (!has_row(db, table, alias.gone) || has_row(sides_.db(other(side)), table, alias.gone)) {
      continue;
    }
    if (!has_row(db, table, alias.kept)) {
      if (known_only) continue;
      // Merged into one that this side does not know: it is that one now.
      if (!has_row(sides_.db(other(side)), table, alias.kept)) continue;
      const std::size_t index = tables_.index(table);
      // It was there when the two went apart, or nobody knows: this side has merged or removed it.
      const bool was_there = !base_.rows(index, alias.kept).empty();
      const bool unknown = !was_there && base_.rows(index, alias.gone).empty();
      if (was_there || (unknown && merged_away(side, alias.kept))) {
        against_each_other(side, index, alias);
        continue;
      }
      rename_rows(sides_, side, tables_, tables_.index(table), {{alias.gone, alias.kept}});
    } else if (std::string_view(table) == "code") {
      join_codes(sides_.project(side), tables_, alias.gone, alias.kept);
    } else {
      Coders(sides_.project(side)).merge(coder_name(db, alias.gone), coder_name(db, alias.kept));
    }
    base_.rename({{alias.gone, alias.kept}});
    followed = true;
  }
  return followed;
}

/// One side has merged A into B, and the other B into A, or has removed B: a person has to say
/// which of the two it is now. Either way it has what hung on both.
void Sameness::against_each_other(Side side, std::size_t table, const store::Alias& alias) {
  const Side owner = other(side);
  const auto name = [&](Side of, RowId id) {
    return name_of(sides_.project(of), tables_, table, load_row(sides_.db(of), tables_[table], id));
  };
  const std::string gone = name(side, alias.gone), kept = name(owner, alias.kept);
  const std::string merged = gone + " is part of " + kept;
  const std::string against = kept + " is merged or removed, " + gone + " stays";
  const bool mine = owner == Side::mine;
  const std::string choice = conflicts_.choice(
      {.id = {},
       .kind = "merged",
       .object = std::min(gone, kept) + " and " + std::max(gone, kept),
       .field = {},
       .mine = mine ? merged : against,
       .theirs = mine ? against : merged,
       .choices = "mine|theirs"},
      fmt::format("{}|{}|{}", tables_[table].name, std::min(alias.gone, alias.kept),
                  std::max(alias.gone, alias.kept)));
  if (choice.empty() || (choice == "mine") == mine) {
    become(side, table, alias.gone, alias.kept);
  } else {
    become(owner, table, alias.kept, alias.gone);
  }
}

/// A row of `side` is from now on one that the other side has: with its id, and all that it says.
void Sameness::become(Side side, std::size_t table, RowId from, RowId into) {
  rename_rows(sides_, side, tables_, table, {{from, into}});
  const Row as = load_row(sides_.db(other(side)), tables_[table], into);
  for (std::size_t i = 1; i < tables_[table].columns.size(); ++i) {
    auto q = sides_.db(side).query_once(
        fmt::format("UPDATE OR IGNORE \"{}\" SET \"{}\" = ?2 WHERE id = ?1", tables_[table].name,
                    tables_[table].columns[i]));
    q.bind(1, into);
    if (const auto* number = std::get_if<std::int64_t>(&as[i])) {
      q.bind(2, *number);
    } else if (const auto* text = std::get_if<std::string>(&as[i])) {
      q.bind(2, *text);
    } else {
      q.bind(2, nullptr);
    }
    q.run();
  }
  base_.rename({{from, into}});
  joined_.emplace_back(from, into);
}

bool Sameness::match(std::size_t index) {
  const Table& table = tables_[index];
  if (table.key.empty()) return false;
  const Only only = only_ids(sides_, table.name);
  if (only.mine.empty() || only.theirs.empty()) return false;
  std::unordered_map<std::string, std::vector<RowId>> by_key;  // ids descending
  for (auto id = only.mine.rbegin(); id != only.mine.rend(); ++id) {
    by_key[key_of(table, load_row(sides_.mine.db(), table, *id))].push_back(*id);
  }
  Ids mine, theirs, all;
  for (const RowId id : only.theirs) {
    const auto same = by_key.find(key_of(table, load_row(sides_.theirs.db(), table, id)));
    if (same == by_key.end() || same->second.empty()) continue;
    const RowId twin = same->second.back();
    if (!may_be_one(table, twin, id)) continue;
    same->second.pop_back();
    if (twin < id) {
      theirs.emplace(id, twin);
      all.emplace(id, twin);
    } else {
      mine.emplace(twin, id);
      all.emplace(twin, id);
    }
  }
  rename_rows(sides_, Side::mine, tables_, index, mine);
  rename_rows(sides_, Side::theirs, tables_, index, theirs);
  if (!all.empty()) base_.rename(all);
  // Turns are told by their number in a version, always.
  if (table.name != "turn") {
    found_.insert(found_.end(), all.begin(), all.end());
  }
  return !all.empty();
}

/// Sources of one name are one when they came from the same file or text, and were read alike.
bool Sameness::may_be_one(const Table& table, RowId mine, RowId theirs) {
  if (table.name != "source") return true;
  const auto hashes = [](store::Database& db, RowId source) {
    std::set<std::string> out;
    auto q = db.query("SELECT text_hash, original_hash FROM source_version WHERE source_id = ?1");
    q.bind_all(source);
    while (q.step()) {
      out.insert(q.string(0));
      out.insert(q.string(1));
    }
    return out;
  };
  const std::set<std::string> a = hashes(sides_.mine.db(), mine);
  const std::set<std::string> b = hashes(sides_.theirs.db(), theirs);
  if (std::none_of(a.begin(), a.end(), [&](const std::string& h) { return b.contains(h); })) {
    return false;
  }
  const auto read = [](store::Database& db, RowId source) {
    auto q = db.query(
        "SELECT v.text_hash, count(t.id), total(t.start_cp), total(t.end_cp) FROM source s "
        "JOIN source_version v ON v.id = s.version_id LEFT JOIN turn t ON t.version_id = v.id "
        "WHERE s.id = ?1");
    q.bind_all(source);
    q.step();
    return std::pair(q.string(0), fmt::format("{} {} {}", q.text(1), q.text(2), q.text(3)));
  };
  const auto m = read(sides_.mine.db(), mine);
  const auto t = read(sides_.theirs.db(), theirs);
  return m.first != t.first || m.second == t.second;
}

}  // namespace thema::model::merging
