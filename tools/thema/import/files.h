#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"

namespace thema::cli {

/// The files to import: those named, and those in named folders when `recursive`, hidden ones left
/// out, in an order that does not depend on the disk's. What cannot be imported is told to `bad`.
std::vector<std::filesystem::path> files_to_import(
    const std::vector<std::string>& names, bool recursive,
    const std::function<void(const Error&, const std::filesystem::path&)>& bad);

}  // namespace thema::cli
