#pragma once

#include "store/history.h"
#include "text/elisions.h"

namespace thema::model {

class Project;

/// The words of turns by id, for the search index to keep step with undo and redo.
store::TurnWords turn_words(Project& project);

/// The elisions of the project's languages: its own and those of its sources. In all its texts they
/// are words of their own, so that a query means the same everywhere.
text::Elisions elisions_of(Project& project);

/// Makes the search index anew from the stored texts when its words are made by other rules now, or
/// for other languages. REQUIRES: inside a transaction.
void fit_index(Project& project);

}  // namespace thema::model
