#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `framework set`, `remove`, `edit` and `import` (framework_change.cc); `setup_framework` calls
/// it.
void setup_framework_changes(App app, Context& ctx);

}  // namespace thema::cli
