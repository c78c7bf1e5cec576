#include "model/copy.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "command.h"
#include "context.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "text/width.h"
#include "wording.h"
#include "work_kept.h"

namespace thema::cli {

namespace {

namespace fs = std::filesystem;

struct CopyCommand {
  std::string file, coder;
  bool without_codings = false, force = false;
};

/// In the project's own folder the program would find two projects, and choose none.
void refuse_same_folder(const fs::path& to, const fs::path& project) {
  const auto folder = [](const fs::path& file) {
    const fs::path parent = file.parent_path();
    return parent.empty() ? fs::path(".") : parent;
  };
  std::error_code failed;
  if (!fs::equivalent(folder(to), folder(project), failed) || failed) return;
  throw Error(Errc::usage,
              fmt::format("'{}' would be in the project's own folder, where commands without -p "
                          "would find two projects: name another folder, or use --force",
                          to.string()));
}

std::string left_out(const model::Copied& copied) {
  std::vector<std::string> parts{counted(copied.left_out, "coding")};
  if (copied.readings > 0) {
    parts.push_back(counted(copied.readings, "summary or piece of evidence",
                            "summaries and pieces of evidence"));
  }
  if (copied.memos > 0) parts.push_back(counted(copied.memos, "memo"));
  const std::string last = parts.back();
  parts.pop_back();
  return parts.empty() ? last : join(parts, ", ") + " and " + last;
}

int run_copy(const CopyCommand& o, Context& ctx) {
  model::Project& project = ctx.read();
  fs::path to = o.file;
  if (to.extension() != ".thema") to += ".thema";
  std::error_code ignored;
  if (fs::exists(to, ignored)) {
    throw Error(Errc::exists,
                fmt::format("'{}' is there already: name another file for the copy", to.string()));
  }
  if (!o.force) refuse_same_folder(to, project.path());
  const std::string name = text::visible(to.string(), false);
  if (ctx.globals().dry_run) {
    ctx.say(fmt::format("would write {}", name));
    return 0;
  }
  const model::Copied copied = model::copy_project(
      project, to, {o.coder, o.without_codings, ctx.command_line()}, ctx.sink());
  const WorkKept kept;
  std::string sentence = fmt::format("wrote {}", name);
  if (!o.coder.empty()) sentence += " for " + model::clean_name(o.coder, "a coder");
  sentence += o.without_codings
                  ? fmt::format(": without {}, its history begins here", left_out(copied))
                  : fmt::format(": {}, {}", counted(copied.codings, "coding"),
                                counted(static_cast<std::size_t>(copied.changes), "change"));
  ctx.say(sentence);
  return 0;
}

}  // namespace

void setup_copy(App app, Context& ctx) {
  auto o = std::make_shared<CopyCommand>();
  app.add_option("file", o->file, "The file to make; the extension .thema may be left out")
      .required();
  app.add_option("--for", o->coder, "Who is to work in the copy: its setting 'coder'");
  app.add_flag(
      "--without-codings", o->without_codings,
      "Leave out what anybody has read in the texts, for coding blind: codings, framework "
      "summaries, evidence, fragments and decisions, the memos of others, and the history. "
      "The codebook with its definitions stays, the wording of theories and "
      "configurations, and the memos of the coder named by --for");
  app.add_flag("--force", o->force, "Also into the project's own folder");
  example(app,
          "  thema copy ../anna/study.thema --for anna --without-codings\n"
          "  thema merge ../anna/study.thema");
  bind(app, ctx, [o, &ctx] { return run_copy(*o, ctx); });
}

}  // namespace thema::cli
