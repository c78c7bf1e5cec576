#include <fmt/format.h>

#include <memory>

#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/project.h"
#include "model/views.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::SavedView;
using model::Views;

struct ViewOptions {
  std::string name;
  std::optional<std::string> where, query;
  bool yes = false;
};

int add(const ViewOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    if (!Views(project).add(o.name, o.where.value_or(""), o.query.value_or(""))) {
      return no_change(ctx);
    }
    done(ctx, project, fmt::format("added view {}", o.name));
  });
  return 0;
}

int set(const ViewOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    if (!Views(project).set(o.name, o.where, o.query)) return no_change(ctx);
    done(ctx, project, fmt::format("changed view {}", o.name));
  });
  return 0;
}

int remove(const ViewOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Views(project).remove(o.name, o.yes);
    done(ctx, project, fmt::format("removed view {}", o.name));
  });
  return 0;
}

int list(Context& ctx) {
  auto out = ctx.renderer("views", "Saved views");
  report::Table table;
  table.name = "views";
  table.columns = {{"view", "View", Kind::text},
                   {"where", "Filter", Kind::text, report::kAll, true},
                   {"query", "Query", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const SavedView& v : Views(ctx.read()).list()) {
    rows.push_back({cell(v.name), cell(v.where), cell(v.query)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int show(const ViewOptions& o, Context& ctx) {
  auto out = ctx.renderer("view", "View");
  const SavedView v = Views(ctx.read()).require(o.name);
  out->field({"view", "View", cell(v.name)});
  out->field({"where", "Filter", cell(v.where)});
  out->field({"query", "Query", cell(v.query)});
  out->finish();
  return 0;
}

void add_parts(App verb, const std::shared_ptr<ViewOptions>& o) {
  verb.add_option("name", o->name, "The view").required();
  verb.add_option("--where", o->where, "A filter (see 'thema help queries')");
  verb.add_option("--query", o->query, "How codes lie in the texts: '\"A\" overlaps \"B\"'");
}

}  // namespace

void setup_view(App app, Context& ctx) {
  auto o = std::make_shared<ViewOptions>();
  App verb = app.add_subcommand("add", "Save a filter, a query or both under a name");
  add_parts(verb, o);
  example(verb,
          "  thema view add 'Web, 6 months' --where \"arm = web and months = 6\"\n"
          "  thema quotes --code Barriers --view 'Web, 6 months'");
  bind(verb, ctx, [o, &ctx] { return add(*o, ctx); });

  verb = app.add_subcommand("set", "Change the filter or the query; empty takes it away");
  add_parts(verb, o);
  example(verb, "  thema view set 'Web, 6 months' --query '\"Barriers\" near 2 turns \"Help\"'");
  bind(verb, ctx, [o, &ctx] { return set(*o, ctx); });

  verb = app.add_subcommand("list", "List the views");
  example(verb, "  thema view list");
  bind(verb, ctx, [&ctx] { return list(ctx); });

  verb = app.add_subcommand("show", "Show what a view asks for");
  verb.add_option("name", o->name, "The view").required();
  example(verb, "  thema view show 'Web, 6 months'");
  bind(verb, ctx, [o, &ctx] { return show(*o, ctx); });

  verb = app.add_subcommand("remove", "Remove a view; nothing else changes");
  verb.add_option("name", o->name, "The view").required();
  verb.add_flag("--yes", o->yes, "Although other views ask it, and cannot be used then");
  example(verb, "  thema view remove 'Web, 6 months'");
  bind(verb, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace thema::cli
