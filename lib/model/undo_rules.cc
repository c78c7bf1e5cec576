#include "model/undo_rules.h"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "model/corpus.h"
#include "model/merge_sides.h"
#include "model/project.h"
#include "model/undo_clash.h"
#include "model/views.h"
#include "store/database.h"
#include "store/undo_order.h"

namespace thema::model {

namespace {

Corpus corpus_with_views(Project& project) {
  const bool any = project.db().integer("SELECT count(*) FROM saved_view") > 0;
  return any ? load_corpus(project) : Corpus();
}

struct TagTable {
  const char* name;
  const char* misfits;
};

/// Tags of declared keys on what they are not meant for, or with other values.
constexpr TagTable kOnCodes{
    "code_tag",
    "SELECT t.id FROM code_tag t JOIN tag_key k ON k.key = t.key WHERE k.on_what = 'coding' OR "
    "(EXISTS (SELECT 1 FROM tag_value v WHERE v.tag_key_id = k.id) AND NOT EXISTS (SELECT 1 FROM "
    "tag_value v WHERE v.tag_key_id = k.id AND v.value = t.value))"};
constexpr TagTable kOnCodings{
    "coding_tag",
    "SELECT t.id FROM coding_tag t JOIN tag_key k ON k.key = t.key WHERE k.on_what = 'code' OR "
    "(EXISTS (SELECT 1 FROM tag_value v WHERE v.tag_key_id = k.id) AND NOT EXISTS (SELECT 1 FROM "
    "tag_value v WHERE v.tag_key_id = k.id AND v.value = t.value))"};

std::set<RowId> misfits(Project& project, const TagTable& tags) {
  std::set<RowId> ids;
  auto q = project.db().query(tags.misfits);
  while (q.step()) ids.insert(q.integer(0));
  return ids;
}

[[noreturn]] void fail(Project& project, std::int64_t change, const std::string& why,
                       const store::RowRange& whose, const store::RowRange& otherwise) {
  const std::int64_t done = store::last_done(project.db(), change);
  auto writer = store::standing_writer(project.db(), whose, done);
  if (!writer) writer = store::standing_writer(project.db(), otherwise, done);
  throw Error(Errc::conflict,
              fmt::format("change {} cannot be taken back: {}{}; {}", change, why,
                          writer ? fmt::format(" ({})", change_name(*writer)) : std::string(),
                          kTakeBackFirst));
}

store::RowRange any_row(const char* table) { return {table, 1, std::numeric_limits<RowId>::max()}; }

void refuse_tags(Project& project, std::int64_t change, const TagTable& tags,
                 const std::set<RowId>& before) {
  std::optional<std::tuple<std::string, RowId>> first;
  const merging::Tables tables(project.db());
  const std::size_t index = tables.index(tags.name);
  for (const RowId id : misfits(project, tags)) {
    if (before.contains(id)) continue;
    std::tuple found{
        name_of(project, tables, index, merging::load_row(project.db(), tables[index], id)), id};
    if (!first || found < *first) first = std::move(found);
  }
  if (!first) return;
  const auto& [name, id] = *first;
  fail(project, change, fmt::format("{} would not fit how the tag is declared", name),
       {tags.name, id, id}, any_row("tag_value"));
}

}  // namespace

RulesBeforeUndo::RulesBeforeUndo(Project& project)
    : project_(project),
      codes_(misfits(project, kOnCodes)),
      codings_(misfits(project, kOnCodings)) {
  const Corpus corpus = corpus_with_views(project);
  for (const auto& [view, why] : broken_views(corpus)) views_.insert(view->id);
}

void RulesBeforeUndo::refuse_broken(std::int64_t change) const {
  if (store::undone_in_turn(project_.db())) return;
  const Corpus corpus = corpus_with_views(project_);
  for (const auto& [view, why] : broken_views(corpus)) {
    if (views_.contains(view->id)) continue;
    fail(project_, change,
         fmt::format("the view {} could not be used any more: {}", view->name, why),
         {"saved_view", view->id, view->id}, any_row("saved_view"));
  }
  refuse_tags(project_, change, kOnCodes, codes_);
  refuse_tags(project_, change, kOnCodings, codings_);
}

}  // namespace thema::model
