#include "model/backup.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/clock.h"
#include "base/error.h"
#include "command.h"
#include "context.h"
#include "model/project.h"
#include "text/width.h"
#include "wording.h"
#include "work_kept.h"

namespace thema::cli {

namespace {

namespace fs = std::filesystem;

/// NAME-DATE.thema-backup beside the project.
fs::path default_name(const model::Project& project) {
  const fs::path& path = project.path();
  return path.parent_path() /
         fmt::format("{}-{}.thema-backup", path.stem().string(), utc_date(project.env().now()));
}

int run_backup(std::string file, Context& ctx) {
  // -o FILE says the same; the copy is written here, not by the context.
  if (file.empty()) file = ctx.globals().output;
  ctx.globals().output.clear();
  if (fs::path(file).extension() == ".thema") {
    throw Error(Errc::usage,
                fmt::format("a backup is not called *.thema, so that it is not taken for "
                            "a project to work in: '{}'",
                            file));
  }
  model::Project& project = ctx.read();
  const fs::path to = file.empty() ? default_name(project) : fs::path(file);
  std::error_code ignored;
  if (ctx.globals().dry_run) {
    if (fs::exists(to, ignored))
      throw Error(Errc::exists, fmt::format("'{}' is there already", to.string()));
    ctx.say(fmt::format("would write {}", text::visible(to.string(), false)));
    return 0;
  }
  model::backup(project, to);
  const WorkKept kept;
  ctx.say(fmt::format("wrote {} ({})", text::visible(to.string(), false),
                      size_text(fs::file_size(to, ignored))));
  return 0;
}

}  // namespace

void setup_backup(App app, Context& ctx) {
  auto file = std::make_shared<std::string>();
  app.add_option("file", *file, "Where to; NAME-DATE.thema-backup beside the project otherwise");
  example(app,
          "  thema backup\n"
          "  thema backup /media/stick/backsteps-before-merge.thema-backup");
  bind(app, ctx, [file, &ctx] { return run_backup(*file, ctx); });
}

}  // namespace thema::cli
