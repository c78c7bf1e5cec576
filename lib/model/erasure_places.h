#pragma once

#include <string>
#include <utility>
#include <vector>

#include "text/word_traces.h"

namespace thema::model {

class Project;

/// Replaces the words of `traces` in every text column of the tables of the history, and names the
/// columns in which they stood ("memo", "code example"); second, where a quote of a few words was
/// left ("code name (2)"). For erasure.cc.
std::pair<std::vector<std::string>, std::vector<std::string>> erase_places(
    Project& project, text::WordTraces& traces);

}  // namespace thema::model
