#include "model/merge_joined.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <span>
#include <tuple>

#include "base/strings.h"
#include "model/code_merge.h"
#include "model/coders.h"

namespace thema::model::merging {

namespace {

/// What a code means. Its place, colour and origin go with it.
constexpr std::array<std::string_view, 6> kDefinition{"name",    "role",    "description",
                                                      "include", "exclude", "example"};
/// Of a coder nothing but the name says who it is.
std::span<const std::string_view> definition_of(std::string_view table) {
  return std::span(kDefinition).first(table == "code" ? kDefinition.size() : 1);
}

bool has_row(store::Database& db, const std::string& table, RowId id) {
  auto q = db.query_once(fmt::format("SELECT 1 FROM \"{}\" WHERE id = ?1", table));
  q.bind_all(id);
  return q.step();
}

/// 0: at the top.
RowId parent_of(store::Database& db, RowId code) {
  auto q = db.query("SELECT coalesce(parent_id, 0) FROM code WHERE id = ?1");
  q.bind_all(code);
  return q.step() ? q.integer(0) : 0;
}

/// Whether a code is below another, at any depth.
bool lies_below(store::Database& db, RowId code, RowId above) {
  auto q = db.query(
      "WITH RECURSIVE up (id) AS (SELECT parent_id FROM code WHERE id = ?1 UNION "
      "SELECT c.parent_id FROM code c JOIN up ON c.id = up.id) SELECT 1 FROM up WHERE id = ?2");
  q.bind_all(code, above);
  return q.step();
}

/// Puts a code below another, or where its name is taken there, as near above as it is free.
void put_below(store::Database& db, RowId code, RowId parent) {
  for (;; parent = parent_of(db, parent)) {
    db.query("UPDATE OR IGNORE code SET parent_id = nullif(?2, 0) WHERE id = ?1")
        .bind_all(code, parent)
        .run();
    if (db.changes() > 0 || parent == 0) return;
  }
}

/// Everything that hangs on a code hangs on the other then. Words that defined it are not looked
/// for again: the side that merged them has kept them. `join_below`: joins two sub-codes of one
/// name that come together by it.
void join_codes(Project& project, RowId gone, RowId kept,
                const std::function<void(RowId, RowId)>& join_below) {
  store::Database& db = project.db();
  {
    std::vector<RowId> codings;
    auto q = db.query("SELECT id FROM coding WHERE code_id = ?1 ORDER BY id");
    q.bind_all(gone);
    while (q.step()) codings.push_back(q.integer(0));
    recode(project, codings, kept);
  }
  // One that is below the one that goes, at any depth, comes up into its place.
  const bool below = lies_below(db, kept, gone);
  const RowId above = parent_of(db, gone);
  std::vector<std::pair<RowId, RowId>> sub_codes;  // of one name below both
  {
    auto q = db.query(
        "SELECT g.id, k.id FROM code g JOIN code k ON k.name = g.name AND k.parent_id = ?2 "
        "WHERE g.parent_id = ?1 AND g.id <> ?2 ORDER BY g.id");
    q.bind_all(gone, kept);
    while (q.step()) sub_codes.emplace_back(q.integer(0), q.integer(1));
  }
  for (const auto& [from, into] : sub_codes) join_below(from, into);
  // Table by table, so that nothing is lost for want of a rule: a table that is not named here, or
  // a key that is taken, stops the merge.
  carry_references(project, gone, kept);
  db.query(
        "DELETE FROM code_tag AS g WHERE code_id = ?1 AND EXISTS (SELECT 1 FROM code_tag k "
        "WHERE k.code_id = ?2 AND k.key = g.key AND k.value = g.value)")
      .bind_all(gone, kept)
      .run();
  db.query("UPDATE code_tag SET code_id = ?2 WHERE code_id = ?1").bind_all(gone, kept).run();
  db.query("UPDATE code SET parent_id = ?2 WHERE parent_id = ?1 AND id <> ?2")
      .bind_all(gone, kept)
      .run();
  db.query("DELETE FROM code WHERE id = ?1").bind_all(gone).run();
  if (below) put_below(db, kept, above);
}

std::string coder_name(store::Database& db, RowId id) {
  auto q = db.query("SELECT name FROM coder WHERE id = ?1");
  q.bind_all(id);
  return q.step() ? q.string(0) : std::string();
}

/// A code or coder that the other side has merged into another.
struct Joined {
  Side follower = Side::mine;
  RowId gone = 0, kept = 0;
};

class Follower {
 public:
  Follower(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
           const std::unordered_map<RowId, RowId>& one)
      : sides_(sides), tables_(tables), base_(base), conflicts_(conflicts), one_(one) {}

