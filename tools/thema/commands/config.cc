#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/coders.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/settings.h"
#include "report/cite.h"
#include "report/quotes.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ConfigOptions {
  std::string key, value;
  Option given;  ///< the value
};

/// All settings, or the one named.
int show(const std::string& only, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("config", "Settings");
  report::Table table;
  table.name = "config";
  table.columns = {{"key", "Setting", Kind::text}, {"value", "Value", Kind::text}};
  std::vector<report::Row> rows;
  model::Settings settings(project);
  for (const std::string& key : model::Settings::keys()) {
    if (only.empty() || key == only) rows.push_back({cell(key), cell(settings.get(key))});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

/// A field may be there later; until then no quote can be attributed.
void warn_of_fields(model::Project& project, const std::string& cite, Context& ctx) {
  const model::Corpus corpus = model::load_corpus(project);
  try {
    const report::CiteTemplate asked(cite);
    const report::QuoteMaker checked(corpus, asked, {});
  } catch (const Error& e) {
    ctx.sink().warn("cite-field",
                    fmt::format("{}; until there is, quotes cannot be printed", e.what()));
  }
}

/// A consensus is the codings of a coder of that name.
void warn_of_consensus(model::Project& project, Context& ctx) {
  if (model::Coders(project).find("consensus")) return;
  ctx.sink().warn("count-nobody",
                  "nobody has codings as 'consensus' yet ('thema consensus apply FILE --as "
                  "consensus' makes them); until then tables count nothing");
}

int set(const ConfigOptions& o, Context& ctx) {
  if (o.key == "cite" && !o.value.empty()) const report::CiteTemplate checked(o.value);
  ctx.change([&](model::Project& project) {
    if (!model::Settings(project).set(o.key, o.value)) return no_change(ctx);
    if (o.key == "cite" && !o.value.empty()) warn_of_fields(project, o.value, ctx);
    if (o.key == "count" && o.value == "consensus") warn_of_consensus(project, ctx);
    done(ctx, project,
         o.value.empty() ? fmt::format("cleared {}", o.key)
                         : fmt::format("set {} to {}", o.key, model::Settings(project).get(o.key)));
  });
  return 0;
}

int run_config(const ConfigOptions& o, Context& ctx) {
  if (o.key.empty()) return show("", ctx);
  if (o.given.count() > 0) return set(o, ctx);
  const std::string value = model::Settings(ctx.read()).get(o.key);  // refuses unknown keys
  const std::string& format = ctx.globals().format;
  if (!format.empty() && format != "text") return show(o.key, ctx);
  // A file is found by its own name.
  o.key == "pseudonyms" ? ctx.print_exact(value + "\n") : ctx.print(value + "\n");
  return 0;
}

}  // namespace

void setup_config(App app, Context& ctx) {
  auto o = std::make_shared<ConfigOptions>();
  app.add_option("key", o->key, "The setting: " + join(model::Settings::keys(), ", "));
  o->given = app.add_option("value", o->value, "Its new value; '' clears it");
  example(app,
          "  thema config\n"
          "  thema config cite '({gender}[, {age}])'\n"
          "  thema config count anna");
  bind(app, ctx, [o, &ctx] { return run_config(*o, ctx); });
}

}  // namespace thema::cli
