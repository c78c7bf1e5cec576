#pragma once

#include <vector>

#include "model/checklists.h"

namespace thema::model {
class Project;
}

namespace thema::cli {

/// What the project itself can say to the items of a checklist, in plain sentences with the numbers
/// of today; items on which it knows nothing are left out.
std::vector<model::DraftedNote> drafted_notes(const model::ChecklistKind& kind,
                                              model::Project& project);

}  // namespace thema::cli
