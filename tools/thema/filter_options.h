#pragma once

#include <string>
#include <string_view>

#include "app.h"

namespace thema::cli {

/// Declares --where, --view and --query: all of them, and each of several, must hold. `into` gets
/// one filter that says so. Returns --where.
Option add_filter(App app, std::string& into,
                  const std::string& help = "A filter (see 'thema help queries')");

/// A value as a filter holds it: in quotes.
std::string filter_value(std::string_view words);

}  // namespace thema::cli
