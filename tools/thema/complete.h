#pragma once

#include <string>
#include <vector>

namespace thema::cli {

class Context;

/// What may stand in place of the last of `words`, a command line under way that begins with
/// "thema": commands, verbs, options, and the names of what the project at hand holds. ":files"
/// alone says that a file is expected. Never fails: without a project there are simply no names.
std::vector<std::string> complete(const std::vector<std::string>& words, Context& ctx);

}  // namespace thema::cli
