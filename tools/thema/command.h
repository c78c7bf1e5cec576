#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app.h"

namespace thema::cli {

class Context;

/// A command of the program. `setup` declares its options and verbs on `app` and binds what each
/// does with `bind`; it runs only for the command that is called, so that start-up stays short.
struct Command {
  std::string_view name;
  std::string_view group;    ///< heading in `thema --help`: Project, Sources and cases, ...
  std::string_view summary;  ///< one line
  void (*setup)(App app, Context& ctx);
};

/// All commands, in the order of `thema --help`; tools/thema/commands.cc lists them.
std::span<const Command> commands();

/// What a command or verb does once everything is parsed: returns the exit status (0 or 1).
using Action = std::function<int()>;
/// Binds an action to an app or sub-command; only that of the innermost one called is run.
void bind(App app, Context& ctx, Action action);

/// A worked example for `--help`; `lines` are shown as they are.
void example(App app, const std::string& lines);

}  // namespace thema::cli