  std::vector<std::pair<RowId, RowId>> run() {
    collect();
    while (ask()) {
    }
    // First what can simply be followed, as far as it goes: one that was merged into another may
    // have been merged into a third.
    for (bool followed = true; followed;) {
      followed = false;
      for (const Joined& j : joined_) followed |= follow(j, true);
    }
    for (const Joined& j : joined_) follow(j, false);
    return std::move(noted_);
  }

 private:
  RowId now(RowId id) const {
    const auto at = one_.find(id);
    return at == one_.end() ? id : at->second;
  }

  void collect() {
    for (const Side owner : {Side::mine, Side::theirs}) {
      const store::Ancestry& history = base_.ancestry(owner);
      for (const store::Alias& alias : store::aliases(sides_.db(owner))) {
        if (alias.same) continue;
        const Joined j{other(owner), now(alias.gone), now(alias.kept)};
        if (j.gone == j.kept) continue;
        next_[static_cast<int>(owner)].emplace(j.gone, j.kept);
        // Who has taken that state over has followed, or has decided against it.
        const auto entry = static_cast<std::size_t>(alias.entry);
        const bool known =
            entry < history.own().size() && base_.ancestry(j.follower).knows(history.own()[entry]);
        if (!known) joined_.push_back(j);
      }
    }
    // Whose project this is must not decide which of two crossed merges is followed first.
    std::stable_sort(joined_.begin(), joined_.end(), [](const Joined& a, const Joined& b) {
      return std::tie(a.gone, a.kept) < std::tie(b.gone, b.kept);
    });
  }

  bool has(Side side, const char* table, RowId id) { return has_row(sides_.db(side), table, id); }

  /// Where the one that stays is now: it may have been merged in turn, by its owner or, failing
  /// that, by the follower.
  RowId stays(const char* table, const Joined& j) {
    RowId kept = j.kept;
    // Crossed merges lead back to where they began: nothing is made part of itself.
    std::set<RowId> seen{j.gone, kept};
    while (!has(Side::mine, table, kept) && !has(Side::theirs, table, kept)) {
      const RowId next = merged_into(other(j.follower), kept, seen);
      if (next == 0) break;
      seen.insert(next);
      kept = next;
    }
    return kept;
  }

  RowId merged_into(Side first, RowId gone, const std::set<RowId>& seen) const {
    for (const Side side : {first, other(first)}) {
      const auto& next = next_[static_cast<int>(side)];
      const auto at = next.find(gone);
      if (at != next.end() && !seen.contains(at->second)) return at->second;
    }
    return 0;
  }

  /// Asks about codes and coders that were changed; parts those that are to stay. True: one was
  /// parted.
  bool ask() {
    for (const Joined& j : joined_) {
      if (ask("code", j) || ask("coder", j)) return true;
    }
    return false;
  }

  bool ask(const char* name, const Joined& j) {
    const Side owner = other(j.follower);
    if (!has(j.follower, name, j.gone) || has(owner, name, j.gone)) return false;
    const RowId kept = stays(name, j);
    if (!has(owner, name, kept)) return false;
    const std::size_t table = tables_.index(name);
    // Merged the other way round there: another question.
    if (!has(j.follower, name, kept) && !base_.rows(table, kept).empty()) return false;
    if (!with_its_parent(table, j) && !to_be_parted(table, j, kept)) return false;
    part_joined(sides_, tables_, base_, name, owner, j.gone, kept);
    parted_.insert(j.gone);
    return true;
  }

  bool with_its_parent(std::size_t table, const Joined& j) {
    if (tables_[table].name != "code") return false;
    const std::size_t parent = tables_[table].column("parent_id");
    const std::vector<Row> was = base_.rows(table, j.gone);
    return std::any_of(was.begin(), was.end(),
                       [&](const Row& w) { return parted_.contains(id_in(w, parent)); });
  }

