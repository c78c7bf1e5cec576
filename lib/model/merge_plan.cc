#include "model/merge_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace thema::model::merging {

namespace {

/// Columns that nobody sets by hand, or where one answer is as good as the other: the smaller or
/// the larger of two changed values is taken, so that order does not matter.
enum class Rule { person, smaller, larger };

Rule rule_of(const std::string& table, const std::string& column) {
  static constexpr std::array kSmaller{"position", "number", "created_at", "imported_at", "guid"};
  if (std::find(kSmaller.begin(), kSmaller.end(), column) != kSmaller.end()) return Rule::smaller;
  if (table == "source_state" && column == "state") return Rule::smaller;  // done, started
  if (table == "turn") return Rule::smaller;
  if (table == "case" && column == "withdrawn") return Rule::larger;
  if (column == "anonymised") return Rule::larger;
  return Rule::person;
}

/// The same for rows that both sides made.
Rule rule_of_twins(const std::string& table, const std::string& column) {
  if (table == "source_version") return Rule::smaller;
  if (column == "coder_id" && table != "coding") return Rule::smaller;
  if (column == "exemplar") return Rule::larger;
  return rule_of(table, column);
}

Value picked(Rule rule, const Value& a, const Value& b) {
  return (a < b) == (rule == Rule::smaller) ? a : b;
}

constexpr std::array kPlaceColumns{"start_cp", "end_cp", "quote_hash", "anchor", "lost_text"};

bool is_place(const std::string& column) {
  return std::find(kPlaceColumns.begin(), kPlaceColumns.end(), column) != kPlaceColumns.end();
}

/// Texts of which both can be kept, one below the other.
bool can_hold_both(const std::string& column) {
  static constexpr std::array kTexts{"memo",    "text",    "note",      "description", "include",
                                     "exclude", "example", "statement", "reason"};
  return std::find(kTexts.begin(), kTexts.end(), column) != kTexts.end();
}

/// Not shared between copies: who works in this one.
bool is_own(const Table& table, const Row& row) {
  return table.name == "setting" && text_in(row, table.column("key")) == "coder";
}

bool same_as_stored(const store::Statement& a, const store::Statement& b) {
  for (int i = 0; i < a.columns(); ++i) {
    const int type = sqlite3_column_type(a.handle(), i);
    if (type != sqlite3_column_type(b.handle(), i)) return false;
    if (type == SQLITE_INTEGER ? a.integer(i) != b.integer(i)
                               : type != SQLITE_NULL && a.text(i) != b.text(i)) {
      return false;
    }
  }
  return true;
}

}  // namespace

struct Planner::Columns {
  std::size_t index;
  const Table& table;
  const Row &mine, &theirs;
  const std::vector<Row>& was;

  bool unchanged(const Row& row, std::size_t column) const {
    return std::any_of(was.begin(), was.end(),
                       [&](const Row& w) { return column < w.size() && w[column] == row[column]; });
  }
};

Plan Planner::run() {
  for (std::size_t i = 0; i < tables_.size(); ++i) table(i);
  return std::move(plan_);
}

void Planner::table(std::size_t index) {
  const std::string sql = fmt::format("SELECT * FROM \"{}\" ORDER BY id", tables_[index].name);
  auto m = sides_.mine.db().query_once(sql);
  auto t = sides_.theirs.db().query_once(sql);
  bool in_m = m.step(), in_t = t.step();
  while (in_m || in_t) {
    const RowId a = in_m ? m.integer(0) : 0;
    const RowId b = in_t ? t.integer(0) : 0;
    if (in_m && (!in_t || a < b)) {
      one_side(index, Side::mine, store::row_of(m));
      in_m = m.step();
    } else if (in_t && (!in_m || b < a)) {
      one_side(index, Side::theirs, store::row_of(t));
      in_t = t.step();
    } else {
      if (!same_as_stored(m, t)) both(index, store::row_of(m), store::row_of(t));
      in_m = m.step();
      in_t = t.step();
    }
  }
}

void Planner::one_side(std::size_t index, Side side, Row row) {
  const Table& table = tables_[index];
  if (is_own(table, row)) return;
  const RowId id = id_in(row, 0);
  const std::vector<Row> was = base_.rows(index, id);
  if (was.empty() || !base_.can_have_removed(other(side), index, row)) {
    if (side == Side::theirs) plan_.put[index].emplace(id, std::move(row));
    return;
  }
  if (side == Side::mine) plan_.deleted[index].insert(id);
  const bool changed = changed_since(index, other(side), row, was);
  plan_.removed[index].emplace(id, RemovedRow{other(side), std::move(row), changed});
}

/// Whether a person changed what the other side removed. Turns are not a person's work, and places
/// move by themselves when a text is corrected.
bool Planner::changed_since(std::size_t index, Side by, const Row& row,
                            const std::vector<Row>& was) const {
  const Table& table = tables_[index];
  if (table.name == "turn") return false;
  const std::size_t source = table.column("source_id");
  const auto old = source == 0 ? texts_.old.end() : texts_.old.find(id_in(row, source));
  const auto carried = texts_.removed.find({index, id_in(row, 0)});
  const bool placed_anew = (old != texts_.old.end() && old->second == by) ||
                           (carried != texts_.removed.end() && carried->second.untouched);
  return std::none_of(was.begin(), was.end(), [&](const Row& w) {
    for (std::size_t i = 0; i < table.columns.size() && i < w.size(); ++i) {
      if (w[i] == row[i] || rule_of(table.name, table.columns[i]) != Rule::person) continue;
      if (placed_anew && is_place(table.columns[i])) continue;
      return false;
    }
    return true;
  });
}

