#include "store/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/hash.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history_parts.h"
#include "store/migrate.h"
#include "store/row_clash.h"
#include "store/search_index.h"
#include "store/session.h"

namespace thema::store {

namespace {

struct Row {
  std::string kind;
  std::int64_t target = 0;
  ChangeInfo info;
  std::string at, summary;
  int schema = 0;
  std::int64_t commands = 1;
  bool erased = false;
};

// Lengths before each field, so that no two rows give the same bytes.
void add_field(Sha256& hash, std::string_view field) {
  hash.add(std::to_string(field.size())).add(":").add(field);
}

std::string content_hash(const Row& row, std::string_view parts_hash) {
  Sha256 hash;
  for (const std::string_view field :
       {std::string_view(row.info.coder), std::string_view(row.at),
        std::string_view(row.info.command), std::string_view(row.info.reason),
        std::string_view(row.summary), parts_hash}) {
    add_field(hash, field);
  }
  add_field(hash, std::to_string(row.schema));
  add_field(hash, std::to_string(row.commands));
  return hash.hex();
}

std::string chain_hash(std::string_view before, std::int64_t number, const Row& row,
                       std::string_view content) {
  Sha256 hash;
  add_field(hash, before);
  add_field(hash, std::to_string(number));
  add_field(hash, row.kind);
  add_field(hash, std::to_string(row.target));
  add_field(hash, content);
  return hash.hex();
}

/// The hash of the rest of an erased entry, as it was noted; empty: it was not.
std::string noted_rest(Database& db, std::int64_t number) {
  auto q = db.query("SELECT value FROM meta WHERE key = 'rest ' || ?1");
  q.bind_all(std::to_string(number));
  return q.step() ? q.string(0) : std::string();
}

std::int64_t next_number(Database& db) {
  return db.integer("SELECT coalesce(max(number), 0) + 1 FROM history");
}

void insert_row(Database& db, std::int64_t number, const Row& row, std::string_view parts_hash) {
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
  add_field(hash, fmt::format("{} {} {}", table, first, last));
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
      : db_(db), env_(env), info_(info) {
    events_.table = "turn";
    events_.before_delete = [&index, &words](const std::vector<RowId>& turns) {
      words.each(turns, [&](RowId id, std::string_view w) { index.remove(id, w); });
    };
    events_.after_insert = [&index, &words](const std::vector<RowId>& turns) {
      words.each(turns, [&](RowId id, std::string_view w) { index.add(id, w); });
    };
  }

  HistoryEntry undo(std::int64_t change) {
    Transaction transaction(db_);
    const HistoryEntry target = entry(db_, change);
    refuse_erased(target);
    const std::int64_t number = next_number(db_);
    db_.exec("PRAGMA defer_foreign_keys = ON");
    Sha256 hash;
    remove_ranges(change, number, hash);
    apply(change, "changeset", Direction::inverse);
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
    apply(target.number, "changeset", Direction::forward);
    apply(undo_entry, "rows", Direction::inverse);
    log("redo", undo_entry, next_number(db_), Sha256().hex());
    transaction.commit();
    return target;
  }

 private:
  void apply(std::int64_t number, std::string_view kind, Direction direction) {
    if (!has_part(db_, number, kind)) return;
    apply_changeset(
        db_, [&] { return part_bytes(db_, number, kind); }, direction, events_);
  }

  /// Rows that were added as a range are saved now, when they are taken away. An older undo of the
  /// same change may have saved them before; they are the same.
  void remove_ranges(std::int64_t change, std::int64_t number, Sha256& hash) {
    const std::vector<AddedRange> ranges = ranges_of(db_, change);
    if (ranges.empty()) return;
    PartWriter writer(db_, number, "rows", hash);
    // A session holds what it saw: it is written out and begun anew before that grows large.
    constexpr RowId kAtATime = 20'000;
    std::optional<Session> session(std::in_place, db_);
    RowId seen = 0;
    const auto write_out = [&] {
      session->changeset([&](std::string_view piece) { writer.add(piece); });
      session.reset();
      seen = 0;
    };
    for (const AddedRange& range : ranges) {
      if (range.table == events_.table) remove_words(range);
      for (RowId first = range.first; first <= range.last; first += kAtATime) {
        if (!session) session.emplace(db_);
        const RowId last = std::min(range.last, first + kAtATime - 1);
        remove_rows(range.table, first, last);
        seen += last - first + 1;
        if (seen >= kAtATime) write_out();
      }
    }
    if (session) write_out();
    writer.flush();
  }

  void remove_rows(const std::string& table, RowId first, RowId last) {
    db_.query_once(fmt::format("DELETE FROM \"{}\" WHERE id BETWEEN ?1 AND ?2", table))
        .bind_all(first, last)
        .run();
    if (db_.changes() == last - first + 1) return;
    throw RowClash(RowClash::Kind::gone, table, first, last);
  }

  void remove_words(const AddedRange& range) {
    std::vector<RowId> turns;
    for (RowId id = range.first; id <= range.last; ++id) turns.push_back(id);
    events_.before_delete(turns);
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
  RowEvents events_;
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

// ---- hash chain
// -----------------------------------------------------------------------------------

namespace {

std::string parts_hash_of(Database& db, std::int64_t number) {
  Sha256 hash;
  for (const AddedRange& r : ranges_of(db, number)) {
    add_field(hash, fmt::format("{} {} {}", r.table, r.first, r.last));
  }
  for (const std::string_view kind : {"changeset", "rows"}) {
    ByteSource source = part_bytes(db, number, kind);
    std::string buffer(1 << 16, '\0');
    while (const std::size_t n = source(buffer.data(), buffer.size())) {
      hash.add(std::string_view(buffer).substr(0, n));
    }
  }
  return hash.hex();
}

}  // namespace

void note_rest(Database& db, std::int64_t number) {
  auto q = db.query(
      "SELECT coder, at, command, reason, summary, schema, commands FROM history "
      "WHERE number = ?1");
  q.bind_all(number);
  q.step();
  const Row row{.kind = {},
                .info = {.coder = q.string(0), .command = q.string(2), .reason = q.string(3)},
                .at = q.string(1),
                .summary = q.string(4),
                .schema = static_cast<int>(q.integer(5)),
                .commands = q.integer(6)};
  const std::string key = std::to_string(number);
  const std::string rest = content_hash(row, parts_hash_of(db, number));
  db.query("INSERT OR REPLACE INTO meta (key, value) VALUES ('rest ' || ?1, ?2)")
      .bind_all(key, rest)
      .run();
}

std::vector<std::int64_t> broken_history(Database& db) {
  std::vector<std::int64_t> broken;
  std::string before;
  std::int64_t expected = 1;
  auto q = db.query(
      "SELECT number, kind, target, coder, at, command, reason, summary, erased, schema, "
      "commands, content_hash, hash FROM history ORDER BY number");
  while (q.step()) {
    const HistoryEntry e = entry_of(q);
    const Row row{.kind = e.kind,
                  .target = e.target,
                  .info = {.coder = e.coder, .command = e.command, .reason = e.reason},
                  .at = e.at,
                  .summary = e.summary,
                  .schema = static_cast<int>(q.integer(9)),
                  .commands = q.integer(10),
                  .erased = e.erased};
    const std::string content = q.string(11);
    const std::string now = content_hash(row, parts_hash_of(db, e.number));
    const bool whole = content == now || (row.erased && now == noted_rest(db, e.number));
    if (!whole || e.number != expected ||
        q.text(12) != chain_hash(before, e.number, row, content)) {
      broken.push_back(e.number);
    }
    before = q.string(12);
    expected = e.number + 1;
  }
  auto head = db.query("SELECT value FROM meta WHERE key = 'history_head'");
  const std::string last = head.step() ? head.string(0) : std::string();
  if (last != before) broken.push_back(expected);  // the entry that is not there
  return broken;
}

}  // namespace thema::store
