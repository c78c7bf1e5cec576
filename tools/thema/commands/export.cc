#include <fmt/format.h>

#include "base/error.h"
#include "context.h"
#include "export.h"
#include "model/dump.h"

namespace thema::cli {

void setup_export(App app, Context& ctx) {
  auto file = std::make_shared<std::string>();
  App sub = app.add_subcommand("json", "Everything that the project holds, without loss");
  sub.add_option("file", *file, "The file to write (default: standard output, or -o)");
  example(sub, "  thema export json study.json");
  bind(sub, ctx, [file, &ctx] {
    if (!file->empty() && !ctx.globals().output.empty()) {
      throw Error(Errc::usage, "the file is named twice: once as an argument, once with -o");
    }
    if (const std::string& format = ctx.globals().format; !format.empty() && format != "json") {
      throw Error(Errc::usage, fmt::format("'export json' writes JSON, not {}", format));
    }
    if (!file->empty()) ctx.globals().output = *file;
    const std::string output = ctx.globals().output;
    if (ctx.globals().dry_run && !output.empty()) {
      ctx.globals().output.clear();
      ctx.read();
      ctx.print(fmt::format("would write {}\n", output));
      return 0;
    }
    model::dump_json(ctx.read(), [&](std::string_view bytes) { ctx.print_exact(bytes); });
    return 0;
  });
  setup_export_csv(app, ctx);
  setup_export_html(app, ctx);
}

}  // namespace thema::cli
