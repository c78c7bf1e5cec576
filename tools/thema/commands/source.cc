#include <fmt/format.h>

#include <algorithm>

#include "analysis/filter.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "erasure.h"
#include "filter_options.h"
#include "formats/table.h"
#include "model/cases.h"
#include "model/corpus.h"
#include "model/sources.h"
#include "report/attribute_value.h"
#include "source_replace.h"
#include "source_show.h"
#include "text/text_index.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct SourceOptions {
  std::string sheet;
  std::string name, to, file, key_file, where;
  std::vector<std::string> values;
  bool undo = false, yes = false, purge = false;
};

int list(const SourceOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("sources");
  const model::Corpus corpus = model::load_corpus(project);
  report::Table table;
  table.name = "sources";
  table.columns = {{"source", "Source", Kind::text},
                   {"kind", "Kind", Kind::text, report::kMachines},
                   {"format", "Format", Kind::text},
                   {"encoding", "Encoding", Kind::text, report::kMachines},
                   {"language", "Language", Kind::text, report::kMachines},
                   {"file", "File", Kind::text, report::kMachines},
                   {"version", "Version", Kind::integer, report::kMachines},
                   {"characters", "Characters", Kind::integer},
                   {"cases", "Cases", Kind::list},
                   {"attributes", "Attributes", Kind::members}};
  const Where where(project, corpus, o.where, model::Scope::source);
  const std::vector<bool> selected = analysis::select_sources(where.filter(), corpus);
  std::vector<report::Row> rows;
  for (const model::Source& s : corpus.sources) {
    if (!selected[corpus.source_index.at(s.id)]) continue;
    report::List cases;
    for (const RowId id : s.cases)
      cases.items.push_back(corpus.cases[corpus.case_index.at(id)].name);
    report::Members attributes;
    for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
      if (corpus.attributes[i].owner != model::Owner::source) continue;
      if (const std::string* v = corpus.value(i, s.id)) {
        attributes.items.push_back(
            {corpus.attributes[i].name, {report::attribute_value(corpus.attributes[i], *v)}});
      }
    }
    rows.push_back({cell(s.name), cell(s.kind), cell(s.format), cell(s.encoding),
                    cell(s.language.empty() ? corpus.language : s.language), cell(s.file_name),
                    cell_number(s.version_number), cell_number(s.length), cases, attributes});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int list_turns(const SourceOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("turns");
  const model::Source source = model::Sources(project).require(o.name);
  const model::Corpus corpus = model::load_corpus(project);
  const Where where(project, corpus, o.where, model::Scope::coding);
  const std::string text = model::load_text(project, source);
  const text::TextIndex index{std::string_view(text)};
  report::Table table;
  table.name = "turns";
  table.columns = {{"turn", "Turn", Kind::integer},
                   {"speaker", "Speaker", Kind::text},
                   {"role", "Role", Kind::text},
                   {"case", "Case", Kind::text},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"start_ms", "Start (ms)", Kind::integer, report::kMachines},
                   {"end_ms", "End (ms)", Kind::integer, report::kMachines},
                   {"page", "Page", Kind::integer, report::kMachines},
                   {"text", "Text", Kind::text, report::kAll, true}};
  const auto filter = ctx.columns(std::move(table));
  out->begin_table(filter.table);
  const std::vector<model::Turn> turns = model::load_turns(project, source);
  const std::uint32_t at = corpus.source_index.at(source.id);
  for (const model::Turn& t : turns) {
    const auto cases = where.cases_of_turn(at, turns, t);
    if (!cases) continue;
    const auto found = corpus.speakers.find(t.speaker);
    const model::Speaker* speaker = found == corpus.speakers.end() ? nullptr : &found->second;
    out->row(
        filter.row({cell_number(t.number), cell(speaker ? speaker->label : ""),
                    cell(speaker ? to_string(speaker->role) : ""), case_cell(corpus, *cases),
                    cell_number(t.span.begin), cell_number(t.span.end), cell_known(t.start_ms, -1),
                    cell_known(t.end_ms, -1), cell_known(t.page, 0), cell(index.slice(t.span))}));
  }
  out->end_table();
  out->finish();
  return 0;
}

int set(const SourceOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    model::Cases cases(project);
    const model::Source source = sources.require(o.name);
    std::size_t changed = 0;
    for (const std::string& argument : o.values) {
      const auto [key, value] = key_value(argument);
      bool did = false;
      if (key == "language") {
        did = sources.set_language(source, value);
      } else if (key == "kind") {
        did = sources.set_kind(source, value);
      } else {
        did = cases.set_value(model::Owner::source, source.id, key, value);
      }
      changed += did ? 1 : 0;
    }
    if (changed == 0) return no_change(ctx);
    done(ctx, project, fmt::format("set {} of {}", counted(changed, "value"), source.name));
  });
  return 0;
}

int import_attributes(const SourceOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  const std::size_t source_column = table.require("source");
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    model::Cases cases(project);
    formats::Record record;
    std::size_t changed = 0;
    while (table.next(record)) {
      try {
        const model::Source source = sources.require(record.cells[source_column]);
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
          if (i == source_column || record.cells[i].empty()) continue;
          changed +=
              cases.set_value(model::Owner::source, source.id, table.columns()[i], record.cells[i])
                  ? 1
                  : 0;
        }
      } catch (const Error& e) {
        throw Error(Errc::bad_input, e.what(), e.hint()).at(o.file, record.line);
      }
    }
    if (changed == 0) return no_change(ctx);
    done(ctx, project, fmt::format("set {} of sources", counted(changed, "value")));
  });
  return 0;
}

