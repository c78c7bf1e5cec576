#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace thema::model {

class Project;

/// Writes a copy of the project as it stands at one moment, whoever writes meanwhile. Throws
/// Errc::exists when `to` is there already, Errc::storage when the disk is full; nothing half-made
/// is left then. `prepare` may change the copy before it gets its name; `what` says in messages
/// what it is.
void backup(Project& project, const std::filesystem::path& to, std::string_view what = "the backup",
            const std::function<void(const std::filesystem::path&)>& prepare = {});

}  // namespace thema::model
