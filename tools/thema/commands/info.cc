#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/overview.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

int run_info(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("info", "Project");
  const model::Overview o = model::overview(project);
  out->field({"file", "File", cell(o.file)});
  out->field({"title", "Title", cell(o.title)});
  out->field({"language", "Language", cell(o.language)});
  out->field({"schema_version", "Schema", cell_number(o.schema)});
  out->field({"size", "Size", out->machine() ? cell_count(o.size) : cell(size_text(o.size))});
  struct Count {
    const char *key, *heading;
    std::size_t n;
  };
  for (const Count& c :
       {Count{"sources", "Sources", o.sources}, Count{"characters", "Characters", o.characters},
        Count{"turns", "Turns", o.turns}, Count{"speakers", "Speakers", o.speakers},
        Count{"cases", "Cases", o.cases}, Count{"attributes", "Attributes", o.attributes},
        Count{"codes", "Codes", o.codes}, Count{"codings", "Codings", o.codings},
        Count{"suggested", "Codings suggested", o.suggested},
        Count{"changed", "Codings changed", o.changed}, Count{"lost", "Codings lost", o.lost},
        Count{"memos", "Memos", o.memos}, Count{"theories", "Theories", o.theories},
        Count{"configurations", "Configurations", o.configurations},
        Count{"fragments", "Fragments", o.fragments}, Count{"evidence", "Evidence", o.evidence},
        Count{"decisions", "Decisions", o.decisions},
        Count{"changes", "Entries of the history", o.changes}}) {
    out->field({c.key, c.heading, cell_count(c.n)});
  }
  if (!out->has_room_for_fields()) {
    report::List names;
    for (const auto& coder : o.coders) names.items.push_back(coder.name);
    out->field({"coders", "Coders", names});
    out->finish();
    return 0;
  }
  report::Table table;
  table.name = "coders";
  table.columns = {{"coder", "Coder", Kind::text}, {"kind", "Kind", Kind::text}};
  std::vector<report::Row> rows;
  for (const auto& coder : o.coders) rows.push_back({cell(coder.name), cell(coder.kind)});
  if (!rows.empty() || out->machine()) ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_info(App app, Context& ctx) {
  example(app,
          "  thema info\n"
          "  thema info -f json | jq .codings");
  bind(app, ctx, [&ctx] { return run_info(ctx); });
}

}  // namespace thema::cli
