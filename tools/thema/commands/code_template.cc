#include <fmt/format.h>

#include <memory>

#include "cells.h"
#include "code.h"
#include "command.h"
#include "context.h"
#include "model/code_templates.h"
#include "model/codebook.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

int list(Context& ctx) {
  auto out = ctx.renderer("code_templates", "Templates");
  report::Table table;
  table.name = "code_templates";
  table.columns = {{"name", "Name", Kind::text},
                   {"codes", "Codes", Kind::integer},
                   {"title", "What it is", Kind::text, report::kAll, true},
                   {"source", "Source", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const model::CodeTemplate& t : model::code_templates()) {
    rows.push_back(
        {cell(t.name), cell_count(model::rows_of(t, {}).size()), cell(t.title), cell(t.source)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int add(const std::string& name, const std::string& under, Context& ctx) {
  const model::CodeTemplate& wanted = model::require_code_template(name);
  ctx.change([&](model::Project& project) {
    model::Codebook book(project);
    const std::vector<model::Code> before = book.list();
    std::string parent;
    if (!under.empty()) {
      const auto known = book.find(under);
      parent = known ? known->path : model::join_path(model::split_path(under));
    }
    const model::CodeImport result =
        book.import(model::rows_of(wanted, parent), fmt::format("template {}", name));
    tell_new_codes(result.parents, before, ctx);
    if (result.added + result.updated == 0) return no_change(ctx);
    std::string sentence =
        fmt::format("added {} of {} ({})", counted(result.added, "code"), name, wanted.source);
    if (result.updated > 0) sentence += fmt::format("; {} named as its origin", result.updated);
    done(ctx, project, sentence);
  });
  return 0;
}

}  // namespace

void setup_code_template(App app, Context& ctx) {
  App verb = app.add_subcommand("template", "Codes of published frameworks, by name");
  verb.require_verb();
  App sub = verb.add_subcommand("list", "List the templates");
  example(sub, "  thema code template list");
  bind(sub, ctx, [&ctx] { return list(ctx); });

  struct Options {
    std::string name, under;
  };
  auto o = std::make_shared<Options>();
  sub = verb.add_subcommand("add", "Add the codes of a template");
  sub.add_option("template", o->name, "Its name (see 'code template list')").required();
  sub.add_option("--under", o->under, "Below this code; made when it is not there");
  example(sub, "  thema code template add npt-2022 --under NPT");
  bind(sub, ctx, [o, &ctx] { return add(o->name, o->under, ctx); });
}

}  // namespace thema::cli
