#include "model/merge_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "model/anchored_tables.h"
#include "model/lost_passages.h"
#include "model/merge_plan.h"
#include "model/source_store.h"
#include "store/content.h"
#include "text/reanchor.h"
#include "text/text_index.h"

namespace thema::model::merging {

namespace {

using text::Carried;

/// What says where a passage is, and whether.
constexpr std::array kPlace{"start_cp", "end_cp", "quote_hash", "anchor", "lost_text"};

bool same_place(const Table& table, const Row& a, const Row& b) {
  return std::all_of(kPlace.begin(), kPlace.end(), [&](const char* name) {
    const std::size_t column = table.column(name);
    return a[column] == b[column];
  });
}

bool is_lost(const Table& table, const Row& row) {
  return text_in(row, table.column("anchor")) == "lost";
}

std::string text_of_version(store::Database& db, RowId version) {
  auto q = db.query("SELECT text_hash FROM source_version WHERE id = ?1");
  q.bind_all(version);
  if (!q.step()) throw Error(Errc::project, "a source has no version");
  return store::get_content(db, q.string(0));
}

RowId version_of(store::Database& db, RowId source) {
  auto q = db.query("SELECT version_id FROM source WHERE id = ?1");
  q.bind_all(source);
  return q.step() ? q.integer(0) : 0;
}

bool has_version(store::Database& db, RowId source, RowId version) {
  auto q = db.query("SELECT 1 FROM source_version WHERE id = ?1 AND source_id = ?2");
  q.bind_all(version, source);
  return q.step();
}

class Texts {
 public:
  Texts(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts, Merged& merged)
      : sides_(sides), tables_(tables), base_(base), conflicts_(conflicts), merged_(merged) {}

  SettledTexts run() {
    std::vector<std::pair<RowId, std::string>> sources;
    {
      auto q = sides_.mine.db().query("SELECT id, name FROM source ORDER BY id");
      while (q.step()) sources.emplace_back(q.integer(0), q.string(1));
    }
    for (const auto& [source, name] : sources) {
      const RowId m = version_of(sides_.mine.db(), source);
      const RowId t = version_of(sides_.theirs.db(), source);
      if (t != 0 && m != t) settle(source, name, m, t);
      if (t != 0) number_versions(source);
    }
    return std::move(out_);
  }

 private:
  /// The side that still has the text which the other one has corrected.
  std::optional<Side> old_side(RowId source, RowId m, RowId t) {
    const std::size_t table = tables_.index("source");
    const std::size_t column = tables_[table].column("version_id");
    for (const Row& was : base_.rows(table, source)) {
      if (id_in(was, column) == m) return Side::mine;
      if (id_in(was, column) == t) return Side::theirs;
    }
    if (has_version(sides_.theirs.db(), source, m)) return Side::mine;
    if (has_version(sides_.mine.db(), source, t)) return Side::theirs;
    return std::nullopt;
  }

  void settle(RowId source, const std::string& name, RowId m, RowId t) {
    if (const auto old = old_side(source, m, t)) {
      carry(*old, source, *old == Side::mine ? t : m, false);
      out_.old.emplace(source, *old);
      return;
    }
    const std::string choice = conflicts_.choice({.id = {},
                                                  .kind = "text",
                                                  .object = "source " + name,
                                                  .field = {},
                                                  .mine = about(sides_.mine.db(), m),
                                                  .theirs = about(sides_.theirs.db(), t),
                                                  .choices = "mine|theirs"},
                                                 fmt::format("source|{}", source));
    const Side wins = choice == "theirs" ? Side::theirs : Side::mine;
    put_aside(other(wins), source, wins == Side::mine ? m : t);
    out_.old.emplace(source, other(wins));
  }

  struct Version {
    bool newest = false;
    std::int64_t number = 0;
    RowId id = 0;
    auto operator<=>(const Version&) const = default;
  };

