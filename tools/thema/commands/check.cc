#include "model/check.h"

#include <algorithm>

#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

int run_check(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("check", "Check");
  const std::vector<model::Problem> problems = model::check(project, ctx.sink());
  report::Table table;
  table.name = "check";
  table.columns = {{"id", "Rule", Kind::text},
                   {"level", "Level", Kind::text},
                   {"object", "Object", Kind::text},
                   {"message", "Message", Kind::text, report::kAll, true}};
  std::size_t errors = 0;
  if (problems.empty() && !out->machine()) {
    out->note({"No problems found.", false});
  } else {
    const auto filter = ctx.columns(std::move(table));
    out->begin_table(filter.table);
    for (const model::Problem& p : problems) {
      const bool error = p.level == Level::error;
      errors += error ? 1 : 0;
      out->row(filter.row(
          {cell(p.id), cell(error ? "error" : "warning"), cell(p.object), cell(p.message)}));
    }
    out->end_table();
  }
  out->finish();
  return errors > 0 ? 1 : 0;
}

}  // namespace

void setup_check(App app, Context& ctx) {
  example(app,
          "  thema check\n"
          "  thema check -f json | jq '.check[] | select(.level == \"error\")'");
  bind(app, ctx, [&ctx] { return run_check(ctx); });
}

}  // namespace thema::cli
