#include "model/theory.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "formats/table.h"
#include "model/decisions.h"
#include "model/rejected_rows.h"
#include "report/cmo_views.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct TheoryOptions {
  std::string label, file, sheet;
  bool update = false;
  model::TheoryFields fields;
};

void require_label(const TheoryOptions& o) {
  if (o.label.empty()) throw Error(Errc::usage, "which theory? give its label, such as T1");
}

void add_fields(App app, TheoryOptions& o) {
  app.add_option("label", o.label, "The theory's label, such as T1");
  app.add_option("--statement", o.fields.statement, "What the theory says");
  app.add_option("--origin", o.fields.origin,
                 "Where it comes from: literature, team, ppi, data ...");
  app.add_option("--level", o.fields.level,
                 "How far it reaches: initial, refined, middle-range, substantive ...");
}

int import(const TheoryOptions& o, Context& ctx);

int add(const TheoryOptions& o, Context& ctx) {
  if (!o.file.empty()) {
    if (!o.label.empty()) throw Error(Errc::usage, "give a label or --import, not both");
    return import(o, ctx);
  }
  if (o.update) throw Error(Errc::usage, "--update goes with --import");
  require_label(o);
  ctx.change([&](model::Project& project) {
    model::Theories theories(project);
    const RowId coder = project.coder_id(ctx.sink());
    const model::TheorySaved saved = theories.add(o.label, o.fields, coder);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project, fmt::format("added theory {}", theories.require(o.label).label));
  });
  return 0;
}

int set(const TheoryOptions& o, Context& ctx) {
  require_label(o);
  if (!o.fields.statement && !o.fields.origin && !o.fields.level) {
    throw Error(Errc::usage, "nothing to set: give --statement, --origin or --level");
  }
  ctx.change([&](model::Project& project) {
    model::Theories theories(project);
    const RowId coder = project.coder_id(ctx.sink());
    const model::TheorySaved saved = theories.set(o.label, o.fields, coder, ctx.globals().reason);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project,
         saved.new_version ? fmt::format("theory {} is now version {}", o.label, saved.version)
                           : fmt::format("changed theory {}", o.label));
  });
  return 0;
}

/// An empty cell leaves what is there.
std::optional<std::string> cell_of(const formats::Table& table, const formats::Record& record,
                                   std::string_view column) {
  const auto at = table.find(column);
  if (!at || trim(record.cells[*at]).empty()) return std::nullopt;
  return std::string(trim(record.cells[*at]));
}

int import(const TheoryOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  table.require("label");
  ctx.change([&](model::Project& project) {
    model::Theories theories(project);
    const RowId coder = project.coder_id(ctx.sink());
    std::vector<model::RejectedRow> rejected;
    std::size_t rows = 0, added = 0, changed = 0;
    formats::Record record;
    while (table.next(record)) {
      ++rows;
      model::attempt_row(rejected, record.line, [&] {
        const std::string label = cell_of(table, record, "label").value_or("");
        const model::TheoryFields fields{.statement = cell_of(table, record, "statement"),
                                         .level = cell_of(table, record, "level"),
                                         .origin = cell_of(table, record, "origin")};
        const bool there = theories.find(label).has_value();
        const model::TheorySaved saved =
            there ? theories.set(label, fields, coder, ctx.globals().reason)
                  : theories.add(label, fields, coder);
        if (there && saved.changed && !o.update) {
          throw Error(Errc::exists,
                      fmt::format("theory '{}' is there already and says something else: change it "
                                  "with --update, or with 'thema theory set'",
                                  label));
        }
        added += saved.created ? 1 : 0;
        changed += saved.changed && !saved.created ? 1 : 0;
      });
    }
    model::report_rejected(rejected, o.file, ctx.sink());
    if (!rejected.empty()) {
      throw Error(Errc::bad_input, fmt::format("{} of {} cannot be stored; nothing was",
                                               rejected.size(), counted(rows, "row")));
    }
    if (added + changed == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}: {} new, {} changed, {} there already",
                     counted(rows, "theory", "theories"), added, changed, rows - added - changed));
  });
  return 0;
}

report::Row row_of(const model::Theory& t) {
  return {cell(t.label),          cell(t.level),     cell(t.origin),
          cell_number(t.version), cell(t.statement), report::List{t.configurations}};
}

report::Table theory_table() {
  report::Table table;
  table.name = "theories";
  table.columns = {{"label", "Theory", Kind::text},
                   {"level", "Level", Kind::text},
                   {"origin", "Origin", Kind::text},
                   {"version", "Version", Kind::integer},
                   {"statement", "Statement", Kind::text, report::kAll, true},
                   {"configurations", "Configurations", Kind::list}};
  return table;
}

