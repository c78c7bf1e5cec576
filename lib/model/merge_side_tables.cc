#include "model/merge_side_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/strings.h"

namespace thema::model::merging {

namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

struct SideRowHere {
  std::int64_t number = 0;
  std::string meaning;  ///< what it is of; rows of one meaning are told by words, then by order
  std::string cells;
};
using RowsHere = std::map<RowId, SideRowHere>;
using InOrder = std::set<std::pair<std::int64_t, RowId>>;  ///< by number

/// A row of the merged table, by the ids that it has on either side (0: it is not there).
struct Entry {
  RowId mine = 0, theirs = 0;
  std::int64_t number = 0;
  bool known = false;  ///< it was there where the two went apart
  bool says = true;    ///< false: all that is left of who withdrew
  /// Whether it stands, for all that is known here: what one side has removed may still be kept.
  bool stays() const { return says && (!known || (mine != 0 && theirs != 0)); }
  RowId low() const { return mine == 0 || (theirs != 0 && theirs < mine) ? theirs : mine; }
};

Names names_in(const std::string& json) {
  Names names;
  const Json array = Json::parse(json, nullptr, false);
  for (const Json& name : array.is_array() ? array : Json::array()) {
    names.push_back(name.is_string() ? name.get<std::string>() : std::string());
  }
  return names;
}

/// The first's columns, then those that only the second has.
Names joined(Names first, const Names& second) {
  for (const std::string& name : second) {
    const bool there = std::any_of(first.begin(), first.end(), [&](const std::string& one) {
      return ascii_lower(one) == ascii_lower(name);
    });
    if (!there) first.push_back(name);
  }
  return first;
}

/// Cells under other columns, as JSON.
std::string under(const std::string& cells, const Names& from, const Names& to) {
  const Json before = Json::parse(cells, nullptr, false);
  if (!before.is_array() || before.empty()) return cells;  // erased: it says nothing
  Json now = Json::array();
  for (const std::string& name : to) {
    const auto at = std::find_if(from.begin(), from.end(), [&](const std::string& one) {
      return ascii_lower(one) == ascii_lower(name);
    });
    const auto i = static_cast<std::size_t>(at - from.begin());
    now.push_back(i < before.size() ? before[i] : Json());
  }
  return now.dump();
}

class SideTablesMerge {
 public:
  SideTablesMerge(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts)
      : sides_(sides),
        base_(base),
        tables_(tables),
        conflicts_(conflicts),
        table_(tables.index("side_table")),
        row_(tables.index("side_row")) {}

  void run() {
    std::vector<RowId> ids;
    {
      auto q = sides_.mine.db().query("SELECT id FROM side_table ORDER BY id");
      while (q.step()) ids.push_back(q.integer(0));
    }
    for (const RowId id : ids) {
      if (load_row(sides_.theirs.db(), tables_[table_], id).empty()) continue;
      columns(id);
      numbers(id);
    }
  }

 private:
  std::string columns_of(Side side, RowId table) {
    return text_in(load_row(sides_.db(side), tables_[table_], table),
                   tables_[table_].column("columns"));
  }

  void columns(RowId table) {
    const std::string mine = columns_of(Side::mine, table),
                      theirs = columns_of(Side::theirs, table);
    if (mine == theirs) return;
    const std::vector<Row> was = base_.rows(table_, table);
    const auto unchanged = [&](const std::string& columns) {
      return std::any_of(was.begin(), was.end(), [&](const Row& row) {
        return text_in(row, tables_[table_].column("columns")) == columns;
      });
    };
    const Names m = names_in(mine), t = names_in(theirs);
    // Symmetrical, so that it does not matter who takes over whom.
    const Names both = mine < theirs ? joined(m, t) : joined(t, m);
    const Names now = unchanged(mine) ? t : unchanged(theirs) ? m : both;
    reshape(Side::mine, table, m, now);
    reshape(Side::theirs, table, t, now);
  }

