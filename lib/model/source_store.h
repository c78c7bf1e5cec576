#pragma once

#include <vector>

#include "model/sources.h"

namespace thema::model {

/// For sources.cc and source_replace.cc only: what both write. REQUIRES: a change under way.

struct NewVersion {
  RowId id, source;
  int number;  ///< from 1
  RowId coder;
};

/// Stores text, original and row of a version.
void store_version(Project& project, const PreparedSource& prepared, const NewVersion& version);

/// Stores the turns of a version, with their words in the index. `speakers` are the rows of
/// prepared.document.speakers.
void store_turns(Project& project, const PreparedSource& prepared, RowId version,
                 const std::vector<RowId>& speakers);

/// Removes all turns of a source, and their words from the index.
void remove_turns(Project& project, RowId source);

}  // namespace thema::model
