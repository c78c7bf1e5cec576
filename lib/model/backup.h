#pragma once

#include <filesystem>

namespace thema::model {

class Project;

/// Writes a copy of the project as it stands at one moment, whoever writes meanwhile. Throws
/// Errc::exists when `to` is there already, Errc::storage when the disk is full; nothing half-made
/// is left then.
void backup(Project& project, const std::filesystem::path& to);

}  // namespace thema::model
