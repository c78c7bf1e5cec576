#pragma once

#include <vector>

#include "app.h"
#include "base/ids.h"

namespace thema::cli {

class Context;

/// `memo list` and `memo passages` (memo_list.cc); `setup_memo` calls it.
void setup_memo_list(App app, Context& ctx);
/// Prints memos whole, in this order.
int show_memos(const std::vector<RowId>& ids, Context& ctx);

}  // namespace thema::cli
