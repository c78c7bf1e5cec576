#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>

#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/coders.h"
#include "model/copy.h"
#include "model/project.h"
#include "model/trace.h"
#include "store/history.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using store::HistoryEntry;

struct LogOptions {
  std::size_t limit = 20;
  bool all = false;
  std::string object;
};

/// What an entry did, for people.
std::string what(const HistoryEntry& e,
                 const std::unordered_map<std::int64_t, std::int64_t>& targets) {
  if (e.kind == "undo") return fmt::format("took back {}", e.target);
  if (e.kind == "redo") {
    const auto change = targets.find(e.target);
    return fmt::format("brought back {}", change == targets.end() ? e.target : change->second);
  }
  return (e.summary.empty() ? e.command : e.summary) + (e.undone ? " (undone)" : "");
}

/// With an object, what was done to it stands beside each entry.
report::Table log_table(bool of_object) {
  report::Table table;
  table.name = "log";
  table.columns = {{"number", "No.", Kind::integer},
                   {"at", "When (UTC)", Kind::text},
                   {"coder", "Who", Kind::text},
                   {"what", "What", Kind::text, report::kPeople, true},
                   {"objects", "Objects", Kind::list, report::kMachines},
                   {"kind", "Kind", Kind::text, report::kMachines},
                   {"target", "Target", Kind::integer, report::kMachines},
                   {"summary", "Summary", Kind::text, report::kMachines},
                   {"command", "Command", Kind::text, report::kAll, true},
                   {"reason", "Reason", Kind::text, report::kAll, true},
                   {"undone", "Undone", Kind::boolean, report::kMachines}};
  if (of_object) {
    table.columns.insert(table.columns.begin() + 4,
                         {"changes", "What changed", Kind::list, report::kAll, true});
  }
  return table;
}

bool asked_for(Context& ctx, std::string_view column) {
  const auto columns = split(ctx.globals().columns_text, ',');
  return std::any_of(columns.begin(), columns.end(),
                     [&](std::string_view c) { return trim(c) == column; });
}

/// What each entry was about; an undo and a redo are about what they took back or brought back.
class ObjectsOfEntries {
 public:
  /// Reads the changes themselves: only when somebody `asked`.
  ObjectsOfEntries(model::Project& project,
                   const std::unordered_map<std::int64_t, std::int64_t>& targets, bool asked)
      : targets_(targets) {
    if (asked) objects_.emplace(project);
  }

  report::List of(const HistoryEntry& e) const {
    report::List list;
    if (!objects_) return list;
    std::int64_t number = e.kind == "change" ? e.number : e.target;
    const auto undone = targets_.find(number);
    if (e.kind == "redo" && undone != targets_.end()) number = undone->second;
    list.items = objects_->of(number);
    return list;
  }

 private:
  const std::unordered_map<std::int64_t, std::int64_t>& targets_;
  std::optional<model::ChangeObjects> objects_;
};

int run_log(const LogOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("log", "Log");
  std::vector<HistoryEntry> entries = store::history(project.db(), 0);
  std::unordered_map<std::int64_t, std::int64_t> targets;  // of undo entries
  for (const HistoryEntry& e : entries) targets.emplace(e.number, e.target);
  std::unordered_map<std::int64_t, report::List> changes;
  if (!o.object.empty()) {
    for (model::ObjectChange& change : model::story_of(project, o.object)) {
      changes.emplace(change.number, report::List{std::move(change.what)});
    }
    std::erase_if(entries, [&](const HistoryEntry& e) { return !changes.contains(e.number); });
  }
  // Here --coder asks for a person's changes; a name that nobody has is a slip.
  if (std::string coder = ctx.globals().coder; !coder.empty()) {
    const bool any = std::any_of(entries.begin(), entries.end(),
                                 [&](const HistoryEntry& e) { return e.coder == coder; });
    if (!any) coder = model::Coders(project).require(coder).name;  // typed as it is printed
    std::erase_if(entries, [&](const HistoryEntry& e) { return e.coder != coder; });
  }
  report::Table table = log_table(!o.object.empty());
  const std::size_t shown = o.all ? entries.size() : std::min(o.limit, entries.size());
  if (shown < entries.size()) {
    table.notes.push_back(
        fmt::format("The newest {} of {} entries; --all shows every one.", shown, entries.size()));
  }
  if (const std::string origin = model::origin_of(project); !origin.empty()) {
    table.notes.push_back(fmt::format("This is a copy of {}.", origin));
  }
  const ObjectsOfEntries objects(project, targets, out->machine() || asked_for(ctx, "objects"));
  std::vector<report::Row> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const HistoryEntry& e = entries[i];
    rows.push_back({cell_number(e.number), cell(e.at), cell(e.coder), cell(what(e, targets)),
                    objects.of(e), cell(e.kind), cell_known(e.target, 0), cell(e.summary),
                    cell(e.command), cell(e.reason), cell_flag(e.undone)});
    if (!o.object.empty()) rows.back().insert(rows.back().begin() + 4, changes[e.number]);
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_log(App app, Context& ctx) {
  auto o = std::make_shared<LogOptions>();
  const Option limit = app.add_option("--limit", o->limit, "How many of the newest entries (20)")
                           .between(0, 1000000000);
  app.add_flag("--all", o->all, "Every entry").excludes(limit);
  app.add_option("--object", o->object,
                 "Only changes of this source, case, code, coder, theory or "
                 "configuration");
  example(app,
          "  thema log --limit 5\n"
          "  thema log --object 'Barriers/Time' --coder anna --all");
  bind(app, ctx, [o, &ctx] { return run_log(*o, ctx); });
}

}  // namespace thema::cli
