#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/coders.h"
#include "model/overview.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Coders;

struct CoderOptions {
  std::string name, to;
  std::vector<std::string> names;
  bool program = false;
};

int list(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("coders", "Coders");
  report::Table table;
  table.name = "coders";
  table.columns = {{"coder", "Coder", Kind::text},
                   {"kind", "Kind", Kind::text},
                   {"codings", "Codings", Kind::integer},
                   {"sources_done", "Sources done", Kind::integer}};
  std::vector<report::Row> rows;
  for (const auto& w : model::coder_work(project)) {
    rows.push_back({cell(w.coder.name), cell(w.coder.kind), cell_count(w.codings),
                    cell_count(w.sources_done)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int add(const CoderOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    if (!Coders(project).add(o.name, o.program ? "program" : "person")) return no_change(ctx);
    done(ctx, project, "added coder " + Coders(project).require(o.name).name);
  });
  return 0;
}

int rename(const CoderOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    // Who renames themselves goes on under the new name, and is not made anew under the old one.
    Coders coders(project);
    if (o.name == project.coder_name() && coders.find(o.name)) project.coder_id(ctx.sink());
    const std::string before = coders.require(o.name).name;
    coders.rename(o.name, o.to);
    const std::string after = coders.require(o.to).name;
    if (before == after) return no_change(ctx);
    done(ctx, project, fmt::format("renamed coder {} -> {}", before, after));
  });
  return 0;
}

int merge(const CoderOptions& o, Context& ctx) {
  std::vector<std::string> from = o.names;
  std::string into = o.to;
  if (into.empty()) {
    if (from.size() != 2) {
      throw Error(Errc::usage, "say who takes over: thema coder merge NAME... --into NAME");
    }
    into = from.back();
    from.pop_back();
  }
  ctx.change([&](model::Project& project) {
    std::size_t moved = 0;
    for (const std::string& name : from) {
      if (name == project.coder_name() && Coders(project).find(name)) project.coder_id(ctx.sink());
      moved += Coders(project).merge(name, into);
    }
    done(ctx, project,
         fmt::format("merged {} into {} ({})", fmt::join(from, ", "), into,
                     counted(moved, "coding")));
  });
  return 0;
}

}  // namespace

void setup_coder(App app, Context& ctx) {
  auto o = std::make_shared<CoderOptions>();
  App verb = app.add_subcommand("list", "List the coders and how much they have coded");
  example(verb, "  thema coder list");
  bind(verb, ctx, [&ctx] { return list(ctx); });

  verb = app.add_subcommand("add", "Add a coder");
  verb.add_option("coder", o->name, "The coder's name").required();
  verb.add_flag("--program", o->program, "A program, not a person");
  example(verb, "  thema coder add anna");
  bind(verb, ctx, [o, &ctx] { return add(*o, ctx); });

  verb = app.add_subcommand("rename", "Give a coder another name");
  verb.add_option("coder", o->name, "The coder's name").required();
  verb.add_option("new", o->to, "The new name").required();
  example(verb, "  thema coder rename amy 'Amy B'");
  bind(verb, ctx, [o, &ctx] { return rename(*o, ctx); });

  verb = app.add_subcommand("merge", "Give one coder's work to another; equal codings become one");
  verb.add_option("coder", o->names, "Whose work it is now").required();
  verb.add_option("--into", o->to, "Who takes it over");
  example(verb, "  thema coder merge amy amy.b --into Amy");
  bind(verb, ctx, [o, &ctx] { return merge(*o, ctx); });
}

}  // namespace thema::cli
