#pragma once

#include <string>

#include "model/corpus.h"

namespace thema::cli {

class Context;

/// Tells values of attributes in a filter that nothing has: they are allowed, and mostly slips.
void tell_unknown_values(Context& ctx, const model::Corpus& corpus, const std::string& where);

}  // namespace thema::cli
