#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "annotated_source.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "command.h"
#include "context.h"
#include "editor.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

// An annotated text is at most as large.
constexpr std::uint64_t kLargestFile = 512U << 20;

struct AnnotateOptions {
  std::string source, file, coder;
  bool make = false, update = false;
};

/// `--coder all` shows everybody's codings; another name is who works, as everywhere.
bool shows_all(const AnnotateOptions& o, Context& ctx) {
  const bool all = o.coder == "all";
  if (!all && !o.coder.empty()) ctx.globals().coder = o.coder;
  return all;
}

bool wants_docx(Context& ctx) {
  const Globals& globals = ctx.globals();
  if (!globals.format.empty()) {
    if (globals.format == "docx") return true;
    if (globals.format == "text" || globals.format == "md") return false;
    throw Error(Errc::usage, fmt::format("'{}' is no format of annotated texts: there are text "
                                         "(CriticMarkup) and docx",
                                         globals.format));
  }
  return ascii_lower(globals.output).ends_with(".docx");
}

int export_source(const AnnotateOptions& o, Context& ctx) {
  AnnotatedView view;
  view.all = shows_all(o, ctx);
  view.docx = wants_docx(ctx);
  const model::Source source = model::Sources(ctx.read()).require(o.source);
  ctx.print_exact(annotated_file(ctx, source, view));
  return 0;
}

/// The file as it would be exported now, so that editing can go on in it.
void write_anew(const AnnotateOptions& o, const TakenBack& taken, Context& ctx) {
  check_output(o.file);
  const model::Source source = model::Sources(ctx.read()).require(taken.source.name);
  write_file(o.file, annotated_file(ctx, source, taken.view));
}

int apply(const AnnotateOptions& o, Context& ctx) {
  if (o.update && ctx.in_one_change()) {
    throw Error(Errc::usage,
                "--update writes a file, which a batch that fails could not take back: "
                "leave it out there");
  }
  const TakenBack taken = take_back(
      ctx, {.name = o.file, .bytes = read_file(o.file, kLargestFile), .make_codes = o.make});
  if (!taken.changed || ctx.globals().dry_run) return 0;
  if (o.update) write_anew(o, taken, ctx);
  return 0;
}

int edit(const AnnotateOptions& o, Context& ctx) {
  AnnotatedView view;
  view.all = shows_all(o, ctx);
  const model::Source source = model::Sources(ctx.read()).require(o.source);
  EditedText edited(ctx.terminal(), annotated_file(ctx, source, view));
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] {
    take_back(ctx,
              {.name = edited.file(), .bytes = edited.text(), .make_codes = o.make, .once = true});
  });
  return 0;
}

}  // namespace

void setup_annotate(App app, Context& ctx) {
  app.require_verb();
  auto o = std::make_shared<AnnotateOptions>();

  App verb = app.add_subcommand(
      "export", "Write a source with my codings as marks in its text, or as comments of Word");
  verb.add_option("source", o->source, "The source (name or imported file)").required();
  verb.add_option("--coder", o->coder, "all: others' codings too, read-only; else who works");
  example(verb,
          "  thema annotate export P12_6m -o P12_6m.md\n"
          "  thema annotate export P12_6m --coder all -o P12_6m.md\n"
          "  thema annotate export P12_6m -o P12_6m.docx");
  bind(verb, ctx, [o, &ctx] { return export_source(*o, ctx); });

  verb = app.add_subcommand("apply", "Store what was changed in an exported file: one change");
  verb.add_option("file", o->file, "The edited file: text or docx").required();
  verb.add_flag("--new", o->make, "Make codes that are missing");
  verb.add_flag("--update", o->update, "Then write the file anew, to go on in it");
  example(verb,
          "  thema annotate apply P12_6m.md -n\n"
          "  thema annotate apply P12_6m.md --new --update");
  bind(verb, ctx, [o, &ctx] { return apply(*o, ctx); });

  verb = app.add_subcommand("edit", "Code a source in $EDITOR: export and apply in one");
  verb.add_option("source", o->source, "The source (name or imported file)").required();
  verb.add_option("--coder", o->coder, "all: others' codings too, read-only; else who works");
  verb.add_flag("--new", o->make, "Make codes that are missing");
  example(verb, "  EDITOR=vim thema annotate edit P12_6m --new");
  bind(verb, ctx, [o, &ctx] { return edit(*o, ctx); });
}

}  // namespace thema::cli
