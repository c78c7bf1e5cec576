#pragma once

#include <string>

#include "context.h"

namespace thema::cli {

/// Throws Errc::bad_input for a folder that `thema export html` has not written.
void check_site(const std::string& folder);

/// A report's page in which the places of quotes lead to the site in `folder`, as seen from the
/// folder of `output` (empty or "-": the working folder).
std::string linked_to_site(const std::string& page, const std::string& folder,
                           const std::string& output, Context& ctx);

}  // namespace thema::cli
