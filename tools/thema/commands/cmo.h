#pragma once

#include "app.h"

namespace thema::cli {

class Context;

// The verbs of `thema cmo`, each declared in the file that does it.
void setup_cmo_add(App app, Context& ctx);   // add, set
void setup_cmo_show(App app, Context& ctx);  // list, show
void setup_cmo_evidence(App app, Context& ctx);
void setup_cmo_table(App app, Context& ctx);

}  // namespace thema::cli
