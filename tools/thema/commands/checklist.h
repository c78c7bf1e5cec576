#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `checklist table` and `list` (checklist_table.cc); `setup_checklist` calls it.
void setup_checklist_tables(App app, Context& ctx);

}  // namespace thema::cli