void Planner::both(std::size_t index, const Row& mine, const Row& theirs) {
  const Table& table = tables_[index];
  if (is_own(table, mine)) return;
  const std::vector<Row> was = base_.rows(index, id_in(mine, 0));
  const Columns in{index, table, mine, theirs, was};
  Row merged = mine;
  const bool placed = table.column("quote_hash") != 0;
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    if (mine[i] == theirs[i] || (placed && is_place(table.columns[i]))) continue;
    // Settled with the elements that evidence speaks to: see merge_evidence.h.
    if (table.name == "evidence" && table.columns[i] == "version_id") continue;
    column(in, i, merged);
  }
  if (placed) place(in, merged);
  if (merged != mine) plan_.put[index].emplace(id_in(mine, 0), std::move(merged));
}

void Planner::column(const Columns& in, std::size_t column, Row& merged) {
  const Value &m = in.mine[column], &t = in.theirs[column];
  const std::string& name = in.table.columns[column];
  if (in.was.empty()) {
    if (says_nothing(t)) return;
    if (says_nothing(m)) {
      merged[column] = t;
    } else if (const Rule rule = rule_of_twins(in.table.name, name); rule != Rule::person) {
      merged[column] = picked(rule, m, t);
    } else {
      field_conflict(in, column, merged);
    }
    return;
  }
  const bool mine_as_before = in.unchanged(in.mine, column);
  const bool theirs_as_before = in.unchanged(in.theirs, column);
  if (theirs_as_before && !mine_as_before) return;
  if (mine_as_before && !theirs_as_before) {
    merged[column] = t;
  } else if (const Rule rule = rule_of(in.table.name, name); rule != Rule::person) {
    merged[column] = picked(rule, m, t);
  } else {
    field_conflict(in, column, merged);
  }
}

/// Where a passage is and how it came there is one thing.
void Planner::place(const Columns& in, Row& merged) {
  const auto same = [&](const Row& a, const Row& b) {
    return std::all_of(kPlaceColumns.begin(), kPlaceColumns.end(), [&](const char* name) {
      const std::size_t column = in.table.column(name);
      return a[column] == b[column];
    });
  };
  const auto take = [&] {
    for (const char* name : kPlaceColumns) {
      const std::size_t column = in.table.column(name);
      merged[column] = in.theirs[column];
    }
  };
  if (same(in.mine, in.theirs)) return;
  const auto as_before = [&](const Row& row) {
    return std::any_of(in.was.begin(), in.was.end(), [&](const Row& w) { return same(w, row); });
  };
  if (as_before(in.mine)) return take();
  if (as_before(in.theirs)) return;
  const auto old = texts_.old.find(id_in(in.mine, in.table.column("source_id")));
  if (old != texts_.old.end()) {
    if (old->second == Side::theirs) take();
    return;
  }
  Row chosen = merged;
  field_conflict(in, in.table.column("start_cp"), chosen);
  if (chosen != merged) take();
}

void Planner::field_conflict(const Columns& in, std::size_t column, Row& merged) {
  const std::string& name = in.table.columns[column];
  const bool texts = can_hold_both(name);
  const std::string choice =
      conflicts_.choice({.id = {},
                         .kind = "changed",
                         .object = name_of(sides_.mine, tables_, in.index, in.mine),
                         .field = name.ends_with("_id") ? name.substr(0, name.size() - 3)
                                  : name == "start_cp"  ? "place"
                                                        : name,
                         .mine = shown(in, column, Side::mine),
                         .theirs = shown(in, column, Side::theirs),
                         .choices = texts ? "mine|theirs|both" : "mine|theirs"},
                        fmt::format("{}|{}|{}", in.table.name, id_in(in.mine, 0), name));
  if (choice.empty()) {  // so that what else is asked does not depend on whose project this is
    merged[column] = std::min(in.mine[column], in.theirs[column]);
  } else if (choice == "theirs") {
    merged[column] = in.theirs[column];
  } else if (choice == "both") {
    const Value &m = in.mine[column], &t = in.theirs[column];
    const Value &first = std::min(m, t), &second = std::max(m, t);
    // One of them may have taken its text away.
    if (says_nothing(first)) {
      merged[column] = second;
    } else {
      merged[column] = std::get<std::string>(first) + "\n" + std::get<std::string>(second);
    }
  }
}

std::string Planner::shown(const Columns& in, std::size_t column, Side side) {
  const Row& row = side == Side::mine ? in.mine : in.theirs;
  if (in.table.columns[column] == "start_cp") {
    return fmt::format("{}:{}", text_in(row, column), text_in(row, in.table.column("end_cp")));
  }
  for (const Table::Ref& ref : in.table.refs) {
    if (ref.column != column) continue;
    const std::size_t parent = tables_.index(ref.table);
    const Row named = load_row(sides_.db(side), tables_[parent], id_in(row, column));
    return named.empty() ? "none" : name_of(sides_.project(side), tables_, parent, named);
  }
  return text_in(row, column);
}

}  // namespace thema::model::merging