int remove(const SourceOptions& o, Context& ctx) {
  if (o.purge) return purge_source(o.name, ctx);
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    const model::Source source = sources.require(o.name);
    const auto removed = sources.remove(source, o.yes);
    std::vector<std::string> with{counted(removed.codings, "coding")};
    if (removed.evidence > 0)
      with.push_back(fmt::format("{} of evidence", counted(removed.evidence, "piece")));
    if (removed.references > 0) with.push_back(counted(removed.references, "reference"));
    if (removed.memos > 0) with.push_back(counted(removed.memos, "memo"));
    done(ctx, project, fmt::format("removed source {} and its {}", source.name, join(with, ", ")));
  });
  return 0;
}

int rename(const SourceOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    const std::string before = sources.require(o.name).name;
    sources.rename(before, o.to);
    const std::string after = sources.require(model::clean_source_name(o.to)).name;
    if (before == after) return no_change(ctx);
    done(ctx, project, fmt::format("renamed source {} to {}", before, after));
  });
  return 0;
}

int mark_done(const SourceOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    const model::Source source = sources.require(o.name);
    const bool changed =
        sources.set_state(source, project.coder_id(ctx.sink()), o.undo ? "" : "done");
    if (!changed) return no_change(ctx);
    done(ctx, project,
         fmt::format("source {} is {} for {}", source.name, o.undo ? "not done" : "done",
                     project.coder_name()));
  });
  return 0;
}

App verb(App app, const char* name, const char* summary, const std::shared_ptr<SourceOptions>& o) {
  App sub = app.add_subcommand(name, summary);
  sub.add_option("source", o->name, "The source (name or imported file)").required();
  return sub;
}

}  // namespace

void setup_source(App app, Context& ctx) {
  auto o = std::make_shared<SourceOptions>();

  App sub = app.add_subcommand("list", "List the sources");
  add_filter(sub, o->where, "Only sources that fit a filter (see 'thema help queries')");
  example(sub,
          "  thema source list -f csv\n"
          "  thema source list --where \"arm = web and months = 6\"");
  bind(sub, ctx, [o, &ctx] { return list(*o, ctx); });

  setup_source_show(app, ctx);
  setup_source_replace(app, ctx);

  sub = verb(app, "text", "Print the stored text, exactly", o);
  example(sub, "  thema source text P12_6m > P12_6m.txt");
  bind(sub, ctx, [o, &ctx] {
    model::Project& project = ctx.read();
    ctx.print(model::load_text(project, model::Sources(project).require(o->name)));
    return 0;
  });

  sub = verb(app, "turns", "List the turns with speakers, places and times", o);
  add_filter(sub, o->where, "Only turns that fit a filter (see 'thema help queries')");
  example(sub, "  thema source turns P12_6m -f json");
  bind(sub, ctx, [o, &ctx] { return list_turns(*o, ctx); });

  sub = verb(app, "original", "Write the imported bytes, exactly", o);
  example(sub, "  thema source original P12_6m -o P12_6m.docx");
  bind(sub, ctx, [o, &ctx] {
    model::Sources sources(ctx.read());
    ctx.print_exact(sources.original(sources.require(o->name)));
    return 0;
  });

  sub = verb(app, "rename", "Give a source another name", o);
  sub.add_option("to", o->to, "The new name").required();
  example(sub, "  thema source rename 'P12_6m (2)' P12_6m_b");
  bind(sub, ctx, [o, &ctx] { return rename(*o, ctx); });

  sub = verb(app, "remove", "Remove a source and its codings", o);
  sub.add_flag("--yes", o->yes, "Also what it is evidence for");
  sub.add_flag("--purge", o->purge,
               "Erase text, original and quoted words everywhere, in the history too; this cannot "
               "be undone");
  example(sub,
          "  thema source remove P12_6m --reason 'imported twice'\n"
          "  thema source remove P12_6m --purge --reason 'consent form missing'");
  bind(sub, ctx, [o, &ctx] { return remove(*o, ctx); });

  sub = verb(app, "set", "Set attributes of a source", o);
  sub.add_option("value", o->values, "key=value; an empty value removes it; also language, kind")
      .required();
  example(sub, "  thema source set P12_6m wave=6 mode=telephone");
  bind(sub, ctx, [o, &ctx] { return set(*o, ctx); });

  sub = verb(app, "done", "Mark a source as done, for me", o);
  sub.add_flag("--undo", o->undo, "Take the mark off");
  example(sub, "  thema source done P12_6m");
  bind(sub, ctx, [o, &ctx] { return mark_done(*o, ctx); });

  App attributes = app.add_subcommand("attributes", "Attributes of many sources");
  attributes.require_verb();
  sub = attributes.add_subcommand("import", "Read a table: column source, the rest attributes");
  sub.add_option("file", o->file, "The csv or xlsx file").required();
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub, "  thema source attributes import sessions.csv");
  bind(sub, ctx, [o, &ctx] { return import_attributes(*o, ctx); });
}

}  // namespace thema::cli
