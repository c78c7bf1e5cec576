#pragma once

#include <cstdint>
#include <string>

#include "base/error.h"
#include "store/history.h"
#include "store/row_clash.h"

namespace thema::model {

class Project;

/// Why `undo` or `redo` of a change is refused, in a person's words: what stands in the way, whose
/// it is, and what to do. REQUIRES: the project is as it was before the attempt.
Error told_clash(Project& project, const store::RowClash& clash, std::int64_t change);

/// After an undo that was not in turn (--mine): what others did since stands. Refuses
/// (Errc::conflict) when passages came back from another text than their source has now, or the
/// text went from under passages; when rows that others changed since were taken away; when codes
/// or cases lie below themselves now. Nothing is done when it was in turn. REQUIRES: the newest
/// entry of the history is the undo of `change`, and the caller rolls back.
void refuse_misfits(Project& project, std::int64_t change);

/// What to do about it: the end of every such message.
inline constexpr const char* kTakeBackFirst =
    "nothing was changed; take that back first, or do by hand what is to be undone";

/// "change 5 by ben: thema source replace t n/t.txt"
std::string change_name(const store::HistoryEntry& entry);

}  // namespace thema::model
