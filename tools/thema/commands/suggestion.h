#pragma once

#include <CLI/CLI.hpp>

namespace thema::cli {

class Context;

/// `coding accept` and `coding reject` (suggestion.cc); `setup_coding` calls it.
void setup_suggestions(CLI::App& app, Context& ctx);

}  // namespace thema::cli
