// What `thema` alone says: the next useful step for where it stands.
#include <fmt/format.h>

#include "base/error.h"
#include "context.h"
#include "guide.h"
#include "model/overview.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct Step {
  std::string what, command;
};

/// What is missing first; once something of everything is there, the work that goes on.
Step step_of(const model::Overview& o, const model::Standing& mine) {
  if (o.sources == 0) return {"Import transcripts and documents", "thema import FILE..."};
  if (o.codes == 0) {
    return {"Make a first code, or import a codebook",
            "thema code add NAME    (or: thema code import FILE.csv)"};
  }
  if (mine.next_source.empty()) {
    return {"You have marked every source as done. Read what was said",
            "thema themes    (or: thema quotes --code NAME)"};
  }
  if (o.codings == 0) {
    return {fmt::format("Read {}, and give passages codes", mine.next_source),
            fmt::format("thema read {}    (or: thema apply CODE --in {} --quote TEXT)",
                        shell_quoted(mine.next_source), shell_quoted(mine.next_source))};
  }
  return {fmt::format("Go on with {}", mine.next_source),
          fmt::format("thema read {} --from uncoded", shell_quoted(mine.next_source))};
}

}  // namespace

int next_step(Context& ctx) {
  try {
    ctx.project_path();
  } catch (const Error& e) {
    // Without a project there is still a next step; with several, one has to be chosen.
    ctx.print(
        fmt::format("{}\n\n'thema demo' writes a small example study to play with; "
                    "'thema --help' lists the commands.\n",
                    e.what()));
    return 0;
  }
  model::Project& project = ctx.read();
  const model::Overview o = model::overview(project);
  const model::Standing mine = model::standing(project, model::load_corpus(project));
  ctx.print(fmt::format("{}{}: {}, {}, {}, {}\n\n", o.file,
                        o.title.empty() ? "" : " (" + o.title + ")", counted(o.sources, "source"),
                        counted(o.cases, "case"), counted(o.codes, "code"),
                        counted(o.codings, "coding")));
  const Step step = step_of(o, mine);
  ctx.print(fmt::format("Next: {}:\n  {}\n", step.what, step.command));
  ctx.print("\n'thema status' says where your work stands, 'thema --help' lists the commands.\n");
  return 0;
}

}  // namespace thema::cli
