#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `table sum` and `table shares` (table_sums.cc); `setup_table` calls it.
void setup_table_sums(App app, Context& ctx);

}  // namespace thema::cli
