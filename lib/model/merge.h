#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/sink.h"

namespace thema::model {

class Project;

// A copy that went its own way comes back (contract section 3). How it is done:
//
// - Both histories are chains of hashes; the newest state that both know (store::Ancestry) is the
//   base. Its rows are read by going backwards through the changesets of the one that has it.
// - Rows are the same when their ids are, which are unique between copies. What both sides made is
//   matched by what it means (codes by path, cases and coders by name, sources by name and text,
//   codings by passage, code and coder) and gets the smaller id, so that order does not matter;
//   that is noted, because either may be renamed later. Work on a code or coder that the other side
//   has merged into another goes to that other; of a code that was renamed or described
//   anew, or a coder who was renamed, a person says whether it does, or is parted from the other
//   again.
// - Passages that were coded in a text which the other side has corrected are carried over as by
//   `source replace`.
// - Then rows are compared column by column with the base. What one side changed is taken; what
//   both changed differently, or one removed and the other changed or used, is a conflict. Order
//   among siblings, numbers of versions and times are settled without one.
// - What is asked is the same whoever takes over whom: crossed merges of codes are followed in the
//   order of their ids, and until something is chosen the answer taken for the time being does not
//   depend on the side.
// - What one side has erased goes from the other as well, before anything else.

/// What needs a person.
struct MergeConflict {
  std::string id;      ///< the same each time, in both copies
  std::string kind;    ///< changed, removed, merged, same-name, text, circle
  std::string object;  ///< "code Barriers/Fear"
  std::string field;   ///< of kind changed: which one
  std::string mine, theirs;
  std::string choices;  ///< "mine|theirs" or "mine|theirs|both"
};

/// Choices by conflict id: mine, theirs or both.
using MergeChoices = std::map<std::string, std::string>;

struct MergeCount {
  std::string what;    ///< table: "coding"
  std::string called;  ///< what people call its rows: "codings"
  std::size_t added = 0, changed = 0, removed = 0;
};

struct Merged {
  std::vector<MergeConflict> conflicts;  ///< all there are, in a fixed order
  std::size_t open = 0;                  ///< of these: without a choice
  std::vector<MergeCount> counts;        ///< of this project's rows, in order of the tables
  /// Choices for conflicts that are not there; those that an earlier merge has settled are not
  /// among them.
  std::vector<std::string> unknown;
  /// Passages of the one side that were carried into a text corrected by the other.
  std::size_t kept = 0, moved = 0, changed = 0, lost = 0;
  std::vector<std::string> erased;    ///< sources and cases that the other side has erased
  std::vector<std::string> left_out;  ///< of the other side, because erased here
  std::vector<std::string> coders;    ///< who worked in the other since: "anna (12 changes)"
  std::string copy;                   ///< the other file's name
};

/// Takes over what was done in `other` since the two went apart. With conflicts that have no choice
/// nothing is to be kept: the caller rolls back. Throws Errc::bad_input when `other` is no copy of
/// this project or is this project; Errc::project when it is damaged; Errc::too_new. `other` is
/// only read. REQUIRES: a change under way.
Merged merge_project(Project& project, const std::filesystem::path& other,
                     const MergeChoices& choices, Sink& sink);

/// "12 codings, 2 codes": what came; empty when nothing did.
std::string merged_text(const Merged& merged);

}  // namespace thema::model
