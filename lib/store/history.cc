#include "store/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/hash.h"
#include "store/added_rows.h"
#include "store/database.h"
#include "store/history_chain.h"
#include "store/history_parts.h"
#include "store/migrate.h"
#include "store/search_index.h"
#include "store/session.h"

namespace thema::store {

namespace {

std::int64_t next_number(Database& db) {
  return db.integer("SELECT coalesce(max(number), 0) + 1 FROM history");
}

void insert_row(Database& db, std::int64_t number, const ChainedEntry& row,
                std::string_view parts_hash) {
  std::string before;
  {
    auto q = db.query("SELECT hash FROM history WHERE number = ?1");
    q.bind_all(number - 1);
    if (q.step()) before = q.string(0);
  }
  const std::string content = content_hash(row, parts_hash);
  const std::string chain = chain_hash(before, number, row, content);
  const std::optional<std::int64_t> target =
      row.target == 0 ? std::nullopt : std::optional(row.target);
  db.query(
        "INSERT INTO history (number, kind, target, coder, at, command, reason, summary, schema, "
        "commands, erased, content_hash, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
      .bind_all(number, row.kind, target, row.info.coder, row.at, row.info.command, row.info.reason,
                row.summary, row.schema, row.commands, row.erased, content, chain)
      .run();
  // So that a removed end of the chain is missed.
  db.query(
        "INSERT INTO meta (key, value) VALUES ('history_head', ?1) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind_all(chain)
      .run();
}

void add_range(Database& db, std::int64_t number, std::string_view table, RowId first, RowId last,
               Sha256& hash) {
  add_range_field(hash, table, first, last);
  db.query(
        "INSERT INTO history_part (number, kind, tbl, first, last, size) "
        "VALUES (?1, 'range', ?2, ?3, ?4, ?5)")
      .bind_all(number, table, first, last, last - first + 1)
      .run();
}

}  // namespace

// ---- Change
// ---------------------------------------------------------------------------------------

Change::Change(Database& db, const Env& env, ChangeInfo info)
    : db_(db),
      env_(env),
      info_(std::move(info)),
      transaction_(std::make_unique<Transaction>(db)),
      session_(std::make_unique<Session>(db)) {}

Change::~Change() { rollback(); }

void Change::rollback() noexcept {
  session_.reset();
  transaction_.reset();
}

Change::Bulk::Bulk(Change& change) : change_(change) { change_.session_->enable(false); }
Change::Bulk::~Bulk() {
  if (change_.session_ != nullptr && !change_.erases_) change_.session_->enable(true);
}

void Change::erase() {
  erases_ = true;
  session_->enable(false);
}

void Change::Bulk::added(std::string_view table, RowId first, RowId last) {
  if (first > last || change_.erases_) return;
  for (auto& range : change_.ranges_) {
    if (range.table == table && range.last + 1 == first) {
      range.last = last;
      return;
    }
  }
  change_.ranges_.push_back({std::string(table), first, last});
}

bool Change::any() const {
  std::size_t bytes = 0;
  session_->changeset([&](std::string_view piece) { bytes += piece.size(); });
  return bytes > 0 || !ranges_.empty() || erases_ || decides_;
}

bool Change::commit() {
  // What was changed and changed back is no change either: only the changeset itself tells.
  if (!write_entry()) {
    rollback();
    return false;
  }
  session_.reset();
  transaction_->commit();
  transaction_.reset();
  return true;
}

bool Change::write_entry() {
  const std::int64_t number = next_number(db_);
  // The row comes first, for the foreign key; its hash is known only after the parts.
  db_.exec("PRAGMA defer_foreign_keys = ON");
  Sha256 hash;
  for (const RangeAdded& range : ranges_) {
    add_range(db_, number, range.table, range.first, range.last, hash);
  }
  PartWriter writer(db_, number, "changeset", hash);
  session_->changeset([&](std::string_view piece) { writer.add(piece); });
  writer.flush();
  if (writer.total() == 0 && ranges_.empty() && !erases_ && !decides_) return false;
  insert_row(db_, number,
             {.kind = "change",
              .target = 0,
              .info = info_,
              .at = utc_iso(env_.now()),
              .summary = summary_,
              .schema = newest_schema(),
              .commands = static_cast<std::int64_t>(commands_),
              .erased = erases_},
             hash.hex());
  if (erases_) note_rest(db_, number);
  return true;
}

// ---- log
// ------------------------------------------------------------------------------------------

namespace {

/// Which changes stand, and in what order they can be taken back and brought back.
struct Stacks {
  std::vector<std::int64_t> done;    ///< changes that stand, oldest first
  std::vector<std::int64_t> undone;  ///< undo entries that can be redone, oldest first
};

Stacks stacks(Database& db) {
  Stacks s;
  auto q = db.query("SELECT number, kind, target FROM history ORDER BY number");
  while (q.step()) {
    const std::int64_t number = q.integer(0);
    const std::string_view kind = q.text(1);
    if (kind == "change") {
      s.done.push_back(number);
      s.undone.clear();
    } else if (kind == "undo") {
      std::erase(s.done, q.integer(2));
      s.undone.push_back(number);
    } else {  // redo: its target is the undo entry
      std::erase(s.undone, q.integer(2));
      auto change = db.query("SELECT target FROM history WHERE number = ?1");
      change.bind_all(q.integer(2));
      if (change.step()) s.done.push_back(change.integer(0));
    }
  }
  return s;
}

HistoryEntry entry_of(const Statement& q) {
  return {.number = q.integer(0),
          .kind = q.string(1),
          .target = q.integer(2),
          .coder = q.string(3),
          .at = q.string(4),
          .command = q.string(5),
          .reason = q.string(6),
          .summary = q.string(7),
          .erased = q.flag(8)};
}

}  // namespace

bool is_of_several_commands(Database& db, std::int64_t number) {
  auto q = db.query("SELECT commands > 1 FROM history WHERE number = ?1");
  q.bind_all(number);
  return q.step() && q.flag(0);
}

std::int64_t history_size(Database& db) { return db.integer("SELECT count(*) FROM history"); }

std::vector<HistoryEntry> history(Database& db, std::size_t limit) {
  const Stacks s = stacks(db);
  const std::set<std::int64_t> standing(s.done.begin(), s.done.end());
  std::vector<HistoryEntry> entries;
  auto q = db.query(
      "SELECT number, kind, target, coder, at, command, reason, summary, erased FROM history "
      "ORDER BY number DESC LIMIT ?1");
  q.bind_all(limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
  while (q.step()) {
    HistoryEntry e = entry_of(q);
    e.undone = e.kind == "change" && !standing.contains(e.number);
    entries.push_back(std::move(e));
  }
  return entries;
}

// ---- undo and redo
// --------------------------------------------------------------------------------

namespace {

HistoryEntry entry(Database& db, std::int64_t number) {
  auto q = db.query(
      "SELECT number, kind, target, coder, at, command, reason, summary, erased FROM history "
      "WHERE number = ?1");
  q.bind_all(number);
  if (!q.step()) throw Error(Errc::project, "the history is damaged: an entry is missing");
  return entry_of(q);
}

/// Whoever asked for the erasure of words cannot get them back.
void refuse_erased(const HistoryEntry& e) {
  if (!e.erased) return;
  throw Error(
      Errc::conflict,
      fmt::format("change {} cannot be taken back or done again: words that were erased for "
                  "good were part of it; nothing was changed",
                  e.number));
}

/// One undo or redo: the search index goes along with the turns.
class Replay {
 public:
  Replay(Database& db, const Env& env, const ChangeInfo& info, SearchIndex& index,
         const TurnWords& words)
      : db_(db), env_(env), info_(info), index_(index), words_(words) {}

  HistoryEntry undo(std::int64_t change) {
    Transaction transaction(db_);
    const HistoryEntry target = entry(db_, change);
    refuse_erased(target);
    const std::int64_t number = next_number(db_);
    db_.exec("PRAGMA defer_foreign_keys = ON");
    Sha256 hash;
    const AddedRows added(db_, change);
    remove_words(added.ids(kTurn));
    const bool first = added.changed_later();
    if (first) apply(change, "changeset", Direction::inverse, added);
    if (!added.empty()) {
      PartWriter writer(db_, number, "rows", hash);
      added.take_away(writer);
    }
    if (!first) apply(change, "changeset", Direction::inverse, added);
    log("undo", change, number, hash.hex());
    transaction.commit();
    return target;
  }

  HistoryEntry redo(std::int64_t undo_entry) {
    Transaction transaction(db_);
    const HistoryEntry undo = entry(db_, undo_entry);
    refuse_erased(undo);
    const HistoryEntry target = entry(db_, undo.target);
    refuse_erased(target);
    db_.exec("PRAGMA defer_foreign_keys = ON");
    const AddedRows added(db_, target.number);
    const bool last = added.changed_later();
    if (!last) apply(target.number, "changeset", Direction::forward, added);
    apply(undo_entry, "rows", Direction::inverse, added);
    if (last) apply(target.number, "changeset", Direction::forward, added);
    add_words(added.ids(kTurn));
    log("redo", undo_entry, next_number(db_), Sha256().hex());
    transaction.commit();
    return target;
  }

 private:
  static constexpr const char* kTurn = "turn";

  void remove_words(const std::vector<RowId>& turns) {
    if (turns.empty()) return;
    words_.each(turns, [this](RowId id, std::string_view w) { index_.remove(id, w); });
  }
  void add_words(const std::vector<RowId>& turns) {
    if (turns.empty()) return;
    words_.each(turns, [this](RowId id, std::string_view w) { index_.add(id, w); });
  }

  /// The words of turns that were `added` as a range are seen to by undo and redo themselves.
  void apply(std::int64_t number, std::string_view kind, Direction direction,
             const AddedRows& added) {
    if (!has_part(db_, number, kind)) return;
    const auto others = [&added](std::vector<RowId> turns) {
      std::erase_if(turns, [&](RowId id) { return added.contains(kTurn, id); });
      return turns;
    };
    RowEvents events;
    events.table = kTurn;
    events.before_delete = [&](const std::vector<RowId>& turns) { remove_words(others(turns)); };
    events.after_insert = [&](const std::vector<RowId>& turns) { add_words(others(turns)); };
    apply_changeset(
        db_, [&] { return part_bytes(db_, number, kind); }, direction, events);
  }

  void log(std::string_view kind, std::int64_t target, std::int64_t number,
           std::string_view parts_hash) {
    insert_row(db_, number,
               {.kind = std::string(kind),
                .target = target,
                .info = info_,
                .at = utc_iso(env_.now()),
                .summary = "",
                .schema = newest_schema(),
                .erased = false},
               parts_hash);
  }

  Database& db_;
  const Env& env_;
  const ChangeInfo& info_;
  SearchIndex& index_;
  const TurnWords& words_;
};

}  // namespace

std::optional<HistoryEntry> undo(Database& db, const Env& env, const ChangeInfo& info,
                                 SearchIndex& index, const TurnWords& words, bool mine) {
  const Stacks s = stacks(db);
  for (auto change = s.done.rbegin(); change != s.done.rend(); ++change) {
    if (mine && entry(db, *change).coder != info.coder) continue;
    return Replay(db, env, info, index, words).undo(*change);
  }
  return std::nullopt;
}

std::optional<HistoryEntry> redo(Database& db, const Env& env, const ChangeInfo& info,
                                 SearchIndex& index, const TurnWords& words) {
  const Stacks s = stacks(db);
  if (s.undone.empty()) return std::nullopt;
  return Replay(db, env, info, index, words).redo(s.undone.back());
}

}  // namespace thema::store
