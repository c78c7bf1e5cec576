#include "model/cmo_exchange.h"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cells.h"
#include "cmo.h"
#include "context.h"
#include "formats/json_file.h"
#include "wording.h"

namespace thema::cli {

namespace {

/// What is wrong is wrong in the file, not in how the command was typed.
model::RealistImported imported(model::Project& project, const nlohmann::ordered_json& document,
                                const std::string& file) {
  try {
    return model::import_realist(project, document);
  } catch (Error& e) {
    if (!e.file().empty()) throw;
    const Errc code = e.code() == Errc::usage ? Errc::bad_input : e.code();
    throw Error(code, e.what(), e.hint()).at(file, e.line());
  }
}

int import(const std::string& file, Context& ctx) {
  nlohmann::ordered_json document;
  try {
    document = formats::read_json_document(read_file(file));
  } catch (Error& e) {
    if (!e.file().empty()) throw;
    throw Error(e.code(), e.what(), e.hint()).at(file, e.line());
  }
  ctx.change([&](model::Project& project) {
    const model::RealistImported done_ = imported(project, document, file);
    if (done_.unchanged) return no_change(ctx);
    done(ctx, project,
         fmt::format("imported {}, {}, {}, {}, {}", counted(done_.theories, "theory", "theories"),
                     counted(done_.configurations, "configuration"),
                     counted(done_.evidence, "piece of evidence", "pieces of evidence"),
                     counted(done_.links, "link"), counted(done_.decisions, "decision")));
  });
  return 0;
}

}  // namespace

void setup_cmo_exchange(App app, Context& ctx) {
  App sub = app.add_subcommand("export", "All of the realist analysis as JSON, without loss");
  example(sub, "  thema cmo export -o realist.json");
  bind(sub, ctx, [&ctx] {
    ctx.print(model::export_realist(ctx.read()));
    return 0;
  });

  auto file = std::make_shared<std::string>();
  sub = app.add_subcommand("import", "Read such a file into a project with the same sources");
  sub.add_option("file", *file, "What 'thema cmo export' wrote").required();
  example(sub, "  thema cmo import realist.json");
  bind(sub, ctx, [file, &ctx] { return import(*file, ctx); });
}

}  // namespace thema::cli
