#include "model/merge_sides.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "model/turn_words.h"
#include "store/search_index.h"

namespace thema::model::merging {

std::string Conflicts::choice(MergeConflict conflict, const std::string& key) {
  conflict.id = "x" + sha256_hex(conflict.kind + "|" + key).substr(0, 10);
  const auto chosen = choices_.find(conflict.id);
  const auto [at, added] = found_.try_emplace(conflict.id, conflict);
  if (chosen == choices_.end()) {
    if (added) ++open_;
    return {};
  }
  const std::string& choice = chosen->second;
  if (choice == "both" && conflict.choices.find("both") == std::string::npos) {
    throw Error(Errc::bad_input, fmt::format("conflict {}: 'both' cannot be for {}: expected {}",
                                             conflict.id, conflict.object, conflict.choices))
        .about(conflict.object);
  }
  return choice;
}

std::vector<MergeConflict> Conflicts::take() {
  std::vector<MergeConflict> out;
  for (auto& [id, conflict] : found_) out.push_back(std::move(conflict));
  std::sort(out.begin(), out.end(), [](const MergeConflict& a, const MergeConflict& b) {
    return std::tie(a.kind, a.object, a.field, a.id) < std::tie(b.kind, b.object, b.field, b.id);
  });
  return out;
}

std::vector<std::string> Conflicts::unknown() const {
  std::vector<std::string> out;
  for (const auto& [id, choice] : choices_) {
    if (!found_.contains(id)) out.push_back(id);
  }
  return out;
}

namespace {

/// Ids for one statement that looks at a whole table: a statement each would look at it each time.
class RenamedIds {
 public:
  RenamedIds(store::Database& db, const std::unordered_map<RowId, RowId>& ids) : db_(db) {
    db.exec("CREATE TEMP TABLE renamed (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)");
    auto put = db.query_once("INSERT INTO temp.renamed (old, new) VALUES (?1, ?2)");
    for (const auto& [from, to] : ids) put.bind_all(from, to).run();
  }
  ~RenamedIds() { db_.try_exec("DROP TABLE temp.renamed"); }
  RenamedIds(const RenamedIds&) = delete;
  RenamedIds& operator=(const RenamedIds&) = delete;

  void in(const std::string& table, const std::string& column) {
    db_.query_once(
           fmt::format("UPDATE \"{0}\" SET \"{1}\" = (SELECT new FROM temp.renamed WHERE old "
                       "= \"{0}\".\"{1}\") WHERE \"{1}\" IN (SELECT old FROM temp.renamed)",
                       table, column))
        .run();
  }

 private:
  store::Database& db_;
};

}  // namespace

void rename_rows(Sides& sides, Side side, const Tables& tables, std::size_t table,
                 const std::unordered_map<RowId, RowId>& ids) {
  if (ids.empty()) return;
  const bool indexed = side == Side::mine && tables[table].name == "turn";
  Project& project = sides.project(side);
  std::vector<RowId> before, after;
  if (indexed) {
    for (const auto& [from, to] : ids) {
      before.push_back(from);
      after.push_back(to);
    }
    turn_words(project).each(
        before, [&](RowId id, std::string_view words) { project.index().remove(id, words); });
  }
  {
    RenamedIds renamed(project.db(), ids);
    renamed.in(tables[table].name, "id");
    for (const Tables::Child& child : tables.children(tables[table].name)) {
      renamed.in(tables[child.table].name, tables[child.table].columns[child.column]);
    }
  }
  if (indexed) {
    turn_words(project).each(
        after, [&](RowId id, std::string_view words) { project.index().add(id, words); });
  }
}

}  // namespace thema::model::merging
