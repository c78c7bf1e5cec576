#include "model/merge_wordings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/cmo.h"
#include "model/theory.h"

namespace thema::model::merging {

namespace {

using Order = std::vector<RowId>;  ///< of versions, oldest first

struct VersionTable {
  const char *name, *owner, *called;  ///< called: what people call the owner
  const char *select, *update, *settle;
};

constexpr VersionTable kTheories{
    "theory_version",
    "theory",
    "theory",
    "SELECT id, theory_id, number FROM theory_version ORDER BY theory_id, number",
    "UPDATE theory_version SET number = -?2 WHERE id = ?1",
    "UPDATE theory_version SET number = -number WHERE number < 0"};
constexpr VersionTable kConfigurations{
    "cmoc_version",
    "cmoc",
    "configuration",
    "SELECT id, cmoc_id, number FROM cmoc_version ORDER BY cmoc_id, number",
    "UPDATE cmoc_version SET number = -?2 WHERE id = ?1",
    "UPDATE cmoc_version SET number = -number WHERE number < 0"};

struct Numbered {
  std::map<RowId, Order> orders;  ///< by theory or configuration
  std::map<RowId, std::int64_t> numbers;
};

Numbered read(store::Database& db, const VersionTable& table) {
  Numbered found;
  auto q = db.query(table.select);
  while (q.step()) {
    found.orders[q.integer(1)].push_back(q.integer(0));
    found.numbers.emplace(q.integer(0), q.integer(2));
  }
  return found;
}

bool holds(const Order& order, RowId id) {
  return std::find(order.begin(), order.end(), id) != order.end();
}

/// Both give every version the number that the other gives it, and no number twice.
bool agree(const Numbered& mine, const Numbered& theirs, const Order& m, const Order& t) {
  std::map<std::int64_t, RowId> taken;
  for (const RowId id : m) taken.emplace(mine.numbers.at(id), id);
  return std::all_of(t.begin(), t.end(), [&](RowId id) {
    const auto [at, free] = taken.emplace(theirs.numbers.at(id), id);
    const auto known = mine.numbers.find(id);
    return at->second == id && (known == mine.numbers.end() || known->second == at->first);
  });
}

/// The order of `winner`, with what only `loser` has in its place before the newest.
Order woven(const Order& winner, const Order& loser) {
  Order out = winner;
  auto at = out.begin();
  for (const RowId id : loser) {
    const auto known = std::find(out.begin(), out.end(), id);
    if (known != out.end()) {
      at = std::min(known + 1, out.end() - 1);
    } else {
      at = out.insert(at, id) + 1;
    }
  }
  return out;
}

class Wordings {
 public:
  Wordings(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts)
      : sides_(sides), base_(base), tables_(tables), conflicts_(conflicts) {}

  void settle(const VersionTable& table) {
    const Numbered mine = read(sides_.mine.db(), table), theirs = read(sides_.theirs.db(), table);
    for (const auto& [owner, m] : mine.orders) {
      const auto found = theirs.orders.find(owner);
      if (found == theirs.orders.end()) continue;
      const Order& t = found->second;
      Order order;
      if (m.back() != t.back()) {
        order = newest(table, owner, m, t) == Side::mine ? woven(m, t) : woven(t, m);
      } else if (agree(mine, theirs, m, t)) {
        continue;
      } else {  // whoever takes over whom
        order = m < t ? woven(m, t) : woven(t, m);
      }
      if (!in_order(order, mine, m) || !in_order(order, theirs, t)) renumber(table, order);
    }
  }

 private:
  /// Whose newest wording stands.
  Side newest(const VersionTable& table, RowId owner, const Order& m, const Order& t) {
    const bool knows_t = holds(m, t.back()) || removed(table, Side::mine, t.back());
    const bool knows_m = holds(t, m.back()) || removed(table, Side::theirs, m.back());
    if (knows_t && !knows_m) return Side::mine;
    if (knows_m && !knows_t) return Side::theirs;
    const Words words_m = words(table, Side::mine, owner);
    const Words words_t = words(table, Side::theirs, owner);
    const Side later = m.back() > t.back() ? Side::mine : Side::theirs;
    if (words_m.said == words_t.said) return later;
    const std::string choice = conflicts_.choice(
        {.id = {},
         .kind = "changed",
         .object = fmt::format("{} {}", table.called, label(table, Side::mine, owner)),
         .field = "wording",
         .mine = words_m.said + words_m.by,
         .theirs = words_t.said + words_t.by,
         .choices = "mine|theirs"},
        fmt::format("{}|{}|wording|{}|{}", table.owner, owner, std::min(m.back(), t.back()),
                    std::max(m.back(), t.back())));
    return choice.empty() ? later : choice == "theirs" ? Side::theirs : Side::mine;
  }

  /// It was there where the two went apart, and `side` took it away.
  bool removed(const VersionTable& versions, Side side, RowId version) {
    const std::size_t table = tables_.index(versions.name);
    return load_row(sides_.db(side), tables_[table], version).empty() &&
           !base_.rows(table, version).empty();
  }

  std::string label(const VersionTable& versions, Side side, RowId owner) {
    const Table& table = tables_[tables_.index(versions.owner)];
    return text_in(load_row(sides_.db(side), table, owner), table.label);
  }

  struct Words {
    std::string said, by;
  };

  /// What the newest version of a side says, for people.
  Words words(const VersionTable& table, Side side, RowId owner) {
    Project& project = sides_.project(side);
    const std::string name = label(table, side, owner);
    if (std::string_view(table.owner) == kTheories.owner) {
      const auto theory = Theories(project).find(name);
      if (!theory) return {};
      const TheoryVersion newest = Theories(project).versions(*theory).back();
      return {newest.statement, " (" + newest.coder + ")"};
    }
    const auto found = Configurations(project).find(name);
    if (!found) return {};
    std::vector<std::string> parts;
    if (found->version.sentence) parts.push_back(*found->version.sentence);
    for (const CmoElement& e : found->version.elements) {
      parts.push_back(
          fmt::format("{}{}: {}", e.label, e.sign.empty() ? "" : "(" + e.sign + ")", e.statement));
    }
    return {fmt::format("{}: {}", found->version.scheme, fmt::join(parts, "; ")),
            " (" + found->version.coder + ")"};
  }

  static bool in_order(const Order& order, const Numbered& numbered, const Order& of) {
    return std::all_of(of.begin(), of.end(), [&](RowId id) {
      const auto at = std::find(order.begin(), order.end(), id) - order.begin();
      return numbered.numbers.at(id) == at + 1;
    });
  }

  void renumber(const VersionTable& table, const Order& order) {
    for (const Side side : {Side::mine, Side::theirs}) {
      std::int64_t number = 0;
      for (const RowId id : order) {
        sides_.db(side).query(table.update).bind_all(id, ++number).run();
      }
      sides_.db(side).query(table.settle).run();
    }
  }

  Sides& sides_;
  Base& base_;
  const Tables& tables_;
  Conflicts& conflicts_;
};

}  // namespace

void settle_wordings(Sides& sides, Base& base, const Tables& tables, Conflicts& conflicts) {
  Wordings wordings(sides, base, tables, conflicts);
  wordings.settle(kTheories);
  wordings.settle(kConfigurations);
}

}  // namespace thema::model::merging
