#pragma once

#include "store/history.h"

namespace thema::model {

class Project;

/// The words of turns by id, for the search index to keep step with undo and redo.
store::TurnWords turn_words(Project& project);

/// Makes the search index anew from the stored texts. REQUIRES: inside a transaction.
void rebuild_index(Project& project);

}  // namespace thema::model
