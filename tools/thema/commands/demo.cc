#include <fmt/format.h>

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "context.h"
#include "demo_files.h"
#include "run.h"
#include "work_kept.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

/// The command lines that make the project of the files.
std::vector<std::vector<std::string>> steps(const fs::path& dir) {
  const auto file = [&](const char* name) { return (dir / name).string(); };
  return {
      {"init", file("demo.thema"), "--title", "A small study to play with", "--cite",
       "({case}[, {gender}][, {age}])"},
      {"import", file("P1.txt"), file("P2.txt"), file("P3.txt")},
      {"case", "import", file("cases.csv")},
      {"code", "import", file("codebook.csv")},
      {"coding", "import", file("codings.csv")},
      {"theory", "add", "T1", "--statement",
       "Small steps work where people come to see moving as what eases the pain"},
      {"cmo",
       "add",
       "CMOC1",
       "--title",
       "Linking activity to relief",
       "--theory",
       "T1",
       "--context",
       "willing to try a small increase in activity",
       "--resource",
       "a small daily walk",
       "--reasoning",
       "notices that active days are days of less pain",
       "--outcome",
       "moves instead of resting when it flares up",
       "--theme",
       "Making sense of pain",
       "--activation",
       "fired",
       "--valence",
       "benefit"},
      {"cmo", "evidence", "CMOC1", "--speaks-to", "reasoning,outcome", "--in", "P1", "--quote",
       "the days I walked were the days my back was quieter", "--stance", "supports",
       "--directness", "stated"},
      {"cmo", "evidence", "CMOC1", "--speaks-to", "context", "--in", "P2", "--quote",
       "To me pain means something is being damaged", "--stance", "negative-case", "--directness",
       "stated"},
  };
}

int demo(const fs::path& dir, Context& ctx) {
  if (fs::exists(dir / "demo.thema")) {
    throw Error(Errc::exists, fmt::format("'{}' exists already; nothing was changed",
                                          (dir / "demo.thema").string()));
  }
  if (ctx.globals().dry_run) {
    ctx.print(fmt::format("would make {}\n", (dir / "demo.thema").string()));
    ctx.sink().notice("dry-run", "dry run: nothing was changed");
    return 0;
  }
  std::error_code failed;
  fs::create_directories(dir, failed);
  if (failed) {
    throw Error(Errc::bad_input,
                fmt::format("cannot make the folder '{}': {}", dir.string(), failed.message()));
  }
  for (const DemoFile& f : demo_files()) write_file(dir / f.name, f.text);
  for (std::vector<std::string>& step : steps(dir)) {
    if (step.front() != "init") {
      step.insert(step.begin(), {"-p", (dir / "demo.thema").string(), "--coder", "demo"});
    }
    run_silently(ctx.terminal(), step);
  }
  const WorkKept kept;
  ctx.print(fmt::format("made {0}/demo.thema and its files; try:\n  cd {0} && thema themes\n",
                        dir.string()));
  return 0;
}

}  // namespace

void setup_demo(App app, Context& ctx) {
  auto dir = std::make_shared<std::string>("thema-demo");
  app.add_option("dir", *dir, "The folder to write (default: thema-demo)");
  example(app, "  thema demo\n  thema -p thema-demo/demo.thema themes");
  bind(app, ctx, [dir, &ctx] { return demo(*dir, ctx); });
}

}  // namespace thema::cli