  void reshape(Side side, RowId table, const Names& from, const Names& to) {
    if (from == to) return;
    store::Database& db = sides_.db(side);
    std::vector<std::pair<RowId, std::string>> rows;
    {
      auto q = db.query("SELECT id, cells FROM side_row WHERE table_id = ?1");
      q.bind_all(table);
      while (q.step()) rows.emplace_back(q.integer(0), under(q.string(1), from, to));
    }
    for (const auto& [id, cells] : rows) {
      base_.hold(side, row_, id);
      db.query("UPDATE side_row SET cells = ?2 WHERE id = ?1").bind_all(id, cells).run();
    }
    base_.hold(side, table_, table);
    db.query("UPDATE side_table SET columns = ?2 WHERE id = ?1")
        .bind_all(table, Json(to).dump())
        .run();
  }

  RowsHere read(Side side, RowId table, bool both_made) {
    const bool keyed = !text_in(load_row(sides_.db(side), tables_[table_], table),
                                tables_[table_].column("keyed_by"))
                            .empty();
    RowsHere rows;
    auto q = sides_.db(side).query(
        "SELECT id, number, coalesce(case_id, source_id), cells FROM side_row WHERE table_id = ?1");
    q.bind_all(table);
    while (q.step()) {
      // A table without a key that both made tells its rows by their order.
      std::string meaning = q.integer(2) != 0     ? fmt::format("of {}", q.integer(2))
                            : both_made && !keyed ? fmt::format("row {}", q.integer(1))
                                                  : q.string(3);
      rows.emplace(q.integer(0), SideRowHere{q.integer(1), std::move(meaning), q.string(3)});
    }
    return rows;
  }

  /// The number of a row that both have: that of the side which changed it.
  std::int64_t agreed(RowId id, std::int64_t mine, std::int64_t theirs) {
    if (mine == theirs) return mine;
    for (const Row& was : base_.rows(row_, id)) {
      const std::int64_t before = id_in(was, tables_[row_].column("number"));
      if (before == mine) return theirs;
      if (before == theirs) return mine;
    }
    return std::max(mine, theirs);
  }

  std::vector<Entry> entries(const RowsHere& mine, const RowsHere& theirs) {
    std::vector<Entry> all;
    std::map<std::string, InOrder> made_here, made_there;  // new rows by what they are of
    for (const auto& [id, row] : mine) {
      if (const auto there = theirs.find(id); there != theirs.end()) {
        all.push_back({id, id, agreed(id, row.number, there->second.number), true});
      } else if (!base_.rows(row_, id).empty()) {
        all.push_back({id, 0, row.number, true});
      } else {
        made_here[row.meaning].emplace(row.number, id);
      }
    }
    for (const auto& [id, row] : theirs) {
      if (mine.contains(id)) continue;
      if (!base_.rows(row_, id).empty()) {
        all.push_back({0, id, row.number, true});
      } else {
        made_there[row.meaning].emplace(row.number, id);
      }
    }
    const bool several = several_of_one(mine) || several_of_one(theirs);
    for (auto& [meaning, there] : made_there) {
      pair_same(mine, theirs, made_here[meaning], there, all);
      if (!several) pair_rest(made_here[meaning], there, all);
      for (const auto& [number, id] : there) all.push_back({0, id, number, false});
    }
    for (const auto& [meaning, rows] : made_here) {
      for (const auto& [number, id] : rows) all.push_back({id, 0, number, false});
    }
    return all;
  }

