#include "model/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/check_parts.h"
#include "model/cmo_left_behind.h"
#include "model/erasure.h"
#include "model/merge_apply.h"
#include "model/merge_evidence.h"
#include "model/merge_plan.h"
#include "model/merge_same.h"
#include "model/merge_settle.h"
#include "model/merge_sides.h"
#include "model/merge_texts.h"
#include "model/merge_wordings.h"
#include "model/sources.h"
#include "store/history.h"
#include "text/letter_case.h"

namespace thema::model {

namespace {

using merging::Base;
using merging::Conflicts;
using merging::id_in;
using merging::other;
using merging::Plan;
using merging::Row;
using merging::Side;
using merging::Sides;
using merging::Tables;
using merging::text_in;

/// Keys of `meta`: conflicts that were settled once, so that the same choices may come again.
const std::string kSettled = "settled:";

/// A damaged project must not come into a sound one.
void refuse_damaged(Project& theirs, const std::string& name, Sink& sink) {
  const auto refuse = [&](const std::string& message) {
    throw Error(Errc::project,
                fmt::format("'{0}' is damaged: {1}; nothing was merged; 'thema check "
                            "-p {0}' says more",
                            name, message));
  };
  if (store::get_meta(theirs.db(), "project_uuid").empty()) {
    refuse("it does not say which project it is");
  }
  const Found found = [&](Problem p) {
    if (p.level != Level::error) return;
    refuse(p.object.empty() ? p.message : p.object + ": " + p.message);
  };
  check_file(theirs, found);
  check_schema(theirs, found);
  check_contents(theirs, found, sink);
  check_passages(theirs, found, sink);
  check_orphans(theirs, found);
  check_history(theirs, found);
}

void refuse_stranger(Project& mine, Project& theirs, const std::string& name) {
  if (theirs.uuid() == mine.uuid()) return;
  throw Error(Errc::bad_input,
              fmt::format("'{}' is another project, not a copy of this one: only copies made by "
                          "'thema copy' (or of the file) can be merged; codings of another "
                          "project come by 'thema coding export' and 'thema coding import'",
                          name));
}

std::unique_ptr<store::Database> open_other(Project& project, const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::equivalent(file, project.path(), ignored)) {
    throw Error(
        Errc::bad_input,
        fmt::format("'{}' is this project itself: name the copy that comes back", file.string()));
  }
  return std::make_unique<store::Database>(store::Database::open(file, {}));
}

// ---- erasure wins
// -------------------------------------------------------------------------------------------

/// Ids of the sources that a side has erased, by every id that they had.
std::set<RowId> erased_sources(Sides& sides, Side side) {
  std::set<RowId> out;
  auto q = sides.db(side).query_once("SELECT key FROM meta WHERE key GLOB ?1 || '*' ORDER BY key");
  q.bind_all(kErasedSource);
  while (q.step()) {
    if (const auto id = parse_integer(q.text(0).substr(kErasedSource.size()))) out.insert(*id);
  }
  for (const Side of : {Side::mine, Side::theirs}) {
    for (const store::Alias& alias : store::aliases(sides.db(of))) {
      if (alias.same && (out.contains(alias.kept) || out.contains(alias.gone))) {
        out.insert({alias.kept, alias.gone});
      }
    }
  }
  return out;
}

/// Whether the other side has erased this text or file, as another source or as this one, and does
/// not have it again.
bool text_erased_there(Sides& sides, Side side, const Source& source) {
  auto versions = sides.db(side).query(
      "SELECT text_hash, original_hash FROM source_version WHERE source_id = ?1");
  versions.bind_all(source.id);
  while (versions.step()) {
    const std::string text = versions.string(0), original = versions.string(1);
    auto q =
        sides.db(other(side))
            .query(
                "SELECT 1 FROM meta WHERE key IN ('erased ' || ?1, 'erased ' || ?2) AND NOT EXISTS "
                "(SELECT 1 FROM source_version WHERE text_hash = ?1 OR original_hash = ?2)");
    q.bind_all(text, original);
    if (q.step()) return true;
  }
  return false;
}

/// Names of cases of `side` that the other has withdrawn, by id or by name.
std::vector<std::string> withdrawn_there(Sides& sides, Side side) {
  std::set<RowId> ids;
  std::set<std::string> names;
  {
    auto q = sides.db(other(side)).query("SELECT id, name FROM \"case\" WHERE withdrawn");
    while (q.step()) {
      ids.insert(q.integer(0));
      names.insert(q.string(1));
    }
  }
  std::vector<std::string> out;
  auto q = sides.db(side).query("SELECT id, name FROM \"case\" WHERE NOT withdrawn ORDER BY name");
  while (q.step()) {
    if (ids.contains(q.integer(0)) || names.contains(q.string(1))) out.push_back(q.string(1));
  }
  return out;
}

/// What the other side has erased goes from this one.
std::vector<std::string> erase_too(Sides& sides, Side side) {
  Project& project = sides.project(side);
  std::vector<std::string> out;
  for (const std::string& name : withdrawn_there(sides, side)) {
    withdraw_case(project, name);
    out.push_back("case " + name);
  }
  const std::set<RowId> gone = erased_sources(sides, other(side));
  for (const Source& source : Sources(project).list()) {
    if (!gone.contains(source.id) && !text_erased_there(sides, side, source)) continue;
    erase_source(project, source);
    out.push_back("source " + source.name);
  }
  return out;
}

// ---- the merge
// -------------------------------------------------------------------------------------------

/// "anna (12 changes)": who did what this project does not know.
std::vector<std::string> who_worked(Project& theirs, const store::Ancestry& mine) {
  std::map<std::string, std::size_t> by;
  auto q = theirs.db().query("SELECT coder, hash FROM history WHERE kind = 'change'");
  while (q.step()) {
    if (!mine.knows(q.string(1))) ++by[q.string(0)];
  }
  std::vector<std::string> out;
  for (const auto& [coder, n] : by) {
    out.push_back(fmt::format("{} ({} change{})", coder, n, n == 1 ? "" : "s"));
  }
  return out;
}

/// Coders whose names differ in nothing but capitals may be one person.
void tell_alike_coders(Project& project, Sink& sink) {
  std::map<std::string, std::string> seen;
  auto q = project.db().query("SELECT name FROM coder ORDER BY id");
  while (q.step()) {
    const std::string name = q.string(0);
    const auto [at, added] = seen.emplace(text::lower_case(name), name);
    if (added) continue;
    sink.notice("alike-coders",
                fmt::format("coders '{0}' and '{1}' differ only in capitals; are they one person? "
                            "thema coder merge {1} --into {0}",
                            at->second, name),
                name);
  }
}

/// Choices for conflicts that are not there and never were.
std::vector<std::string> never_asked(Project& project, const Conflicts& conflicts) {
  std::vector<std::string> out;
  for (std::string& id : conflicts.unknown()) {
    if (store::get_meta(project.db(), kSettled + id).empty()) out.push_back(std::move(id));
  }
  return out;
}

/// Fragments that got another number: those of the copy, and those of this project which the copy
/// has taken over under another one already.
void tell_renumbered(Sides& sides, const Tables& tables, const Plan& plan, Sink& sink) {
  for (const auto& [there, here] : plan.renumbered) {
    sink.notice("fragment-number",
                fmt::format("fragment {} of the copy is {} here: {} says something else", there,
                            here, there),
                here);
  }
  const std::size_t cmoc = tables.index("cmoc");
  const std::size_t label = tables[cmoc].label;
  std::map<std::string, RowId> labels;  // as they will be
  for (const auto& [id, row] : plan.put[cmoc]) labels.emplace(text_in(row, label), id);
  std::map<std::string, std::string> renumbered;
  for (const auto& [id, row] : plan.put[cmoc]) {
    const Row now = merging::load_row(sides.mine.db(), tables[cmoc], id);
    const auto taken = now.empty() ? labels.end() : labels.find(text_in(now, label));
    if (taken != labels.end() && taken->second != id) {
      renumbered.emplace(taken->first, text_in(row, label));
    }
  }
  for (const auto& [was, is] : renumbered) {
    sink.notice(
        "fragment-number",
        fmt::format("fragment {0} is {1} now, as in the copy, where {0} is another one", was, is),
        is);
  }
}

bool merged_or_split(store::Database& db, const Tables& tables, RowId cmoc) {
  const merging::Table& table = tables.named("cmoc");
  const std::string state = text_in(merging::load_row(db, table, cmoc), table.column("state"));
  return state == "merged" || state == "split";
}

/// A warning accepted, or a search made, for a configuration is not so for what the other side made
/// of it: it stays, and is named once.
void tell_records_left(Sides& sides, const Tables& tables, const Plan& plan, Sink& sink) {
  for (const char* name : {"waiver", "cmoc_search"}) {
    const std::size_t index = tables.index(name);
    const std::size_t cmoc = tables[index].column("cmoc_id");
    auto q = sides.mine.db().query_once(
        fmt::format("SELECT id FROM \"{}\" WHERE cmoc_id IS NOT NULL ORDER BY id", name));
    while (q.step()) {
      const RowId id = q.integer(0);
      const Row row = merging::load_row(sides.mine.db(), tables[index], id);
      const RowId on = id_in(row, cmoc);
      if (!merged_or_split(sides.mine.db(), tables, on)) continue;
      const bool came = plan.put[index].contains(id);
      const bool met = merging::load_row(sides.theirs.db(), tables[index], id).empty() &&
                       plan.put[tables.index("cmoc")].contains(on) &&
                       merged_or_split(sides.theirs.db(), tables, on);
      if (!came && !met) continue;
      const Row of = merging::load_row(sides.mine.db(), tables.named("cmoc"), on);
      sink.notice("left-behind",
                  fmt::format("the {} stays: {} was {}; say it anew of what it became if it holds "
                              "there",
                              merging::name_of(sides.mine, tables, index, row),
                              text_in(of, tables.named("cmoc").label),
                              text_in(of, tables.named("cmoc").column("state"))),
                  text_in(of, tables.named("cmoc").label));
    }
  }
}

/// What hangs on a configuration that the other side merged or split goes on with it, or is named.
void follow_configurations(Sides& sides, const std::map<RowId, RowId>& became,
                           const std::vector<LeftBehind>& before, Sink& sink) {
  for (const LeftBehind& went : follow_merged(sides.mine, became)) {
    sink.notice("followed-merge",
                fmt::format("{} of {} went to {}: {}", went.what(), went.label,
                            join(went.into, ", "), went.became()),
                went.label);
  }
  for (const LeftBehind& left : left_behind(sides.mine)) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const LeftBehind& b) {
      return b.label == left.label && b.evidence >= left.evidence && b.links >= left.links;
    });
    if (!known) sink.notice("left-behind", left.message(), left.label);
  }
}

