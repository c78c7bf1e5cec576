#pragma once

#include <filesystem>
#include <vector>

namespace thema::cli {

class Context;

/// Writes the manual pages into a folder, which is made: thema.1 and one for each command, taken
/// from what --help says. Returns their paths, in order.
std::vector<std::filesystem::path> write_man_pages(const std::filesystem::path& folder,
                                                   Context& ctx);

}  // namespace thema::cli
