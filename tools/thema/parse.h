#pragma once

#include <optional>
#include <string>
#include <vector>

namespace thema::cli {

class Context;

/// The command of a line: its first word that is neither an option nor a global option's value.
std::string command_word(const std::vector<std::string>& arguments);

/// Parses the arguments into the context's globals and action. A value means that everything is
/// done already (help, version) with that exit status. Throws Errc::usage with near misses.
std::optional<int> parse(Context& context, const std::vector<std::string>& arguments);

/// Whether the command that was parsed into the context has an option of this name: "--where".
bool has_option(const Context& context, const std::string& name);

}  // namespace thema::cli
