#pragma once

#include <string>

#include "app.h"
#include "model/source_replace.h"

namespace thema::cli {

class Context;

/// "replaced the text of P12 (version 2): 30 kept, 4 moved, 1 changed, 0 lost".
std::string replaced_sentence(const std::string& source, const model::Replacement& replaced);

/// Tells what a person has to look at: new labels, changed and lost passages.
void tell_replaced(const model::Replacement& replaced, Context& ctx);

/// `thema source replace`, `versions` and `diff`.
void setup_source_replace(App app, Context& ctx);

}  // namespace thema::cli
