#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `thema source show`: a text with turns, sentences and lines numbered and codes beside it.
void setup_source_show(App app, Context& ctx);

}  // namespace thema::cli
