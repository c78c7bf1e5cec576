#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "export.h"
#include "site/site_export.h"
#include "work_kept.h"

namespace thema::cli {

void setup_export_html(App app, Context& ctx) {
  auto o = std::make_shared<SiteOptions>();
  App sub = app.add_subcommand(
      "html", "The project as pages that link to one another: sources with codings, codes, cases");
  sub.add_option("folder", o->folder,
                 "A new or empty folder, or that of an earlier export, which is replaced")
      .required();
  sub.add_flag("--memos", o->memos, "With the memos: on what they are about, and on one page");
  example(sub,
          "  thema export html site\n"
          "  thema export html site --memos");
  bind(sub, ctx, [o, &ctx] {
    if (!ctx.globals().output.empty()) {
      throw Error(Errc::usage, "a site is a folder, which is named as an argument: leave -o out");
    }
    if (const std::string& format = ctx.globals().format; !format.empty() && format != "html") {
      throw Error(Errc::usage, fmt::format("'export html' writes pages, not {}", format));
    }
    if (ctx.globals().dry_run) {
      ctx.read();
      ctx.say("would write " + o->folder);
      return 0;
    }
    const std::size_t files = export_site(*o, ctx);
    const WorkKept kept;
    ctx.say(fmt::format("wrote {}: {}; begin at {}/index.html", o->folder, counted(files, "file"),
                        o->folder));
    return 0;
  });
}

}  // namespace thema::cli
