#pragma once

#include <filesystem>
#include <optional>

#include "formats/format.h"
#include "import_queue.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::cli {

/// A corrected PDF file read anew with its running headers, where the text that it replaces has
/// them, and else nothing. Whether --keep-headers was given is not stored: the source's file is
/// read again, and its text compared. `options` are those with which `read` was read.
std::optional<ReadFile> read_with_headers(model::Project& project, const model::Source& source,
                                          const model::PreparedSource& read,
                                          const std::filesystem::path& path,
                                          formats::ReadOptions options, Sink& sink);

}  // namespace thema::cli
