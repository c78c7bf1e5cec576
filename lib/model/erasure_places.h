#pragma once

#include <string>
#include <vector>

#include "text/word_traces.h"

namespace thema::model {

class Project;

/// Replaces the words of `traces` in every text column of the tables of the history, and names the
/// columns in which they stood ("memo", "code example"). For erasure.cc.
std::vector<std::string> erase_places(Project& project, text::WordTraces& traces);

}  // namespace thema::model
