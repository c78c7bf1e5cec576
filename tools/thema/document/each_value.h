#pragma once

#include <cstddef>
#include <string>

#include "context.h"
#include "model/corpus.h"

namespace thema::cli {

/// A report for each value of an attribute leaves out who has none: a notice names them. `where`:
/// the filter of all reports.
void tell_without_value(Context& ctx, const model::Corpus& corpus, std::size_t attribute,
                        const std::string& where);

}  // namespace thema::cli
