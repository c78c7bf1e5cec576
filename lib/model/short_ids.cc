#include "model/short_ids.h"

#include <fmt/format.h>

#include "base/error.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

RowId require_short_id(Project& project, const ShortIdKind& kind, std::string_view text) {
  const auto not_found = [&] {
    return Error(Errc::not_found, fmt::format("no {} with id '{}'; '{}' shows the ids", kind.noun,
                                              text, kind.shown_by));
  };
  if (const RowId id = row_id_of(kind.letter, text); id != 0) {
    auto q = project.db().query_once(fmt::format("SELECT 1 FROM {} WHERE id = ?1", kind.table));
    q.bind_all(id);
    if (!q.step()) throw not_found();
    return id;
  }
  if (text.empty() || text.front() != kind.letter) throw not_found();
  RowId found = 0;
  auto q = project.db().query_once(fmt::format("SELECT id FROM {}", kind.table));
  while (q.step()) {
    if (!short_id(kind.letter, q.integer(0)).starts_with(text)) continue;
    if (found != 0) {
      throw Error(Errc::ambiguous, fmt::format("several {} have an id that begins with '{}'; give "
                                               "more of it",
                                               kind.plural, text));
    }
    found = q.integer(0);
  }
  if (found == 0) throw not_found();
  return found;
}

}  // namespace thema::model
