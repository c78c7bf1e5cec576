#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ids.h"

namespace thema::store {

class Database;

/// What copies of a project know of each other. All of it stands in `meta`, outside the history, so
/// that undo of a merge has nothing to take back here: each note names the entry of the history
/// that it came with, and counts as long as that entry stands.

/// Keys of `meta`.
inline constexpr std::string_view kOriginUuid = "origin_uuid";  ///< the copy it was made from
/// The state in which a copy without codings begins: hash of the origin's newest entry then.
inline constexpr std::string_view kHistoryOrigin = "history_origin";

std::string get_meta(Database& db, std::string_view key);
/// The highest id that this file has given out; nothing before the first. Throws Errc::project when
/// it is no number.
std::optional<RowId> last_id(Database& db);
void put_meta(Database& db, std::string_view key, std::string_view value);

/// The states that a project has been in and those that it has taken over, each by the hash of its
/// newest entry. The chain of hashes covers all that was changed, so equal hashes are equal states.
class Ancestry {
 public:
  explicit Ancestry(Database& db);
  /// By number of entries; own()[0] is where the history begins.
  const std::vector<std::string>& own() const { return own_; }
  bool knows(const std::string& state) const;
  /// Whether all that led to a state was done or taken over here: what a history begins with, with
  /// something left out, is known but not whole.
  bool has_whole(const std::string& state) const;
  /// The states taken over by a merge that stands, with the number of its entry.
  const std::unordered_map<std::string, std::int64_t>& merged() const { return merged_; }
  /// Whether the history begins with something left out (a copy without codings).
  bool begins_cut() const { return cut_; }

 private:
  std::vector<std::string> own_;
  std::unordered_set<std::string> own_set_;
  std::unordered_map<std::string, std::int64_t> merged_;
  bool cut_ = false;
};

/// A state that two copies have in common, and where its rows can be read.
struct CommonState {
  bool in_theirs = false;   ///< in the other's history; else in mine
  std::int64_t number = 0;  ///< entries up to there
};

/// The newest states that both know and at least one can go back to: one, two when the copies took
/// over each other's work crosswise, none when they have nothing in common.
std::vector<CommonState> common_states(const Ancestry& mine, const Ancestry& theirs);

/// An entry of a history by which work of a third copy came that the other side knows, too.
struct TakenOver {
  std::int64_t number = 0;
  bool whole = false;  ///< the other side knows all that came with it
};

/// Those of `of`, oldest first, since the newest state of `of` that `by` knows.
std::vector<TakenOver> taken_over(const Ancestry& of, const Ancestry& by);

/// Notes that everything the other one knows is taken over by the entry under way.
void note_merged(Database& db, const Ancestry& mine, const Ancestry& theirs);

/// Deletes the history; what is known of other states, and of rows that are one, stands for good.
void begin_history_anew(Database& db);

/// Notes that two rows are one and the same since the entry under way: `same` when both sides had
/// made it, otherwise one was made part of the other.
void note_alias(Database& db, RowId gone, RowId kept, bool same);

struct Alias {
  RowId gone = 0, kept = 0;
  bool same = false;
  std::int64_t entry = 0;  ///< of the history, with which it came
};
/// The notes that stand, by id.
std::vector<Alias> aliases(Database& db);

}  // namespace thema::store