  /// Both sides may have given one number to corrections of their own. Then all are counted anew,
  /// on both: in the order of the numbers, and of the ids where these are the same; the text that
  /// stands comes last.
  void number_versions(RowId source) {
    std::map<RowId, std::int64_t> numbers;
    for (const Side side : {Side::mine, Side::theirs}) {
      auto q = sides_.db(side).query("SELECT id, number FROM source_version WHERE source_id = ?1");
      q.bind_all(source);
      while (q.step()) {
        std::int64_t& number = numbers[q.integer(0)];
        number = std::max(number, q.integer(1));
      }
    }
    std::set<std::int64_t> taken;
    for (const auto& [id, number] : numbers) taken.insert(number);
    if (taken.size() == numbers.size()) return;
    const RowId stands = version_of(sides_.mine.db(), source);
    std::vector<Version> order;
    for (const auto& [id, number] : numbers) order.push_back({id == stands, number, id});
    std::sort(order.begin(), order.end());
    for (const Side side : {Side::mine, Side::theirs}) {
      std::int64_t number = 0;
      for (const Version& version : order) {
        sides_.db(side)
            .query("UPDATE source_version SET number = ?2 WHERE id = ?1 AND number <> ?2")
            .bind_all(version.id, ++number)
            .run();
      }
    }
  }

  static std::string about(store::Database& db, RowId version) {
    auto q = db.query(
        "SELECT v.file_name, v.length, c.name FROM source_version v JOIN coder c ON c.id = "
        "v.coder_id WHERE v.id = ?1");
    q.bind_all(version);
    if (!q.step()) return {};
    return fmt::format("corrected by {} ({}, {} characters)", q.text(2), q.text(0), q.text(1));
  }

  /// The text of this side becomes an earlier version of the other's.
  void put_aside(Side side, RowId source, RowId winner) {
    store::Database& db = sides_.db(side);
    store::Database& winning = sides_.db(other(side));
    const LostByTable lost = lost_by_table(db, source);
    carry(side, source, winner, true);
    find_lost(lost, side, source, winner);
    remove_turns(sides_.project(side), source);
    db.query("UPDATE source SET version_id = ?2 WHERE id = ?1").bind_all(source, winner).run();
    // Labels that only this text had.
    std::vector<RowId> speakers;
    {
      auto q = db.query("SELECT id FROM speaker WHERE source_id = ?1 AND case_id IS NULL");
      q.bind_all(source);
      while (q.step()) speakers.push_back(q.integer(0));
    }
    for (const RowId speaker : speakers) {
      if (!load_row(winning, tables_.named("speaker"), speaker).empty()) continue;
      db.query("DELETE FROM speaker WHERE id = ?1").bind_all(speaker).run();
    }
  }

  /// Carries what this side did since, and what the other side has removed; with `all` also what
  /// was there before, which then lies where the other side has it.
  void carry(Side side, RowId source, RowId winner, bool all) {
    store::Database& db = sides_.db(side);
    const std::string from = text_of_version(db, version_of(db, source));
    const std::string to = text_of_version(sides_.db(other(side)), winner);
    const text::TextIndex old_index{std::string_view(from)}, new_index{std::string_view(to)};
    std::optional<text::Reanchor> reanchor;
    for (const AnchoredTable& anchored : kAnchoredTables) {
      const std::size_t index = tables_.index(anchored.table);
      std::vector<std::pair<RowId, text::Span>> passages;
      {
        auto q = db.query(anchored.select);
        q.bind_all(source);
        while (q.step()) passages.push_back({q.integer(0), {q.u32(1), q.u32(2)}});
      }
      for (const auto& [id, span] : passages) {
        const bool untouched = as_before(side, index, id, all);
        const bool removed = was_removed(other(side), index, id);
        if (untouched && !removed) continue;
        if (!reanchor) reanchor.emplace(from, to);
        const text::CarriedSpan now = reanchor->carry(span);
        if (removed) {
          base_.hold(side, index, id);
          out_.removed[{index, id}] = {now.how, untouched};
        } else {
          count_carried(merged_, now.how);
        }
        if (now.how == Carried::lost) {
          db.query(anchored.lose).bind_all(id, old_index.slice(span)).run();
        } else {
          db.query(anchored.move)
              .bind_all(id, now.span.begin, now.span.end, quote_hash(new_index.slice(now.span)),
                        now.how == Carried::changed)
              .run();
        }
      }
    }
  }

  using LostByTable = std::array<std::vector<LostPassage>, kAnchoredTables.size()>;

  static LostByTable lost_by_table(store::Database& db, RowId source) {
    LostByTable out;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = lost_passages(db, kAnchoredTables[i], source);
    }
    return out;
  }

