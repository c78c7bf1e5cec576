#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/ids.h"
#include "text/span.h"

namespace thema::store {

class Database;

/// What has to leave the history (design 2.3).
struct Erasure {
  /// Rows that go. Ids are unique over all tables; rows that named one of these, also long ago,
  /// join them while the history is read.
  std::unordered_set<RowId> rows;
  std::unordered_set<std::string> contents;  ///< hashes of texts and originals that go
  /// Parts of texts that go. A row that stood for a place in one of them (its columns source_id,
  /// start_cp, end_cp) joins `rows`, also when it was taken away or undone before.
  struct Places {
    RowId source = 0;
    std::vector<text::Span> spans;  ///< in the text as it is now, ascending
    /// The text was another one before: of a row that is gone nobody can say where it stood.
    bool several_versions = false;
  };
  std::vector<Places> places;
  /// Names that go wherever the history tells what was done.
  std::unordered_set<std::string> names;
  /// Values of erased rows that may stay where the history tells what was done: names, kinds.
  std::unordered_set<std::string> kept;
  /// A text without the words that are erased; the same text when it has none of them.
  std::function<std::string(std::string_view)> cleaned;
};

/// Takes what recorded changes hold of these rows and words: their changesets go, command lines
/// are cut to the command, reasons and summaries are cleaned. The chain of hashes stays whole.
/// Returns how many entries were changed. REQUIRES: inside a transaction.
std::size_t erase_from_history(Database& db, Erasure& what);

/// Deletes these contents, and those that no version of a source names any more.
void erase_contents(Database& db, const std::unordered_set<std::string>& contents);

/// Writes the file anew without its free pages. Deleted bytes are overwritten with zeros before
/// (secure_delete), so that what fails here only leaves the file larger.
void compact(Database& db) noexcept;

}  // namespace thema::store
