#pragma once

#include <string>

namespace thema::cli {

class Context;

struct SiteOptions {
  std::string folder;
  bool memos = false;
};

/// Writes the browsable site; how many files it has. Throws as NewFolder does; then what was there
/// before is untouched.
std::size_t export_site(const SiteOptions& options, Context& ctx);

}  // namespace thema::cli