  /// What only this side's correction has lost lies where the other side has it, or where the other
  /// text has its words.
  void find_lost(const LostByTable& lost, Side side, RowId source, RowId winner) {
    store::Database& db = sides_.db(side);
    const std::string to = text_of_version(sides_.db(other(side)), winner);
    const text::TextIndex new_index{std::string_view(to)};
    std::optional<LostFinder> finder;
    for (std::size_t i = 0; i < lost.size(); ++i) {
      const AnchoredTable& anchored = kAnchoredTables[i];
      const std::size_t index = tables_.index(anchored.table);
      for (const LostPassage& passage : lost[i]) {
        const Row theirs = load_row(sides_.db(other(side)), tables_[index], passage.id);
        if (!theirs.empty()) {
          base_.hold(side, index, passage.id);
          place_as(side, tables_[index], passage.id, theirs);
          continue;
        }
        if (!finder) finder.emplace(db, source, version_of(db, source), to);
        const text::CarriedSpan now = finder->find(passage);
        if (now.how == Carried::lost) continue;
        base_.hold(side, index, passage.id);
        if (was_removed(other(side), index, passage.id)) {
          out_.removed[{index, passage.id}] = {now.how, false};
        } else {
          count_carried(merged_, now.how);
        }
        db.query(anchored.find)
            .bind_all(passage.id, now.span.begin, now.span.end,
                      quote_hash(new_index.slice(now.span)), now.how == Carried::changed)
            .run();
      }
    }
  }

  bool was_removed(Side side, std::size_t index, RowId id) {
    return load_row(sides_.db(side), tables_[index], id).empty() && !base_.rows(index, id).empty();
  }

  /// Whether the passage is the other side's to place.
  bool as_before(Side side, std::size_t index, RowId id, bool all) {
    const Table& table = tables_[index];
    const std::vector<Row> was = base_.rows(index, id);
    if (was.empty()) return false;
    const Row row = load_row(sides_.db(side), table, id);
    if (!all) {
      return std::any_of(was.begin(), was.end(),
                         [&](const Row& w) { return same_place(table, w, row); });
    }
    const Row theirs = load_row(sides_.db(other(side)), table, id);
    if (theirs.empty()) return false;
    if (side == Side::mine && is_lost(table, theirs)) ++merged_.lost;
    place_as(side, table, id, theirs);
    return true;
  }

  /// All at once: a start of the one text may lie behind an end of the other.
  void place_as(Side side, const Table& table, RowId id, const Row& placed) {
    std::string set;
    for (std::size_t i = 0; i < kPlace.size(); ++i) {
      set += fmt::format("{}{} = ?{}", i == 0 ? "" : ", ", kPlace[i], i + 2);
    }
    auto q = sides_.db(side).query_once(
        fmt::format("UPDATE \"{}\" SET {} WHERE id = ?1", table.name, set));
    q.bind(1, id);
    for (std::size_t i = 0; i < kPlace.size(); ++i) {
      bind_value(q, static_cast<int>(i) + 2, placed[table.column(kPlace[i])]);
    }
    q.run();
  }

  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  Conflicts& conflicts_;
  Merged& merged_;
  SettledTexts out_;
};

}  // namespace

SettledTexts settle_texts(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
                          Merged& merged) {
  return Texts(sides, tables, base, conflicts, merged).run();
}

std::size_t newly_lost(Sides& sides, const Tables& tables, const Plan& plan) {
  std::size_t lost = 0;
  for (const AnchoredTable& anchored : kAnchoredTables) {
    const std::size_t index = tables.index(anchored.table);
    const Table& table = tables[index];
    for (const auto& [id, row] : plan.put[index]) {
      if (!is_lost(table, row)) continue;
      const Row now = load_row(sides.mine.db(), table, id);
      if (!now.empty() && !is_lost(table, now)) ++lost;
    }
  }
  return lost;
}

void count_carried(Merged& merged, Carried how) {
  switch (how) {
    case Carried::kept:
      ++merged.kept;
      break;
    case Carried::moved:
      ++merged.moved;
      break;
    case Carried::changed:
      ++merged.changed;
      break;
    case Carried::lost:
      ++merged.lost;
  }
}

}  // namespace thema::model::merging
