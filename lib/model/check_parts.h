#pragma once

#include <functional>
#include <string>

#include "base/sink.h"
#include "model/check.h"

namespace thema::model {

class Project;

/// Told of each problem as it is found.
using Found = std::function<void(Problem)>;

/// The parts of `check`, one concern each.
void check_file(Project& project, const Found& found);
void check_schema(Project& project, const Found& found);
void check_contents(Project& project, const Found& found, Sink& sink);
void check_passages(Project& project, const Found& found, Sink& sink);
void check_index(Project& project, const Found& found);
void check_orphans(Project& project, const Found& found);
void check_views(Project& project, const Found& found);
void check_history(Project& project, const Found& found);

}  // namespace thema::model
