#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/merge.h"
#include "model/merge_tables.h"
#include "model/project.h"
#include "store/ancestry.h"
#include "store/database.h"
#include "store/entry_rows.h"
#include "store/rewind.h"

namespace thema::model::merging {

enum class Side { mine, theirs };
constexpr Side other(Side side) { return side == Side::mine ? Side::theirs : Side::mine; }

/// The two that are merged. Mine is the project with its change under way, theirs a copy of the
/// other file that may be written.
struct Sides {
  Project& mine;
  Project& theirs;
  Project& project(Side side) { return side == Side::mine ? mine : theirs; }
  store::Database& db(Side side) { return project(side).db(); }
};

/// Rows as they were where the two went apart.
class Base {
 public:
  Base(Sides& sides, const Tables& tables);

  /// The row as it was; several where the copies took over each other's work crosswise and it was
  /// one thing here and another there. Empty: there was none, or nobody knows.
  std::vector<Row> rows(std::size_t table, RowId id);

  /// Ids of rows that were changed since, in order: those that nobody has any more among them.
  std::vector<RowId> changed_rows(std::size_t table) const;

  /// Whether a row that `side` does not have can have been removed by it: codings that a copy was
  /// made without were not.
  bool can_have_removed(Side side, std::size_t table, const Row& row) const;

  /// The row of `side`, and those that name it, are about to be written.
  void hold(Side side, std::size_t table, RowId id);

  /// Rows of `table` were given other ids on both sides.
  void rename(const std::unordered_map<RowId, RowId>& ids);

  /// A row of `table` was made part of another one, which stays as it was if it was there.
  void join(std::size_t table, RowId gone, RowId kept);

  /// Two rows are about to become one, which says what both said. That is no change of what it
  /// says.
  void join_words(std::size_t table, RowId gone, RowId kept,
                  const std::function<Row(const Row& gone, const Row& kept)>& joined);

  const store::Ancestry& ancestry(Side side) const { return side == Side::mine ? mine_ : theirs_; }

 private:
  struct State {
    Side side;
    std::int64_t number;
    store::PastRows past;
  };
  /// A merge that brought work of a third copy, which the other side knows as well.
  struct Third {
    Side side;
    bool whole;  ///< the other side knows all that came
    store::EntryRows rows;
  };
  void take_over(std::size_t table, RowId id, std::vector<Row>& was) const;
  void added_by_third(const std::string& table, RowId id, std::vector<Row>& was) const;
  Sides& sides_;
  const Tables& tables_;
  store::Ancestry mine_, theirs_;
  std::vector<State> states_;
  std::vector<Third> third_;               ///< of each side in the order in which they came
  std::optional<store::PastRows> cut_[2];  ///< all that a copy without codings has done
};

/// What was decided, and what has to be.
class Conflicts {
 public:
  explicit Conflicts(const MergeChoices& choices) : choices_(choices) {}

  /// The choice for this conflict: mine, theirs or both; "" while there is none. `key` makes its
  /// id.
  std::string choice(MergeConflict conflict, const std::string& key);
  std::vector<MergeConflict> take();
  std::size_t open() const { return open_; }
  /// Choices for conflicts that are not there.
  std::vector<std::string> unknown() const;

 private:
  const MergeChoices& choices_;
  std::map<std::string, MergeConflict> found_;
  std::size_t open_ = 0;
};

/// "code Barriers/Fear", "coding Fear at 12:40 of P12 by anna": what a row is, for people.
std::string name_of(Project& project, const Tables& tables, std::size_t table, const Row& row);

/// Gives rows of a table other ids, wherever they are referred to. Words of turns in the search
/// index go along on my side.
void rename_rows(Sides& sides, Side side, const Tables& tables, std::size_t table,
                 const std::unordered_map<RowId, RowId>& ids);

}  // namespace thema::model::merging
