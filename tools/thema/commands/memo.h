#pragma once

#include "app.h"

namespace thema::cli {

class Context;

/// `memo list` and `memo show` (memo_list.cc); `setup_memo` calls it.
void setup_memo_list(App app, Context& ctx);

}  // namespace thema::cli
