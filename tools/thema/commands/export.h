#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `thema export html DIR`: the browsable site.
void setup_export_html(App app, Context& ctx);
/// `thema export csv DIR`: tidy tables.
void setup_export_csv(App app, Context& ctx);

}  // namespace thema::cli