  /// What was changed of a code's or coder's definition since the two went apart, and how it reads
  /// now.
  std::pair<std::string, std::string> redefined(std::size_t table, const Joined& j) {
    const std::vector<Row> was = base_.rows(table, j.gone);
    const Row row = load_row(sides_.db(j.follower), tables_[table], j.gone);
    std::vector<std::string> fields, texts;
    for (const std::string_view name : definition_of(tables_[table].name)) {
      const std::size_t column = tables_[table].column(name);
      if (was.empty() || std::any_of(was.begin(), was.end(), [&](const Row& w) {
            return column < w.size() && w[column] == row[column];
          })) {
        continue;
      }
      fields.emplace_back(name);
      texts.push_back(text_in(row, column));
    }
    return {join(fields, ", "), join(texts, "; ")};
  }

  bool to_be_parted(std::size_t table, const Joined& j, RowId kept) {
    const auto [fields, texts] = redefined(table, j);
    if (fields.empty()) return false;
    const Side owner = other(j.follower);
    const auto name = [&](Side side, RowId id) {
      return name_of(sides_.project(side), tables_, table,
                     load_row(sides_.db(side), tables_[table], id));
    };
    const std::string part = "part of " + name(owner, kept);
    const bool mine = owner == Side::mine;
    const std::string choice =
        conflicts_.choice({.id = {},
                           .kind = "merged",
                           .object = name(j.follower, j.gone),
                           .field = fields,
                           .mine = mine ? part : texts,
                           .theirs = mine ? texts : part,
                           .choices = "mine|theirs"},
                          fmt::format("{}|{}|changed", tables_[table].name, j.gone));
    if (choice.empty() || (choice == "mine") == mine) {
      if (!choice.empty()) decided_.insert(j.gone);
      return false;
    }
    return true;
  }

  /// Whether the side followed. `known_only`: only where it has the one that stays.
  bool follow(const Joined& j, bool known_only) {
    bool followed = false;
    for (const char* table : {"code", "coder"}) {
      if (!has(j.follower, table, j.gone) || has(other(j.follower), table, j.gone)) continue;
      const Joined to{j.follower, j.gone, stays(table, j)};
      if (!has(j.follower, table, to.kept)) {
        if (known_only || !has(other(j.follower), table, to.kept)) continue;
        if (!become_unknown(tables_.index(table), to)) continue;
      } else {
        store::Database& db = sides_.db(j.follower);
        hold(tables_.index(table), to.gone, to.kept);
        if (std::string_view(table) == "code") {
          join_on_side(j.follower, to.gone, to.kept);
        } else {
          Coders(sides_.project(j.follower))
              .merge(coder_name(db, to.gone), coder_name(db, to.kept));
        }
        base_.join(tables_.index(table), to.gone, to.kept);
        note(to);
      }
      followed = true;
    }
    return followed;
  }

  /// Summaries that become one by it were one where the two went apart: a change is only what a
  /// side wrote, and what was decided about it stays decided.
  void join_on_side(Side side, RowId gone, RowId kept) {
    Project& project = sides_.project(side);
    const std::size_t table = tables_.index("summary");
    const std::size_t text = tables_[table].column("text"), said = tables_[table].column("said");
    const auto joined = [&](const Row& from, Row into) {
      into[text] = joined_summary(text_in(from, text), text_in(into, text));
      into[said] = std::max(from[said], into[said]);
      return into;
    };
    for (const auto& [from, into] : summaries_of_both(project, gone, kept)) {
      base_.join_words(table, from, into, joined);
    }
    join_codes(project, gone, kept, [&](RowId from, RowId into) { join_below(side, from, into); });
  }

  /// Sub-codes that meet below a code which its side follows. The owner may have parted these two:
  /// then it is a change of the follower's.
  void join_below(Side follower, RowId gone, RowId kept) {
    const std::size_t table = tables_.index("code");
    hold(table, gone, kept);
    join_on_side(follower, gone, kept);
    if (has(other(follower), "code", gone)) return;
    base_.join(table, gone, kept);
    note({follower, gone, kept});
  }

  /// Merged into one that this side does not know: it is that one now. False: a person is asked.
  bool become_unknown(std::size_t table, const Joined& j) {
    // It was there when the two went apart, or nobody knows: this side has merged or removed it.
    const bool was_there = !base_.rows(table, j.kept).empty();
    const bool unknown = !was_there && base_.rows(table, j.gone).empty();
    if (was_there || (unknown && merged_away(j.follower, j.kept))) {
      against_each_other(table, j);
      return false;
    }
    if (decided_.contains(j.gone)) {
      become(j.follower, table, j.gone, j.kept);
      return true;
    }
    hold(table, j.gone, j.kept);
    rename_rows(sides_, j.follower, tables_, table, {{j.gone, j.kept}});
    base_.rename({{j.gone, j.kept}});
    note(j);
    return true;
  }

