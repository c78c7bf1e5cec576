#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `thema export html DIR`: the browsable site.
void setup_export_html(App app, Context& ctx);

}  // namespace thema::cli
