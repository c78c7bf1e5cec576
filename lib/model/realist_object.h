#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"

namespace thema::model {

class Project;

/// A configuration or a theory, as decisions and waivers name them. One of the ids is not 0.
struct RealistObject {
  RowId cmoc = 0, theory = 0;
  std::string label{};
  bool operator==(const RealistObject&) const = default;
};

/// The configuration or theory with this label; of one label in both, the configuration. Throws
/// Errc::not_found with near labels.
RealistObject require_realist(Project& project, std::string_view label);

}  // namespace thema::model