int list(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("theories");
  std::vector<report::Row> rows;
  for (const model::Theory& t : model::Theories(project).list()) rows.push_back(row_of(t));
  ctx.table(*out, theory_table(), rows);
  out->finish();
  return 0;
}

int show(const TheoryOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("theories");
  const model::Theory t = model::Theories(project).require(o.label);
  if (out->machine() || !ctx.globals().columns_text.empty()) {
    ctx.table(*out, theory_table(), {row_of(t)});
  } else {
    out->heading({1, t.label});
    out->note({t.statement});
    out->field({"level", "Level", cell(t.level)});
    out->field({"origin", "Origin", cell(t.origin)});
    out->field({"version", "Version", cell_number(t.version)});
    out->field({"configurations", "Configurations", cell(join(t.configurations, ", "))});
  }
  out->finish();
  return 0;
}

/// Before which wording a decision stands: the one that it made, if it says so; else the next one
/// after it, since other decisions name no version of a theory.
std::size_t step_of(const model::Decision& d, RowId theory,
                    const std::vector<model::TheoryVersion>& all) {
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::string made = fmt::format("v{}", all[i].number);
    for (const model::DecisionObject& o : d.objects) {
      const bool is = o.output && o.theory == theory && o.detail == made;
      // After a merge wordings may be counted otherwise.
      if (is && all[i].coder == d.coder && all[i].created_at >= d.created_at) return i;
    }
  }
  std::size_t next = 1;
  while (next < all.size() && all[next].created_at < d.created_at) ++next;
  return next;
}

int versions(const TheoryOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("theory_versions");
  model::Theories theories(project);
  report::Table table;
  table.name = "theory_versions";
  table.columns = {{"label", "Theory", Kind::text, report::kMachines},
                   {"version", "Version", Kind::integer},
                   {"statement", "Statement", Kind::text, report::kAll, true},
                   {"decisions", "Decided before", Kind::list, report::kAll, true},
                   {"coder", "Coder", Kind::text},
                   {"created", "Created", Kind::text, 0}};  // a clock: only if asked for
  const model::Theory theory = theories.require(o.label);
  const std::vector<model::TheoryVersion> all = theories.versions(theory);
  std::vector<report::List> decided(all.size() + 1);
  for (const model::Decision& d : model::Decisions(project).list()) {
    if (std::none_of(d.objects.begin(), d.objects.end(), [&](const model::DecisionObject& object) {
          return object.theory == theory.id;
        })) {
      continue;
    }
    decided[step_of(d, theory.id, all)].items.push_back(report::decision_for_people(d));
  }
  if (!decided.back().items.empty()) {
    table.notes.push_back("Decided since: " + join(decided.back().items, "; ") + ".");
  }
  std::vector<report::Row> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    rows.push_back({cell(theory.label), cell_number(all[i].number), cell(all[i].statement),
                    decided[i], cell(all[i].coder), cell(all[i].created_at)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_theory(App app, Context& ctx) {
  auto o = std::make_shared<TheoryOptions>();
  App sub = app.add_subcommand("add", "Add a programme theory");
  add_fields(sub, *o);
  sub.add_option("--import", o->file,
                 "Read a csv or xlsx table instead: label, statement, level, origin");
  sub.add_flag("--update", o->update,
               "With --import: what a row says replaces what is there; another statement is a new "
               "version, with --reason");
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  thema theory add T1 --level initial --origin team \\\n"
          "    --statement 'If people see that moving eases the pain, they use it in flare-ups.'\n"
          "  thema theory add --import theories.csv");
  bind(sub, ctx, [o, &ctx] { return add(*o, ctx); });

  auto to_set = std::make_shared<TheoryOptions>();
  sub = app.add_subcommand("set", "Change a theory; another statement is a new version");
  add_fields(sub, *to_set);
  example(sub, "  thema theory set T1 --level refined --reason 'after the team meeting in May'");
  bind(sub, ctx, [to_set, &ctx] { return set(*to_set, ctx); });

  sub = app.add_subcommand("list", "List the theories and the configurations that belong to them");
  example(sub, "  thema theory list -f md");
  bind(sub, ctx, [&ctx] { return list(ctx); });

  sub = app.add_subcommand("show", "Show one theory");
  sub.add_option("label", o->label, "The theory's label").required();
  example(sub, "  thema theory show T1");
  bind(sub, ctx, [o, &ctx] { return show(*o, ctx); });

  sub = app.add_subcommand("versions", "All wordings of a theory, oldest first");
  sub.add_option("label", o->label, "The theory's label").required();
  example(sub, "  thema theory versions T1 --columns version,created,statement");
  bind(sub, ctx, [o, &ctx] { return versions(*o, ctx); });
}

}  // namespace thema::cli
