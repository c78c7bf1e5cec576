#include <fmt/format.h>

#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "command.h"
#include "context.h"
#include "filter_options.h"
#include "model/check.h"
#include "model/overview.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

constexpr std::size_t kNamed = 10;  // codes without a definition, for people

report::Cell undefined_cell(const std::vector<std::string>& codes, bool machine) {
  if (machine) return report::List{codes};
  if (codes.size() <= kNamed) return cell(join(codes, "; "));
  const std::vector<std::string> first(codes.begin(), codes.begin() + kNamed);
  return cell(fmt::format("{}; and {} more", join(first, "; "), codes.size() - kNamed));
}

int run_status(const std::string& where, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("status", "Status");
  const model::Corpus corpus = model::load_corpus(project);
  std::vector<bool> sources;
  if (!where.empty()) {
    const Where filter(project, corpus, where, model::Scope::source);
    sources = analysis::select_sources(filter.filter(), corpus);
  }
  const model::Standing s = model::standing(project, corpus, sources);
  out->field({"me", "I am", cell(s.me)});
  out->field({"next_source", "My next source", cell(s.next_source)});
  out->field({"changed", "Codings changed, to confirm", cell_count(s.changed)});
  out->field({"lost", "Codings lost", cell_count(s.lost)});
  out->field({"suggested", "Suggestions waiting", cell_count(s.suggested)});
  out->field(
      {"undefined", "Codes without a definition", undefined_cell(s.undefined, out->machine())});
  report::List failing;
  for (const model::Problem& p : model::quick_check(project)) {
    if (p.level == Level::error) failing.items.push_back(p.id + ": " + p.message);
  }
  const bool none = failing.items.empty() && !out->machine();
  out->field({"failing_checks", "Failing checks (quick ones)",
              none ? cell("none") : report::Cell(std::move(failing))});
  report::Table table;
  table.name = "status";
  table.columns = {{"source", "Source", Kind::text},
                   {"coder", "Coder", Kind::text},
                   {"state", "State", Kind::text},
                   {"coded", "Turns coded", Kind::integer},
                   {"turns", "of", Kind::integer}};
  table.group_first_column = true;
  table.notes.push_back("Turns of interviewers are left out." +
                        (where.empty() ? "" : fmt::format(" Only sources where {}.", where)));
  std::vector<report::Row> rows;
  for (const model::Progress& p : s.progress) {
    rows.push_back(
        {cell(p.source), cell(p.coder), cell(p.state), cell_count(p.coded), cell_count(p.turns)});
  }
  if (!rows.empty() || out->machine()) ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_status(App app, Context& ctx) {
  example(app,
          "  thema status\n"
          "  thema status --coder ben -f csv");
  auto where = std::make_shared<std::string>();
  add_filter(app, *where, "Only sources that fit a filter (see 'thema help queries')");
  bind(app, ctx, [where, &ctx] { return run_status(*where, ctx); });
}

}  // namespace thema::cli
