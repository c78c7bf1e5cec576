#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace thema::store {

class Database;
class SearchIndex;
class Session;
class Transaction;

/// Who changes what, for the history.
struct ChangeInfo {
  std::string coder;
  std::string command;  ///< the command line as typed
  std::string reason;
};

/// A row of the history.
struct HistoryEntry {
  std::int64_t number = 0;
  std::string kind;  ///< change, undo, redo
  std::int64_t target = 0;
  std::string coder, at, command, reason, summary;
  bool undone = false;
  bool erased = false;  ///< its words are gone, and it cannot be taken back
};

/// Gives the words of turns, so that undo and redo keep the search index in step. The model knows.
struct TurnWords {
  /// Calls back with id and words of each of these turns, which must be in the project.
  std::function<void(const std::vector<RowId>&,
                     const std::function<void(RowId, std::string_view)>&)>
      each;
};

/// One recorded change: a transaction whose effect on the tracked tables becomes a row of the
/// history. Rolled back unless committed. Only one at a time.
class Change {
 public:
  Change(Database& db, const Env& env, ChangeInfo info);
  ~Change();
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  /// One sentence for `log`: "merged 2 codes into Fear".
  void summarize(std::string summary) { summary_ = std::move(summary); }

  /// How many commands the change is made of: a batch has several. 1 unless said.
  void holds(std::size_t commands) { commands_ = commands; }

  /// While alive, inserted rows are not recorded one by one: `added` names them as a range of ids,
  /// which costs nothing. For new rows of one table whose ids were handed out in a row.
  class Bulk {
   public:
    explicit Bulk(Change& change);
    ~Bulk();
    Bulk(const Bulk&) = delete;
    Bulk& operator=(const Bulk&) = delete;
    void added(std::string_view table, RowId first, RowId last);

   private:
    Change& change_;
  };

  /// From here on nothing is recorded: the entry names the change, and nothing can take it back.
  /// For erasure, whose words must not live on in the history.
  void erase();

  /// An entry is written even when no row was changed: something was decided.
  void decide() { decides_ = true; }

  /// Whether there is anything to keep so far. Makes the changeset: not for every row.
  bool any() const;

  /// Ends the change. False when nothing was changed or decided: then there is no row of the
  /// history either.
  bool commit();
  void rollback() noexcept;

 private:
  struct RangeAdded {
    std::string table;
    RowId first, last;
  };
  bool write_entry();
  Database& db_;
  const Env& env_;
  ChangeInfo info_;
  std::string summary_;
  std::size_t commands_ = 1;
  bool erases_ = false;
  bool decides_ = false;
  std::unique_ptr<Transaction> transaction_;
  std::unique_ptr<Session> session_;
  std::vector<RangeAdded> ranges_;
};

/// The history, newest first. `limit` 0 = all.
std::vector<HistoryEntry> history(Database& db, std::size_t limit);
/// Whether an entry holds the work of several commands. False: there is no such entry.
bool is_of_several_commands(Database& db, std::int64_t number);
/// Number of entries.
std::int64_t history_size(Database& db);

/// Takes back the newest change that is not undone; with `mine`, the newest of info.coder's.
/// Nothing to undo: nullopt. Errc::conflict when the rows are not as that change left them, or its
/// words were erased. Runs in a transaction of its own.
std::optional<HistoryEntry> undo(Database& db, const Env& env, const ChangeInfo& info,
                                 SearchIndex& index, const TurnWords& words, bool mine = false);
/// Brings back what the newest undo took back, unless something was changed since.
std::optional<HistoryEntry> redo(Database& db, const Env& env, const ChangeInfo& info,
                                 SearchIndex& index, const TurnWords& words);

/// An entry that is not as it was written, or is missing at the end of the history.
struct BrokenEntry {
  std::int64_t number = 0;
  std::string why;  ///< goes on from "entry 3 of the history"
};

/// Checks the chain of hashes, and that erased entries are so by an erasure.
std::vector<BrokenEntry> broken_history(Database& db);

}  // namespace thema::store
