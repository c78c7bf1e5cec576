#pragma once

#include <cstddef>
#include <string>

namespace thema::cli {

class Context;

/// Writes the project as tidy tables; how many files these are. Throws as NewFolder does; then what
/// was there before is untouched.
std::size_t export_csv(const std::string& folder, Context& ctx);

}  // namespace thema::cli