Merged merge_rows(Sides& sides, const MergeChoices& choices, Sink& sink) {
  Merged merged;
  const Tables tables(sides.mine.db());
  // Before anything is written: the base is read from both as they are.
  Base base(sides, tables);
  merged.coders = who_worked(sides.theirs, base.ancestry(Side::mine));
  merged.left_out = erase_too(sides, Side::theirs);
  merged.erased = erase_too(sides, Side::mine);
  sides.mine.db().exec("PRAGMA defer_foreign_keys = ON");
  Conflicts conflicts(choices);
  // Taken over before, or decided against: what was done here since must not ask for it again.
  if (base.ancestry(Side::mine).has_whole(base.ancestry(Side::theirs).own().back())) {
    merged.unknown = never_asked(sides.mine, conflicts);
    return merged;
  }
  merging::Sameness same(sides, tables, base, conflicts, sink);
  same.settle();
  const merging::SettledTexts texts = merging::settle_texts(sides, tables, base, conflicts, merged);
  merging::settle_wordings(sides, base, tables, conflicts);
  Plan plan = merging::Planner(sides, tables, base, texts, conflicts).run();
  merging::settle_judgements(sides, tables, base, conflicts, plan);
  merging::Settler(sides, tables, conflicts, plan).run();
  merged.open = conflicts.open();
  merged.unknown = never_asked(sides.mine, conflicts);
  merged.conflicts = conflicts.take();
  if (merged.open > 0) return merged;
  tell_renumbered(sides, tables, plan, sink);
  for (const auto& [passage, carried] : texts.removed) {
    const auto& [table, id] = passage;
    if (plan.removed[table].contains(id) || plan.deleted[table].contains(id)) continue;
    merging::count_carried(merged, carried.how);
  }
  merged.lost += merging::newly_lost(sides, tables, plan);
  const std::vector<LeftBehind> left_before = left_behind(sides.mine);
  const std::map<RowId, RowId> became = merging::became_by_merging(sides, tables, base);
  for (MergeCount& count : merging::apply(sides, tables, plan)) {
    if (count.added + count.changed + count.removed > 0) merged.counts.push_back(std::move(count));
  }
  follow_configurations(sides, became, left_before, sink);
  tell_records_left(sides, tables, plan, sink);
  for (const auto& [gone, kept] : same.found()) {
    store::note_alias(sides.mine.db(), gone, kept, true);
  }
  for (const auto& [gone, kept] : same.joined()) {
    store::note_alias(sides.mine.db(), gone, kept, false);
  }
  // A choice for what is here changes no row, and is not to be asked for again.
  if (!merged.conflicts.empty()) sides.mine.change()->decide();
  for (const MergeConflict& c : merged.conflicts) {
    store::put_meta(sides.mine.db(), kSettled + c.id, "1");
  }
  store::note_merged(sides.mine.db(), base.ancestry(Side::mine), base.ancestry(Side::theirs));
  tell_alike_coders(sides.mine, sink);
  return merged;
}

}  // namespace

