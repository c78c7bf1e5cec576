#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

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

/// What a change of the history was about, as "code:Barriers/Time", "source:P1" under the names of
/// today, or the last known of what is gone: sources, cases, codes, coders that were made or
/// changed, theories, configurations, keys of tags, attributes, settings.
class ChangeObjects {
 public:
  explicit ChangeObjects(Project& project);
  std::vector<std::string> of(std::int64_t change) const;

 private:
  Project& project_;
  std::vector<std::string> names_;  ///< in the order in which they are told
  std::unordered_map<RowId, std::size_t> at_;
};

}  // namespace thema::model
