#include "model/trace.h"

#include <fmt/format.h>

#include <string>
#include <unordered_set>

#include "base/error.h"
#include "base/near.h"
#include "model/codebook.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "store/history_trace.h"

namespace thema::model {

namespace {

constexpr std::string_view kNames =
    "SELECT id, name FROM source UNION ALL SELECT id, name FROM \"case\" UNION ALL "
    "SELECT id, name FROM coder UNION ALL SELECT id, label FROM theory UNION ALL "
    "SELECT id, label FROM cmoc";

/// A change of evidence names the version that it was judged on, or just the evidence.
void add_evidence(store::Database& db, std::unordered_set<RowId>& rows) {
  std::unordered_set<RowId> versions = store::rows_once_naming(db, "cmoc_version", "cmoc_id", rows);
  rows.merge(store::rows_once_naming(db, "evidence", "version_id", versions));
  rows.merge(versions);
}

}  // namespace

std::vector<std::int64_t> changes_of(Project& project, std::string_view name) {
  store::Database& db = project.db();
  std::unordered_set<RowId> rows;
  std::vector<std::string> names;
  auto q = db.query(kNames);
  while (q.step()) {
    if (q.text(1) == name) rows.insert(q.integer(0));
    names.push_back(q.string(1));
  }
  if (const auto source = Sources(project).find(name)) rows.insert(source->id);
  Codebook book(project);
  if (const auto code = book.find(name)) rows.insert(code->id);
  if (rows.empty()) rows = store::rows_once_named(db, name);
  if (rows.empty()) {
    for (const Code& code : book.list()) names.push_back(code.path);
    throw Error(Errc::not_found,
                fmt::format("no source, case, code, coder, theory or configuration '{}'", name),
                did_you_mean(name, names));
  }
  add_evidence(db, rows);
  return store::changes_touching(db, rows);
}

}  // namespace thema::model
