#include "model/merge_sides.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "model/turn_words.h"
#include "store/search_index.h"

namespace thema::model::merging {

Base::Base(Sides& sides, const Tables& tables)
    : sides_(sides), tables_(tables), mine_(sides.mine.db()), theirs_(sides.theirs.db()) {
  std::vector<store::CommonState> common = store::common_states(mine_, theirs_);
  if (common.empty()) {
    throw Error(Errc::bad_input,
                "the histories of the two have no state in common, so nobody can tell what was "
                "changed in which: one of them was made by other means than 'thema copy'");
  }
  for (const store::CommonState& state : common) {
    const Side side = state.in_theirs ? Side::theirs : Side::mine;
    states_.push_back({side, state.number, store::PastRows(sides.db(side), state.number)});
  }
  // One state that both can go back to: the one that can do so best.
  if (states_.size() == 2 && theirs_.own()[static_cast<std::size_t>(states_[0].number)] ==
                                 mine_.own()[static_cast<std::size_t>(states_[1].number)]) {
    states_.erase(states_.begin() + (states_[0].past.whole() ? 1 : 0));
  }
  for (const Side side : {Side::mine, Side::theirs}) {
    if (ancestry(side).begins_cut()) {
      cut_[static_cast<int>(side)].emplace(sides.db(side), 0);
    }
  }
}

std::vector<Row> Base::rows(std::size_t table, RowId id) {
  std::vector<Row> out;
  const auto keep = [&](const Row& row) {
    if (!row.empty() && std::find(out.begin(), out.end(), row) == out.end()) out.push_back(row);
  };
  for (const State& state : states_) {
    if (const auto* past = state.past.find(tables_[table].name, id)) {
      if (*past) keep(**past);
    } else if (state.past.whole()) {
      keep(load_row(sides_.db(state.side), tables_[table], id));
    }
  }
  return out;
}

bool Base::can_have_removed(Side side, std::size_t table, const Row& row) const {
  const auto& cut = cut_[static_cast<int>(side)];
  if (!cut) return true;
  const Table& t = tables_[table];
  const bool with_codings = t.name == "coding" || t.name == "coding_tag" ||
                            (t.name == "memo" && id_in(row, t.column("coding_id")) != 0);
  return !with_codings || cut->find(t.name, id_in(row, 0)) != nullptr;
}

void Base::rename(const std::unordered_map<RowId, RowId>& ids) {
  const auto in = [&](store::PastRows& past) {
    for (const Table& table : tables_.all()) {
      std::vector<std::size_t> refs;
      for (const Table::Ref& ref : table.refs) refs.push_back(ref.column);
      past.rename(ids, table.name, refs);
    }
  };
  for (State& state : states_) in(state.past);
  for (auto& cut : cut_) {
    if (cut) in(*cut);
  }
}

void Base::join(std::size_t table, RowId gone, RowId kept) {
  if (!rows(table, kept).empty()) {
    for (State& state : states_) state.past.forget(tables_[table].name, gone);
  }
  rename({{gone, kept}});
}

std::string Conflicts::choice(MergeConflict conflict, const std::string& key) {
  conflict.id = "x" + sha256_hex(conflict.kind + "|" + key).substr(0, 10);
  const auto chosen = choices_.find(conflict.id);
  const auto [at, added] = found_.try_emplace(conflict.id, conflict);
  if (chosen == choices_.end()) {
    if (added) ++open_;
    return {};
  }
  const std::string& choice = chosen->second;
  if (choice == "both" && conflict.choices.find("both") == std::string::npos) {
    throw Error(Errc::bad_input, fmt::format("conflict {}: 'both' cannot be for {}: expected {}",
                                             conflict.id, conflict.object, conflict.choices))
        .about(conflict.object);
  }
  return choice;
}

std::vector<MergeConflict> Conflicts::take() {
  std::vector<MergeConflict> out;
  for (auto& [id, conflict] : found_) out.push_back(std::move(conflict));
  std::sort(out.begin(), out.end(), [](const MergeConflict& a, const MergeConflict& b) {
    return std::tie(a.kind, a.object, a.field, a.id) < std::tie(b.kind, b.object, b.field, b.id);
  });
  return out;
}

std::vector<std::string> Conflicts::unknown() const {
  std::vector<std::string> out;
  for (const auto& [id, choice] : choices_) {
    if (!found_.contains(id)) out.push_back(id);
  }
  return out;
}

namespace {

/// Ids for one statement that looks at a whole table: a statement each would look at it each time.
class RenamedIds {
 public:
  RenamedIds(store::Database& db, const std::unordered_map<RowId, RowId>& ids) : db_(db) {
    db.exec("CREATE TEMP TABLE renamed (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)");
    auto put = db.query_once("INSERT INTO temp.renamed (old, new) VALUES (?1, ?2)");
    for (const auto& [from, to] : ids) put.bind_all(from, to).run();
  }
  ~RenamedIds() { db_.try_exec("DROP TABLE temp.renamed"); }
  RenamedIds(const RenamedIds&) = delete;
  RenamedIds& operator=(const RenamedIds&) = delete;

  void in(const std::string& table, const std::string& column) {
    db_.query_once(
           fmt::format("UPDATE \"{0}\" SET \"{1}\" = (SELECT new FROM temp.renamed WHERE old "
                       "= \"{0}\".\"{1}\") WHERE \"{1}\" IN (SELECT old FROM temp.renamed)",
                       table, column))
        .run();
  }

 private:
  store::Database& db_;
};

}  // namespace

void rename_rows(Sides& sides, Side side, const Tables& tables, std::size_t table,
                 const std::unordered_map<RowId, RowId>& ids) {
  if (ids.empty()) return;
  const bool indexed = side == Side::mine && tables[table].name == "turn";
  Project& project = sides.project(side);
  std::vector<RowId> before, after;
  if (indexed) {
    for (const auto& [from, to] : ids) {
      before.push_back(from);
      after.push_back(to);
    }
    turn_words(project).each(
        before, [&](RowId id, std::string_view words) { project.index().remove(id, words); });
  }
  {
    RenamedIds renamed(project.db(), ids);
    renamed.in(tables[table].name, "id");
    for (const Tables::Child& child : tables.children(tables[table].name)) {
      renamed.in(tables[child.table].name, tables[child.table].columns[child.column]);
    }
  }
  if (indexed) {
    turn_words(project).each(
        after, [&](RowId id, std::string_view words) { project.index().add(id, words); });
  }
}

}  // namespace thema::model::merging
