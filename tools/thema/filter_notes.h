#pragma once

#include <string>
#include <vector>

namespace thema::cli {

class Context;

/// Tells values of attributes that nothing has in the filters of a command line (--where, --view,
/// --query, --of): they are allowed, and mostly slips. For a command that has run, whatever it is.
void tell_unknown_values(Context& ctx, const std::vector<std::string>& arguments);

}  // namespace thema::cli
