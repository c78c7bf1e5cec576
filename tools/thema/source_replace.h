#pragma once

#include <CLI/CLI.hpp>

namespace thema::cli {

class Context;

/// `thema source replace`, `versions` and `diff`.
void setup_source_replace(CLI::App& app, Context& ctx);

}  // namespace thema::cli
