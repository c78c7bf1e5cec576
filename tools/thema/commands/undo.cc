#include <fmt/format.h>

#include <memory>
#include <optional>

#include "command.h"
#include "context.h"
#include "model/project.h"
#include "model/turn_words.h"
#include "store/database.h"
#include "store/history.h"

namespace thema::cli {

namespace {

using store::HistoryEntry;

struct Direction {
  std::string_view verb, nothing;
  bool back;  ///< undo
};

constexpr Direction kUndo{"took back", "nothing to undo\n", true};
constexpr Direction kRedo{"brought back", "nothing to redo\n", false};

struct Steps {
  std::size_t n = 1;
  bool mine = false;
};

/// Several steps happen together or not at all.
int walk(const Direction& direction, const Steps& steps, Context& ctx) {
  model::Project& project = ctx.write();
  store::Transaction whole(project.db());
  model::fit_index(project);
  for (std::size_t i = 0; i < steps.n; ++i) {
    const std::string& reason = ctx.globals().reason;
    const auto entry = direction.back ? project.undo(ctx.command_line(), reason, steps.mine)
                                      : project.redo(ctx.command_line(), reason);
    if (!entry) {
      if (i == 0) ctx.print(direction.nothing);
      break;
    }
    ctx.print(fmt::format("{} {} by {}: {}\n", direction.verb, entry->number, entry->coder,
                          entry->summary.empty() ? entry->command : entry->summary));
  }
  if (ctx.globals().dry_run) {
    ctx.sink().notice("dry-run", "dry run: nothing was changed");
  } else {
    whole.commit();
  }
  return 0;
}

void setup(App app, Context& ctx, const Direction& direction, const char* help) {
  auto steps = std::make_shared<Steps>();
  app.add_option("n", steps->n, help).between(1, 1000000);
  if (direction.back) {
    app.add_flag("--mine", steps->mine, "Only my changes: those of others in between stay");
  }
  bind(app, ctx, [steps, direction, &ctx] { return walk(direction, *steps, ctx); });
}

}  // namespace

void setup_undo(App app, Context& ctx) {
  setup(app, ctx, kUndo, "How many changes (1), newest first");
  example(app,
          "  thema undo\n"
          "  thema undo 3 --dry-run\n"
          "  thema undo --mine");
}

void setup_redo(App app, Context& ctx) {
  setup(app, ctx, kRedo, "How many (1)");
  example(app, "  thema redo");
}

}  // namespace thema::cli
