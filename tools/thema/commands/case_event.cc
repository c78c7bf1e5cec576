#include <fmt/format.h>

#include <memory>
#include <unordered_map>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "formats/table.h"
#include "model/cases.h"
#include "model/events.h"
#include "model/project.h"
#include "model/rejected_rows.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct EventOptions {
  std::string name, kind, date, note, file, sheet;
  bool remove = false;
};

int import(const EventOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  const std::size_t case_at = table.require("case"), date_at = table.require("date"),
                    kind_at = table.require("kind");
  const auto note_at = table.find("note");
  ctx.change([&](model::Project& project) {
    project.coder_id(ctx.sink());
    model::Cases cases(project);
    std::vector<model::RejectedRow> rejected;
    std::size_t rows = 0, stored = 0;
    formats::Record record;
    while (table.next(record)) {
      ++rows;
      model::attempt_row(rejected, record.line, [&] {
        const bool fresh = model::add_event(
            project, {.case_id = cases.require(trim(record.cells[case_at])).id,
                      .date = std::string(trim(record.cells[date_at])),
                      .kind = std::string(trim(record.cells[kind_at])),
                      .note = note_at ? std::string(trim(record.cells[*note_at])) : ""});
        stored += fresh ? 1 : 0;
      });
    }
    model::report_rejected(rejected, o.file, ctx.sink());
    if (!rejected.empty()) {
      throw Error(Errc::bad_input, fmt::format("{} of {} cannot be stored; nothing was",
                                               rejected.size(), counted(rows, "row")));
    }
    if (stored == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}: {} stored, {} there already", counted(rows, "event"), stored,
                     rows - stored));
  });
  return 0;
}

void remove(const EventOptions& o, Context& ctx, model::Project& project) {
  const model::Case c = model::Cases(project).require(o.name);
  const std::size_t n = model::remove_events(project, c.id, o.kind, o.date);
  if (n == 0) return no_change(ctx);
  done(ctx, project, fmt::format("removed {} of {}: {}", counted(n, "event"), c.name, o.kind));
}

void add(const EventOptions& o, Context& ctx, model::Project& project) {
  const model::Case c = model::Cases(project).require(o.name);
  if (!model::add_event(project, {c.id, o.date, o.kind, o.note})) return no_change(ctx);
  done(ctx, project, fmt::format("{}: {} on {}", c.name, o.kind, trim(o.date)));
}

int run(const EventOptions& o, Context& ctx) {
  if (!o.file.empty()) {
    if (!o.name.empty()) throw Error(Errc::usage, "give a case or --import, not both");
    return import(o, ctx);
  }
  if (o.kind.empty() || (o.date.empty() && !o.remove)) {
    throw Error(Errc::usage,
                "what happened to which case, and when? give the case, a word and --date "
                "2026-03-05, or --import FILE.csv");
  }
  ctx.change([&](model::Project& project) {
    project.coder_id(ctx.sink());
    o.remove ? remove(o, ctx, project) : add(o, ctx, project);
  });
  return 0;
}

int list(const std::string& name, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("events");
  model::Cases cases(project);
  const RowId wanted = name.empty() ? 0 : cases.require(name).id;
  std::unordered_map<RowId, std::vector<model::Event>> events;
  for (model::Event& e : model::load_events(project)) events[e.case_id].push_back(std::move(e));
  report::Table table;
  table.name = "events";
  table.columns = {{"case", "Case", Kind::text},
                   {"date", "Date", Kind::text},
                   {"kind", "Event", Kind::text},
                   {"note", "Note", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const model::Case& c : cases.list()) {
    if (wanted != 0 && c.id != wanted) continue;
    for (const model::Event& e : events[c.id]) {
      rows.push_back({cell(c.name), cell(e.date), cell(e.kind), cell(e.note)});
    }
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_case_event(App app, Context& ctx) {
  auto o = std::make_shared<EventOptions>();
  App verb = app.add_subcommand("event", "Note what happened to a case and when (for rule K20)");
  verb.add_option("case", o->name, "The case");
  verb.add_option("kind", o->kind, "What happened, in a word: delivered, call, log-in ...");
  verb.add_option("--date", o->date, "The day: 2026-03-05");
  verb.add_option("--note", o->note, "More about it");
  verb.add_flag("--remove", o->remove, "Take it away; without --date, all of this kind");
  verb.add_option("--import", o->file, "Read a csv or xlsx table instead: case, date, kind, note");
  verb.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(verb,
          "  thema case event P07 delivered --date 2026-03-05\n"
          "  thema case event --import events.csv");
  bind(verb, ctx, [o, &ctx] { return run(*o, ctx); });

  auto name = std::make_shared<std::string>();
  verb = app.add_subcommand("events", "List what happened to cases and when");
  verb.add_option("case", *name, "Only this case");
  example(verb, "  thema case events -f csv -o events.csv");
  bind(verb, ctx, [name, &ctx] { return list(*name, ctx); });
}

}  // namespace thema::cli
