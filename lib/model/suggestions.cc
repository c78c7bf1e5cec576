#include <fmt/format.h>

#include "base/error.h"
#include "model/codings.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

struct State {
  std::string status, anchor;
  bool accepted = false;  ///< was a suggestion once
};

State state_of(store::Database& db, RowId id) {
  auto q = db.query(
      "SELECT status, anchor, EXISTS (SELECT 1 FROM coding_tag t WHERE t.coding_id = k.id "
      "AND t.key = 'accepted') FROM coding k WHERE id = ?1");
  q.bind_all(id);
  if (!q.step()) throw Error(Errc::not_found, "that coding is gone");
  return {q.string(0), q.string(1), q.flag(2)};
}

/// Says who decided, in place of who decided before. Not through the rules of tags: a declared key
/// of that name must not stop a decision.
void settle(Project& project, RowId id, std::string_view status, std::string_view key) {
  store::Database& db = project.db();
  db.query("UPDATE coding SET status = ?2 WHERE id = ?1").bind_all(id, status).run();
  db.query("DELETE FROM coding_tag WHERE coding_id = ?1 AND key IN ('accepted', 'rejected')")
      .bind_all(id)
      .run();
  db.query("INSERT INTO coding_tag (id, coding_id, key, value) VALUES (?1, ?2, ?3, ?4)")
      .bind_all(project.new_id(), id, key, project.coder_name())
      .run();
}

/// The coding that counts already for the same passage, code and coder; 0: there is none.
RowId counting_twin(store::Database& db, RowId id) {
  auto q = db.query(
      "SELECT t.id FROM coding k JOIN coding t ON t.source_id = k.source_id "
      "AND t.start_cp = k.start_cp AND t.end_cp = k.end_cp AND t.coder_id = k.coder_id "
      "AND t.code_id = k.code_id WHERE k.id = ?1 AND t.id <> k.id AND t.status = '' "
      "AND t.anchor <> 'lost' ORDER BY t.id");
  q.bind_all(id);
  return q.step() ? q.integer(0) : 0;
}

}  // namespace

bool Codings::accept(RowId id) {
  store::Database& db = project_.db();
  const State state = state_of(db, id);
  if (state.status.empty()) return false;
  if (state.anchor == "lost") {
    throw Error(Errc::conflict,
                fmt::format("the words of suggestion {} are no longer in its source: reject it, or "
                            "code the passage by hand",
                            short_id('c', id)));
  }
  settle(project_, id, "", "accepted");
  if (const RowId twin = counting_twin(db, id); twin != 0) join(id, twin);
  return true;
}

bool Codings::reject(RowId id) {
  const State state = state_of(project_.db(), id);
  if (state.status == "rejected") return false;
  if (state.status.empty() && !state.accepted) {
    throw Error(Errc::usage,
                fmt::format("coding {} is no suggestion: to take it away use 'thema coding remove'",
                            short_id('c', id)));
  }
  settle(project_, id, "rejected", "rejected");
  return true;
}

}  // namespace thema::model