Merged merge_project(Project& project, const std::filesystem::path& file,
                     const MergeChoices& choices, Sink& sink) {
  Project theirs = [&] {
    const auto opened = open_other(project, file);
    return Project::scratch_copy(*opened, project.env());
  }();
  refuse_damaged(theirs, file.string(), sink);
  refuse_stranger(project, theirs, file.string());
  // The scratch copy passes through states that no project may have.
  theirs.db().exec("PRAGMA foreign_keys = OFF");
  theirs.begin_change("merge", "");
  Sides sides{project, theirs};
  Merged merged = merge_rows(sides, choices, sink);
  merged.copy = file.filename().string();
  theirs.rollback_change();
  return merged;
}

std::string merged_text(const Merged& merged) {
  // What people count; what hangs on these comes with them, and is named when it came alone.
  static constexpr std::array kCounted{"source", "case", "code",     "coding",   "memo",
                                       "theory", "cmoc", "evidence", "side_row", "summary"};
  std::vector<std::string> parts, alone;
  for (const MergeCount& count : merged.counts) {
    std::vector<std::string> how;
    if (count.added > 0) how.push_back(fmt::format("{} new", count.added));
    if (count.changed > 0) how.push_back(fmt::format("{} changed", count.changed));
    if (count.removed > 0) how.push_back(fmt::format("{} removed", count.removed));
    const bool counted = std::find(kCounted.begin(), kCounted.end(), count.what) != kCounted.end();
    (counted ? parts : alone).push_back(fmt::format("{} {}", count.called, join(how, ", ")));
  }
  return join(parts.empty() ? alone : parts, "; ");
}

}  // namespace thema::model