  bool merged_away(Side side, RowId id) {
    const std::vector<store::Alias> own = store::aliases(sides_.db(side));
    return std::any_of(own.begin(), own.end(),
                       [&](const store::Alias& a) { return !a.same && a.gone == id; });
  }

  /// One side has merged A into B, and the other B into A, or has removed B: a person has to say
  /// which of the two it is now. Either way it has what hung on both.
  void against_each_other(std::size_t table, const Joined& j) {
    const Side owner = other(j.follower);
    const auto name = [&](Side of, RowId id) {
      return name_of(sides_.project(of), tables_, table,
                     load_row(sides_.db(of), tables_[table], id));
    };
    const std::string gone = name(j.follower, j.gone), kept = name(owner, j.kept);
    const std::string merged = gone + " is part of " + kept;
    const std::string against = kept + " is merged or removed, " + gone + " stays";
    const bool mine = owner == Side::mine;
    const std::string choice =
        conflicts_.choice({.id = {},
                           .kind = "merged",
                           .object = std::min(gone, kept) + " and " + std::max(gone, kept),
                           .field = {},
                           .mine = mine ? merged : against,
                           .theirs = mine ? against : merged,
                           .choices = "mine|theirs"},
                          fmt::format("{}|{}|{}", tables_[table].name, std::min(j.gone, j.kept),
                                      std::max(j.gone, j.kept)));
    // Without a choice what else is asked must not depend on whose project this is.
    if (choice.empty() ? j.gone < j.kept : (choice == "mine") == mine) {
      become(j.follower, table, j.gone, j.kept);
    } else {
      become(owner, table, j.kept, j.gone);
    }
  }

  /// A row of `side` is from now on one that the other side has: with its id, and all that it says.
  void become(Side side, std::size_t table, RowId from, RowId into) {
    hold(table, from, into);
    rename_rows(sides_, side, tables_, table, {{from, into}});
    const Row as = load_row(sides_.db(other(side)), tables_[table], into);
    for (std::size_t i = 1; i < tables_[table].columns.size(); ++i) {
      if (names_unknown(side, table, as, i)) continue;  // looked at when all rows are
      auto q = sides_.db(side).query_once(
          fmt::format("UPDATE OR IGNORE \"{}\" SET \"{}\" = ?2 WHERE id = ?1", tables_[table].name,
                      tables_[table].columns[i]));
      q.bind(1, into);
      bind_value(q, 2, as[i]);
      q.run();
    }
    base_.rename({{from, into}});
    noted_.emplace_back(from, into);
  }

  /// What was there where the two went apart must not depend on which of them is written.
  void hold(std::size_t table, RowId gone, RowId kept) {
    for (const Side side : {Side::mine, Side::theirs}) {
      base_.hold(side, table, gone);
      base_.hold(side, table, kept);
    }
  }

  bool names_unknown(Side side, std::size_t table, const Row& row, std::size_t column) {
    const auto& refs = tables_[table].refs;
    return id_in(row, column) != 0 &&
           std::any_of(refs.begin(), refs.end(), [&](const Table::Ref& ref) {
             return ref.column == column &&
                    !has_row(sides_.db(side), ref.table, id_in(row, column));
           });
  }

  /// What comes later from a third copy goes the same way; their side has noted it.
  void note(const Joined& j) {
    if (j.follower == Side::mine) noted_.emplace_back(j.gone, j.kept);
  }

  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  Conflicts& conflicts_;
  const std::unordered_map<RowId, RowId>& one_;
  std::vector<Joined> joined_;
  std::array<std::unordered_map<RowId, RowId>, 2> next_;  ///< where what a side merged away went
  std::set<RowId> parted_, decided_;
  std::vector<std::pair<RowId, RowId>> noted_;
};

}  // namespace

std::vector<std::pair<RowId, RowId>> follow_joined(Sides& sides, const Tables& tables, Base& base,
                                                   Conflicts& conflicts,
                                                   const std::unordered_map<RowId, RowId>& one) {
  return Follower(sides, tables, base, conflicts, one).run();
}

}  // namespace thema::model::merging
