#pragma once

#include <unordered_set>
#include <vector>

#include "model/erasure.h"

namespace thema::model {

/// Empties the turns of some speakers in a source in which others speak too: their words become
/// kErasedWords, in a new version that is the only one left. Passages wholly within these turns go
/// with all that hangs on them; those that reach into them are shortened and stand as changed. The
/// stored text is the original now. For erasure.cc.
void empty_turns(Project& project, const Source& source, const std::unordered_set<RowId>& speakers,
                 RowId coder, Erased& out);

}  // namespace thema::model
