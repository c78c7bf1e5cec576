#pragma once

#include <sqlite3.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::store {

class Database;

/// The tables whose rows belong to the history: every table but meta, content, history,
/// history_part and the search index.
std::vector<std::string> tracked_tables(Database& db);

/// Records what happens to the tracked tables (SQLite's session extension).
class Session {
 public:
  explicit Session(Database& db);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  /// Rows written while it is off are not recorded.
  void enable(bool on);
  /// The changeset, piece by piece.
  void changeset(const std::function<void(std::string_view)>& piece) const;

 private:
  sqlite3_session* session_ = nullptr;
  Database& db_;
};

/// Gives the next bytes of a changeset: fills `out` with up to `size` bytes, returns how many.
using ByteSource = std::function<std::size_t(char* out, std::size_t size)>;
/// Makes a new source at the beginning; a changeset is read several times.
using OpenBytes = std::function<ByteSource()>;

enum class Direction { forward, inverse };

/// What happens to single rows while a changeset is applied.
struct RowEvents {
  /// Rows of `table` that are about to go; called once, before anything changes.
  std::function<void(const std::vector<std::int64_t>&)> before_delete;
  /// Rows of `table` that came; called once, after everything changed.
  std::function<void(const std::vector<std::int64_t>&)> after_insert;
  std::string table;
};

/// Applies a changeset or its inverse: first every row that goes or changes is taken away, then
/// every row that comes or changed is put in, so that swapped unique names are no conflict. Foreign
/// keys are checked at the end of the transaction. A row that is not as the changeset left it
/// throws Errc::conflict, naming the table; the caller rolls back.
void apply_changeset(Database& db, const OpenBytes& open, Direction direction,
                     const RowEvents& events);

}  // namespace thema::store