  /// Whether a case or source has several rows in the table: measures at three times, say. Then a
  /// row that each copy added for it is no other reading of one row.
  static bool several_of_one(const RowsHere& rows) {
    std::set<std::string> seen;
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
      return row.second.meaning.starts_with("of ") && !seen.insert(row.second.meaning).second;
    });
  }

  /// New rows with the same words are one.
  static void pair_same(const RowsHere& mine, const RowsHere& theirs, InOrder& here, InOrder& there,
                        std::vector<Entry>& all) {
    std::multimap<std::string_view, InOrder::iterator> by_words;
    for (auto h = here.begin(); h != here.end(); ++h) by_words.emplace(mine.at(h->second).cells, h);
    for (auto t = there.begin(); t != there.end();) {
      const auto same = by_words.lower_bound(theirs.at(t->second).cells);
      if (same == by_words.end() || same->first != theirs.at(t->second).cells) {
        ++t;
        continue;
      }
      const auto h = same->second;
      all.push_back({h->second, t->second, std::min(h->first, t->first), false});
      by_words.erase(same);
      here.erase(h);
      t = there.erase(t);
    }
  }

  /// Those with other words are one by one the same row, unless a person says that both stand.
  void pair_rest(InOrder& here, InOrder& there, std::vector<Entry>& all) {
    auto h = here.begin(), t = there.begin();
    while (h != here.end() && t != there.end()) {
      if (both_stand(h->second, t->second)) {
        ++h;
        ++t;
        continue;
      }
      all.push_back({h->second, t->second, std::min(h->first, t->first), false});
      h = here.erase(h);
      t = there.erase(t);
    }
  }

  /// Asked as the cells of the one row would be, so that it is one question.
  bool both_stand(RowId mine, RowId theirs) {
    const Table& table = tables_[row_];
    const std::size_t cells = table.column("cells");
    const Row m = load_row(sides_.mine.db(), table, mine);
    const Row t = load_row(sides_.theirs.db(), table, theirs);
    return conflicts_.choice({.id = {},
                              .kind = "changed",
                              .object = name_of(sides_.mine, tables_, row_, m),
                              .field = "cells",
                              .mine = text_in(m, cells),
                              .theirs = text_in(t, cells),
                              .choices = "mine|theirs|both"},
                             fmt::format("{}|{}|cells", table.name, std::min(mine, theirs))) ==
           "both";
  }

  void numbers(RowId table) {
    const bool both_made = base_.rows(table_, table).empty();
    const RowsHere mine = read(Side::mine, table, both_made);
    const RowsHere theirs = read(Side::theirs, table, both_made);
    std::vector<Entry> all = entries(mine, theirs);
    for (Entry& e : all) {
      e.says = e.mine != 0 ? mine.at(e.mine).cells != "[]" : theirs.at(e.theirs).cells != "[]";
    }
    in_order(all);
    for (const Side side : {Side::mine, Side::theirs}) {
      const RowsHere& here = side == Side::mine ? mine : theirs;
      renumber(side, here, all);
    }
  }

  /// Rows keep the numbers of the file that was imported last. Where two would have the same one,
  /// all go one below the other; what does not stay makes way.
  static void in_order(std::vector<Entry>& all) {
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
      return std::tuple(!a.stays(), a.number, !a.known, a.low()) <
             std::tuple(!b.stays(), b.number, !b.known, b.low());
    });
    const auto going =
        std::find_if(all.begin(), all.end(), [](const Entry& e) { return !e.stays(); });
    const auto twice = std::adjacent_find(
        all.begin(), going, [](const Entry& a, const Entry& b) { return a.number == b.number; });
    if (twice != going) {
      std::int64_t number = 0;
      for (auto e = all.begin(); e != going; ++e) e->number = ++number;
    }
    std::set<std::int64_t> used;
    std::int64_t last = 0;
    for (auto e = all.begin(); e != all.end(); ++e) {
      if (e < going) used.insert(e->number);
      last = std::max(last, e->number);
    }
    for (auto e = going; e != all.end(); ++e) {
      if (!used.insert(e->number).second) used.insert(e->number = ++last);
    }
  }

  void renumber(Side side, const RowsHere& here, const std::vector<Entry>& all) {
    store::Database& db = sides_.db(side);
    bool any = false;
    for (const Entry& entry : all) {
      const RowId id = side == Side::mine ? entry.mine : entry.theirs;
      if (id == 0 || here.at(id).number == entry.number) continue;
      base_.hold(side, row_, id);
      // Below nought first: another row may still have the number.
      db.query("UPDATE side_row SET number = -?2 WHERE id = ?1").bind_all(id, entry.number).run();
      any = true;
    }
    if (any) db.query("UPDATE side_row SET number = -number WHERE number < 0").run();
  }

  Sides& sides_;
  Base& base_;
  const Tables& tables_;
  Conflicts& conflicts_;
  std::size_t table_, row_;
};

}  // namespace

void settle_side_tables(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts) {
  SideTablesMerge(sides, base, tables, conflicts).run();
}

}  // namespace thema::model::merging
