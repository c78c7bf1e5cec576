#pragma once

#include <vector>

#include "app.h"
#include "base/ids.h"

namespace thema::cli {

class Context;

/// `memo list` and `memo passages`; `setup_memo` calls them.
void setup_memo_list(App app, Context& ctx);
void setup_memo_passages(App app, Context& ctx);
/// Prints memos whole, in this order.
int show_memos(const std::vector<RowId>& ids, Context& ctx);

}  // namespace thema::cli
