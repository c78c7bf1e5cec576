#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace thema::model {

class Project;

/// Numbers of the changes that concern an object, ascending: a code (by path or name), source,
/// case, coder, theory or configuration (with its evidence), under its name of today or one that it
/// once had. Throws Errc::not_found with near names.
std::vector<std::int64_t> changes_of(Project& project, std::string_view name);

/// The same with what each change did to the object, as short sentences: "made", "name: Fear ->
/// Worry", "description: ... -> ...", "3 codings added". Texts as the history has them.
struct ObjectChange {
  std::int64_t number = 0;
  std::vector<std::string> what;
};
std::vector<ObjectChange> story_of(Project& project, std::string_view name);

}  // namespace thema::model
