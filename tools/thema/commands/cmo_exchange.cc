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
#include "text/name_replacer.h"
#include "wording.h"

namespace thema::cli {

namespace {

using json = nlohmann::ordered_json;

/// What is printed for names, text by text: it stays JSON whatever that is.
void replace_names(json& value, const text::NameReplacer& names) {
  if (value.is_string()) {
    value = names.replaced(value.get_ref<const std::string&>());
  } else if (value.is_structured()) {
    for (json& part : value) replace_names(part, names);
  }
}

int write(Context& ctx) {
  std::string text = model::export_realist(ctx.read());
  if (const text::NameReplacer* names = ctx.names()) {
    json document = json::parse(text);
    const json stored = document;
    replace_names(document, *names);
    if (document != stored) {
      ctx.sink().notice("export-names",
                        "names are replaced in this file, and 'thema cmo import' would store what "
                        "stands for them: the stored text is written with --identified");
    }
    text = document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  }
  ctx.print_exact(text);
  return 0;
}

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
  json document;
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
  example(sub,
          "  thema cmo export -o realist.json\n"
          "  thema cmo export --identified -o realist.json   names as they are stored\n"
          "\n"
          "Where there are pseudonyms, only --identified is without loss.");
  bind(sub, ctx, [&ctx] { return write(ctx); });

  auto file = std::make_shared<std::string>();
  sub = app.add_subcommand("import", "Read such a file into a project with the same sources");
  sub.add_option("file", *file, "What 'thema cmo export' wrote").required();
  example(sub, "  thema cmo import realist.json");
  bind(sub, ctx, [file, &ctx] { return import(*file, ctx); });
}

}  // namespace thema::cli
