#pragma once

#include <CLI/CLI.hpp>

namespace thema::cli {

class Context;

/// `memo list` and `memo show` (memo_list.cc); `setup_memo` calls it.
void setup_memo_list(CLI::App& app, Context& ctx);

}  // namespace thema::cli
