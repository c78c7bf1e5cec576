#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "base/ids.h"

namespace thema::model {

class Project;

/// What commands never leave behind, and an undo that was not in turn (--mine) could: views that
/// cannot be used, tags with values that their declaration does not have. What was like that
/// before stays allowed.
class RulesBeforeUndo {
 public:
  explicit RulesBeforeUndo(Project& project);

  /// Throws Errc::conflict, saying what would be left and whose it is. Nothing is done when the
  /// undo was in turn. REQUIRES: as refuse_misfits.
  void refuse_broken(std::int64_t change) const;

 private:
  Project& project_;
  std::set<RowId> views_, codes_, codings_;  ///< views, tags of codes, tags of codings
};

}  // namespace thema::model
