#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `thema cmo reread LABEL`: evidence judged on an older wording.
void setup_cmo_reread(App app, Context& ctx);

}  // namespace thema::cli
