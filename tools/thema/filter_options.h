#pragma once

#include <string>

#include "app.h"

namespace thema::cli {

/// Declares --where, --view and --query: all of them, and each of several, must hold. `into` gets
/// one filter that says so. Returns --where.
Option add_filter(App app, std::string& into,
                  const std::string& help = "A filter (see 'thema help queries')");

}  // namespace thema::cli
