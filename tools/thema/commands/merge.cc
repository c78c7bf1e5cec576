#include "model/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "formats/table.h"
#include "model/project.h"
#include "store/database.h"
#include "terminal.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct MergeCommand {
  std::string other;
  std::vector<std::string> choices;  ///< files
};

/// Rolls the change back; what was found is told after that.
struct NotMerged {};

/// A table with the columns conflict and choice, as `merge -n -o FILE` writes it, or lines
/// "CONFLICT CHOICE".
void read_choices(const std::string& file, model::MergeChoices& choices, Sink& sink) {
  const std::string bytes = read_file(file);
  const auto take = [&](const std::string& id, const std::string& choice, std::size_t line) {
    if (choice.empty()) return;
    if (choice != "mine" && choice != "theirs" && choice != "both") {
      throw Error(Errc::bad_input,
                  fmt::format("'{}' is no choice for conflict {}: expected mine, theirs or both",
                              choice, id))
          .at(file, line);
    }
    const auto [at, added] = choices.emplace(id, choice);
    if (!added && at->second != choice) {
      throw Error(Errc::bad_input,
                  fmt::format("conflict {} has two choices, {} and {}", id, at->second, choice))
          .at(file, line);
    }
  };
  const std::string_view first = std::string_view(bytes).substr(0, bytes.find('\n'));
  if (first.find("conflict") != std::string_view::npos || bytes.starts_with("PK")) {
    formats::Table table(bytes, file, sink);
    const std::size_t id = table.require("conflict"), choice = table.require("choice");
    formats::Record record;
    while (table.next(record)) {
      take(std::string(trim(record.cells[id])), std::string(trim(record.cells[choice])),
           record.line);
    }
    return;
  }
  std::size_t number = 0;
  for (const std::string_view raw : split(bytes, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t space = line.find_first_of(" \t,");
    if (space == std::string_view::npos) {
      throw Error(
          Errc::bad_input,
          fmt::format("'{}' is no choice: expected a conflict and mine, theirs or both", line))
          .at(file, number);
    }
    take(std::string(line.substr(0, space)), std::string(trim(line.substr(space + 1))), number);
  }
}

model::MergeChoices all_choices(const MergeCommand& o, Sink& sink) {
  model::MergeChoices choices;
  for (const std::string& file : o.choices) read_choices(file, choices, sink);
  return choices;
}

void print_conflicts(const model::Merged& merged, const model::MergeChoices& choices,
                     Context& ctx) {
  auto out = ctx.renderer("conflicts", "Conflicts");
  report::Table table;
  table.name = "conflicts";
  table.columns = {{"conflict", "Conflict", Kind::text}, {"choice", "Choice", Kind::text},
                   {"kind", "Kind", Kind::text},         {"object", "What", Kind::text},
                   {"field", "Field", Kind::text},       {"mine", "Mine", Kind::text},
                   {"theirs", "Theirs", Kind::text},     {"choices", "Choices", Kind::text}};
  for (report::Column& column : table.columns) {
    column.named = column.key == "object" || column.key == "mine" || column.key == "theirs";
  }
  std::vector<report::Row> rows;
  for (const model::MergeConflict& c : merged.conflicts) {
    const auto chosen = choices.find(c.id);
    rows.push_back({cell(c.id), cell(chosen == choices.end() ? "" : chosen->second), cell(c.kind),
                    cell(c.object), cell(c.field), cell(c.mine), cell(c.theirs), cell(c.choices)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
}

Error unresolved(const model::Merged& merged, const MergeCommand& o) {
  const std::string other = shell_quoted(o.other);
  const std::string without =
      fmt::format("{} of {} {} no choice", merged.open,
                  counted(merged.conflicts.size(), "conflict"), merged.open == 1 ? "has" : "have");
  if (o.choices.empty()) {
    return {Errc::conflict,
            fmt::format("{}; nothing was merged. Write the choices (mine, theirs or both) into a "
                        "file and give it: thema merge {} -n -o choices.csv, then thema merge {} "
                        "--resolve choices.csv",
                        without, other, other)};
  }
  std::string resolve;
  for (const std::string& file : o.choices) resolve += " --resolve " + shell_quoted(file);
  return {
      Errc::conflict,
      fmt::format("{} yet; nothing was merged. A choice can bring a further conflict: write the "
                  "choice for it (mine, theirs or both) into the file, or into another one and "
                  "give both: thema merge {}{} --resolve more.csv",
                  without, other, resolve)};
}

/// A choice for something that was never asked is a slip, or the choices of another merge.
Error not_asked(const model::Merged& merged, const model::MergeChoices& choices) {
  constexpr std::size_t kMostNamed = 10;
  std::vector<std::string> open;
  for (const model::MergeConflict& c : merged.conflicts) {
    if (choices.contains(c.id)) continue;
    open.push_back(fmt::format("{} ({}, {}{}{})", c.id, c.kind, c.object,
                               c.field.empty() ? "" : ": ", c.field));
  }
  const std::size_t more = open.size() - std::min(open.size(), kMostNamed);
  open.resize(open.size() - more);
  const bool one = merged.unknown.size() == 1;
  return {Errc::bad_input,
          fmt::format("there {} {}: nothing was merged. {}{}",
                      one ? "is no conflict" : "are no conflicts", join(merged.unknown, ", "),
                      open.empty() ? "No conflict is without a choice"
                                   : "Without a choice: " + join(open, ", "),
                      more == 0 ? "" : fmt::format(" and {} more", more))};
}

void tell(const model::Merged& merged, Context& ctx) {
  if (merged.kept + merged.moved + merged.changed + merged.lost > 0) {
    ctx.sink().notice("carried",
                      fmt::format("passages carried into a corrected text: {} kept, {} moved, {} "
                                  "changed, {} lost{}",
                                  merged.kept, merged.moved, merged.changed, merged.lost,
                                  merged.changed + merged.lost > 0
                                      ? "; see 'thema coding list --changed' and '--lost'"
                                      : ""));
  }
  if (!merged.left_out.empty()) {
    ctx.sink().warn("left-out",
                    fmt::format("left out, because erased here: {}, with all work on it",
                                join(merged.left_out, ", ")));
  }
  if (!merged.erased.empty()) {
    ctx.sink().notice("erased", fmt::format("erased here too, because the other has erased it: {}; "
                                            "this merge cannot be undone",
                                            join(merged.erased, ", ")));
  }
}

std::string sentence_of(const model::Merged& merged) {
  std::string sentence = fmt::format("merged {}", merged.copy);
  if (!merged.coders.empty()) sentence += " by " + join(merged.coders, ", ");
  const std::string what = model::merged_text(merged);
  if (!what.empty()) sentence += ": " + what;
  if (!merged.conflicts.empty()) {
    sentence += fmt::format("; {} settled", counted(merged.conflicts.size(), "conflict"));
  }
  return sentence;
}

/// What a merge with these choices would find; nothing is kept.
model::Merged tried(const MergeCommand& o, const model::MergeChoices& choices, Context& ctx) {
  model::Merged merged;
  Sink quiet;
  try {
    ctx.change([&](model::Project& project) {
      merged = model::merge_project(project, o.other, choices, quiet);
      throw NotMerged();
    });
  } catch (const NotMerged&) {
  }
  return merged;
}

/// A choice can make another question idle. Whether each was asked at all is found by giving the
/// choices in the order in which they were asked.
bool all_were_asked(const MergeCommand& o, const model::Merged& merged,
                    const model::MergeChoices& choices, Context& ctx) {
  std::set<std::string> asked;
  model::MergeChoices given;
  for (;;) {
    for (const model::MergeConflict& c : tried(o, given, ctx).conflicts) asked.insert(c.id);
    model::MergeChoices next;
    for (const auto& [id, choice] : choices) {
      if (asked.contains(id)) next.emplace(id, choice);
    }
    if (next.size() == given.size()) break;
    given = std::move(next);
  }
  return std::all_of(merged.unknown.begin(), merged.unknown.end(),
                     [&](const std::string& id) { return asked.contains(id); });
}

int run_merge(const MergeCommand& o, Context& ctx) {
  const model::MergeChoices choices = all_choices(o, ctx.sink());
  // A name with an unknown extension is an error before any work.
  if (!ctx.globals().output.empty()) ctx.renderer("conflicts");
  model::Merged merged;
  const auto attempt = [&](bool idle_choices) {
    ctx.change([&](model::Project& project) {
      merged = model::merge_project(project, o.other, choices, ctx.sink());
      const bool slips = !idle_choices && !merged.unknown.empty();
      if (merged.open > 0 || slips) {
        // Inside a batch nobody can be asked, and what was begun has to be taken back.
        if (ctx.in_one_change()) {
          throw slips ? not_asked(merged, choices) : unresolved(merged, o);
        }
        throw NotMerged();
      }
      tell(merged, ctx);
      if (merged.counts.empty() && merged.erased.empty() && merged.conflicts.empty()) {
        ctx.print("nothing to merge: all of it is here\n");
        return;
      }
      done(ctx, project, sentence_of(merged));
    });
  };
  try {
    try {
      attempt(false);
    } catch (const NotMerged&) {
      if (merged.unknown.empty()) throw;
      if (!all_were_asked(o, merged, choices, ctx)) throw not_asked(merged, choices);
      attempt(true);
    }
  } catch (const NotMerged&) {
    print_conflicts(merged, choices, ctx);
    ctx.terminal().error(unresolved(merged, o));
    return exit_status(Errc::conflict);
  }
  return 0;
}

}  // namespace

void setup_merge(App app, Context& ctx) {
  auto o = std::make_shared<MergeCommand>();
  app.add_option("other", o->other, "The copy that comes back; it is only read").required();
  app.add_repeatable("--resolve", o->choices,
                     "Choices for conflicts: a table with the columns conflict and choice, or "
                     "lines 'CONFLICT mine|theirs|both'; may be repeated, as a choice can bring a "
                     "further conflict");
  example(app,
          "  thema merge ../anna/study.thema\n"
          "  thema merge ../ben/study.thema -n -o choices.csv\n"
          "  thema merge ../ben/study.thema --resolve choices.csv --reason 'agreed on 4 May'");
  bind(app, ctx, [o, &ctx] { return run_merge(*o, ctx); });
}

}  // namespace thema::cli
