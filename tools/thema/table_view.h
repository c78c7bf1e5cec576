#pragma once

#include <string>
#include <vector>

#include "app.h"

namespace thema::cli {

/// The filter of a command whose --view also names one of its own tables: a word of `words` goes
/// into `view`, any other is a saved view as in add_filter.
Option add_filter_and_view(App app, std::string& into, const std::string& help, std::string& view,
                           const std::vector<std::string>& words, const std::string& view_help);

}  // namespace thema::cli
