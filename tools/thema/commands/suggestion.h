#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `coding accept` and `coding reject` (suggestion.cc); `setup_coding` calls it.
void setup_suggestions(App app, Context& ctx);

}  // namespace thema::cli
