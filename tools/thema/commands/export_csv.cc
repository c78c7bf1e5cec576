#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "csv/csv_export.h"
#include "export.h"
#include "work_kept.h"

namespace thema::cli {

void setup_export_csv(App app, Context& ctx) {
  auto folder = std::make_shared<std::string>();
  App sub = app.add_subcommand(
      "csv",
      "Tidy tables for other programs: turns, codings, cases, configurations, one file each");
  sub.add_option("folder", *folder,
                 "A new or empty folder, or that of an earlier export, which is replaced")
      .required();
  example(sub,
          "  thema export csv tables\n"
          "columns.csv in it says what the columns of all files are. Names are replaced as by\n"
          "pseudonyms, words that may not be quoted are '[not quoted]', and who does not consent\n"
          "to analysis or to the archive is left out; 'thema export json' leaves out nothing.");
  bind(sub, ctx, [folder, &ctx] {
    if (!ctx.globals().output.empty()) {
      throw Error(Errc::usage, "the tables go into a folder, named as an argument: leave -o out");
    }
    if (const std::string& format = ctx.globals().format; !format.empty() && format != "csv") {
      throw Error(Errc::usage, fmt::format("'export csv' writes csv, not {}", format));
    }
    if (ctx.globals().dry_run) {
      ctx.read();
      ctx.say("would write " + *folder);
      return 0;
    }
    const std::size_t files = export_csv(*folder, ctx);
    const WorkKept kept;
    ctx.say(fmt::format("wrote {}: {}; columns.csv says what their columns are", *folder,
                        counted(files, "file")));
    return 0;
  });
}

}  // namespace thema::cli
