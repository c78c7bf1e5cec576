#pragma once

#include <string>

#include "app.h"
#include "model/passages.h"

namespace thema::cli {

/// `--in SOURCE` and the selectors `--quote --nth --every --turns --lines --at`, for every command
/// that names a passage.
struct SelectorOptions {
  std::string source;
  model::PassageSelector selector;
};

void add_selector(App app, SelectorOptions& options);

}  // namespace thema::cli
