#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "base/error.h"
#include "command.h"
#include "context.h"
#include "model/project.h"
#include "report/cite.h"
#include "store/database.h"
#include "text/collate.h"
#include "text/width.h"
#include "wording.h"
#include "work_kept.h"

namespace thema::cli {

namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string file;
  model::NewProject about;
};

int run_init(const InitOptions& o, Context& ctx) {
  fs::path path = o.file;
  if (!path.has_filename() || path.filename() == ".thema") {
    throw Error(Errc::usage,
                fmt::format("'{}' is no name for a project: expected NAME.thema", o.file));
  }
  if (path.extension() != ".thema") path += ".thema";
  if (!o.about.cite.empty()) const report::CiteTemplate checked(o.about.cite);
  std::optional<WorkKept> made;
  if (ctx.globals().dry_run) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(path, ignored))) {
      throw Error(Errc::exists,
                  fmt::format("'{}' exists already; nothing was changed", path.string()));
    }
    // What would be refused is refused here too.
    model::Project::in_memory(Env::system(), o.about);
    ctx.sink().notice("dry-run", "dry run: nothing was changed");
  } else {
    model::Project::create(path, o.about, Env::system(), ctx.open_options(true));
    made.emplace();
  }
  ctx.say(fmt::format("made {}", text::visible(path.string(), false)));
  return 0;
}

}  // namespace

void setup_init(App app, Context& ctx) {
  auto o = std::make_shared<InitOptions>();
  app.add_option("file", o->file, "The project file to make; the extension .thema may be left out")
      .required();
  app.add_option("--title", o->about.title, "Title of the study");
  app.add_option("--language", o->about.language,
                 "Language of most sources, as in en, de or pt-BR: for sorting and sentences (en)");
  app.add_option(
      "--cite", o->about.cite,
      "How quotes are signed: '({gender}[, {age}])'; [...] drops out when a field is empty");
  example(app,
          "  thema init backsteps --title 'BackSteps process evaluation'\n"
          "  thema import transcripts/*");
  bind(app, ctx, [o, &ctx] { return run_init(*o, ctx); });
}

}  // namespace thema::cli
