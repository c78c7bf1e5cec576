#include "model/cmo_text.h"

#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "cmo.h"
#include "context.h"
#include "editor.h"
#include "evidence_named.h"
#include "line_input.h"
#include "model/cmo_words.h"
#include "text/name_replacer.h"
#include "wording.h"

namespace thema::cli {

namespace {

constexpr std::string_view kHowTo =
    "# Configurations: a block each. Lines that begin with # are not read. Other words of an "
    "element\n"
    "# make a new version; a line that is deleted takes its element away. Evidence, one a line:\n"
    "#   evidence SOURCE 41.2-4 supports C1,R1 stated # note\n"
    "#   evidence SOURCE \"some words\" challenges O1\n"
    "#   evidence case P31 silent R1\n"
    "# A new state needs --reason; evidence without a line is removed with --yes only. A block "
    "that\n"
    "# is deleted stays as it is.\n\n";

struct TextOptions {
  std::vector<std::string> labels;
  std::string file;
  bool fresh = false, yes = false;
};

std::string text_of(const std::vector<std::string>& labels, model::Project& project) {
  model::Configurations configurations(project);
  std::vector<model::Configuration> wanted;
  for (const std::string& label : labels) wanted.push_back(configurations.require(label));
  if (labels.empty()) {
    for (model::Configuration& c : configurations.list()) {
      if (model::stands_for_itself(c.state)) wanted.push_back(std::move(c));
    }
  }
  model::CmoTextForm form(project, project.coder_name());
  std::string text;
  for (const model::Configuration& c : wanted) {
    if (!text.empty()) text += "\n";
    text += form.write(c);
  }
  return text;
}

std::string sentence(const model::CmoTextForm::Applied& a) {
  std::vector<std::string> parts;
  const auto say = [&](std::size_t n, std::string_view what) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, what));
  };
  say(a.added, "added");
  say(a.versions, a.versions == 1 ? "with a new version" : "with new versions");
  say(a.changed, "changed");
  say(a.evidence_added, "evidence added");
  say(a.evidence_changed, "evidence changed");
  say(a.evidence_removed, "evidence removed");
  return "configurations: " + join(parts, ", ");
}

void apply_text(std::string_view text, bool yes, Context& ctx) {
  const std::vector<model::TypedConfiguration> blocks = model::parse_cmo_text(text);
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    model::CmoTextForm form(project, project.coder_name());
    const auto applied = form.apply(blocks, {.reason = ctx.globals().reason}, yes, coder);
    if (!applied.any()) return no_change(ctx);
    done(ctx, project, sentence(applied));
    say_asked_only(applied.asked_only, ctx);
  });
}

int edit(const TextOptions& o, Context& ctx) {
  std::string text(kHowTo);
  if (o.fresh) {
    text +=
        "# CMOC1 A title\n# C1: the context\n# MR1: what is offered\n# R1: how people reason\n"
        "# O1: what follows\n";
  } else {
    text += text_of(o.labels, ctx.read());
  }
  if (ctx.names() != nullptr) text = ctx.names()->replaced(text);
  EditedText edited(ctx.terminal(), text);
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] { apply_text(edited.text(), o.yes, ctx); });
  return 0;
}

int apply(const TextOptions& o, Context& ctx) {
  try {
    apply_text(o.file == "-" ? standard_input(model::kLongestCmoText) : read_file(o.file), o.yes,
               ctx);
  } catch (Error& e) {
    if (e.line() == 0 || !e.file().empty()) throw;
    throw Error(e.code(), e.what(), e.hint()).at(o.file, e.line());
  }
  return 0;
}

}  // namespace

void setup_cmo_text(App app, Context& ctx) {
  auto o = std::make_shared<TextOptions>();
  App sub = app.add_subcommand("edit", "Edit configurations as text in $EDITOR: one change");
  sub.add_option("label", o->labels, "Which (default: all)");
  sub.add_flag("--new", o->fresh, "Begin with an empty one");
  sub.add_flag("--yes", o->yes, "Remove evidence whose lines were deleted");
  example(sub, "  EDITOR=nano thema cmo edit CMOC5 --reason 'after the meeting of 3 May'");
  bind(sub, ctx, [o, &ctx] { return edit(*o, ctx); });

  auto a = std::make_shared<TextOptions>();
  sub = app.add_subcommand("apply", "Store what a text of configurations says: one change");
  sub.add_option("file", a->file, "The text; - for standard input").required();
  sub.add_flag("--yes", a->yes, "Remove evidence whose lines were deleted");
  example(sub,
          "  thema cmo text CMOC5 -o meeting.txt\n"
          "  thema cmo apply meeting.txt --reason 'after the meeting of 3 May'");
  bind(sub, ctx, [a, &ctx] { return apply(*a, ctx); });

  auto t = std::make_shared<TextOptions>();
  sub = app.add_subcommand("text", "Configurations as the text that 'cmo apply' takes");
  sub.add_option("label", t->labels, "Which (default: all but fragments)");
  example(sub, "  thema cmo text CMOC5 -o meeting.txt");
  bind(sub, ctx, [t, &ctx] {
    ctx.print(text_of(t->labels, ctx.read()));
    return 0;
  });
}

}  // namespace thema::cli
