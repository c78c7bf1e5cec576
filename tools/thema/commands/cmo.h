#pragma once

#include <CLI/CLI.hpp>

namespace thema::cli {

class Context;

// The verbs of `thema cmo`, each declared in the file that does it.
void setup_cmo_add(CLI::App& app, Context& ctx);   // add, set
void setup_cmo_show(CLI::App& app, Context& ctx);  // list, show
void setup_cmo_evidence(CLI::App& app, Context& ctx);
void setup_cmo_table(CLI::App& app, Context& ctx);

}  // namespace thema::cli
