#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "model/merge_sides.h"
#include "store/history.h"

namespace thema::model::merging {

namespace {

bool is_row(const store::RowChange::Columns& columns, const Row& row) {
  if (columns.size() > row.size()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i] || *columns[i] != row[i]) return false;
  }
  return true;
}

Row whole_row(const store::RowChange::Columns& columns) {
  Row row;
  for (const auto& value : columns) row.push_back(value.value_or(std::monostate()));
  return row;
}

std::vector<std::size_t> ref_columns(const Table& table) {
  std::vector<std::size_t> out;
  for (const Table::Ref& ref : table.refs) out.push_back(ref.column);
  return out;
}

}  // namespace

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
  store::RefColumns refs;
  for (const Table& table : tables_.all()) refs[table.name] = ref_columns(table);
  for (const Side side : {Side::mine, Side::theirs}) {
    for (const store::TakenOver& taken : store::taken_over(ancestry(side), ancestry(other(side)))) {
      // A merge inside a batch is one entry with what its owner did beside it.
      if (store::is_of_several_commands(sides.db(side), taken.number)) continue;
      third_.push_back({side, taken.whole, store::EntryRows(sides.db(side), taken.number, refs)});
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
  if (!third_.empty()) take_over(table, id, out);
  return out;
}

std::vector<RowId> Base::changed_rows(std::size_t table) const {
  std::set<RowId> out;
  for (const State& state : states_) {
    const std::vector<RowId> known = state.past.known(tables_[table].name);
    out.insert(known.begin(), known.end());
  }
  return {out.begin(), out.end()};
}

/// What both have taken over from a third copy is known to both: the row as that one had it. Where
/// the owner had changed the row before, nothing can be told from the entry.
void Base::take_over(std::size_t table, RowId id, std::vector<Row>& was) const {
  const std::string& name = tables_[table].name;
  if (was.empty()) return added_by_third(name, id, was);
  for (const Third& third : third_) {
    if (!third.whole) continue;
    const std::optional<store::RowChange> change = third.rows.find(name, id);
    if (!change || change->added) continue;
    if (change->removed) {
      std::erase_if(was, [&](const Row& row) { return is_row(change->before, row); });
      if (was.empty()) return;
      continue;
    }
    for (Row& row : was) {
      for (std::size_t i = 1; i < change->after.size() && i < row.size(); ++i) {
        if (change->after[i] && change->before[i] == row[i]) row[i] = *change->after[i];
      }
    }
  }
}

/// Both have it from the third, each perhaps joined with one of its own.
void Base::added_by_third(const std::string& table, RowId id, std::vector<Row>& was) const {
  std::optional<store::RowChange> added[2];
  bool whole = false;
  for (const Third& third : third_) {
    std::optional<store::RowChange> change = third.rows.find(table, id);
    if (!change || !change->added) continue;
    added[static_cast<int>(third.side)] = std::move(change);
    whole = whole || third.whole;
  }
  if (!whole || !added[0] || !added[1]) return;
  was.push_back(whole_row(added[0]->after));
  if (Row theirs = whole_row(added[1]->after); theirs != was[0]) was.push_back(std::move(theirs));
}

bool Base::can_have_removed(Side side, std::size_t table, const Row& row) const {
  const auto& cut = cut_[static_cast<int>(side)];
  if (!cut) return true;
  // What such a copy is made without: see model/copy.cc.
  static const std::set<std::string, std::less<>> kLeftOut{
      "coding",    "coding_tag",       "memo",         "joint_row",    "summary",
      "evidence",  "evidence_element", "decision",     "cmoc_search",  "summary_reference",
      "waiver",    "decision_object",  "cmoc",         "cmoc_version", "cmoc_element",
      "cmoc_link", "cmoc_theory",      "element_code", "element"};
  const Table& t = tables_[table];
  return !kLeftOut.contains(t.name) || cut->find(t.name, id_in(row, 0)) != nullptr;
}

void Base::hold(Side side, std::size_t table, RowId id) {
  store::Database& db = sides_.db(side);
  for (State& state : states_) {
    if (state.side != side) continue;
    state.past.hold(db, tables_[table].name, id);
    for (const Tables::Child& child : tables_.children(tables_[table].name)) {
      const Table& naming = tables_[child.table];
      auto q = db.query_once(fmt::format("SELECT id FROM \"{}\" WHERE \"{}\" = ?1", naming.name,
                                         naming.columns[child.column]));
      q.bind_all(id);
      while (q.step()) state.past.hold(db, naming.name, q.integer(0));
    }
  }
}

void Base::rename(const std::unordered_map<RowId, RowId>& ids) {
  for (const Table& table : tables_.all()) {
    const std::vector<std::size_t> refs = ref_columns(table);
    for (State& state : states_) state.past.rename(ids, table.name, refs);
    for (auto& cut : cut_) {
      if (cut) cut->rename(ids, table.name, refs);
    }
  }
  for (Third& third : third_) third.rows.rename(ids);
}

void Base::join_words(std::size_t table, RowId gone, RowId kept,
                      const std::function<Row(const Row&, const Row&)>& joined) {
  for (State& state : states_) {
    state.past.join(sides_.db(state.side), tables_[table].name, gone, kept, joined);
  }
}

void Base::join(std::size_t table, RowId gone, RowId kept) {
  if (!rows(table, kept).empty()) {
    for (State& state : states_) state.past.forget(tables_[table].name, gone);
    for (Third& third : third_) third.rows.forget(tables_[table].name, gone);
  }
  rename({{gone, kept}});
}

}  // namespace thema::model::merging
