#pragma once

#include <string>
#include <vector>

#include "app.h"

namespace thema::cli {

class Context;

struct PseudonymScanOptions {
  std::vector<std::string> sources;  ///< empty: all
  std::vector<std::string> kinds;    ///< empty: all
  bool all = false;                  ///< each place, not each name once
};

void setup_pseudonym_scan(App app, PseudonymScanOptions& options);

/// Lists names, e-mail addresses, phone numbers, postcodes, dates and links in texts, memos and
/// attributes for which no pseudonym stands yet.
int scan_identifying(const PseudonymScanOptions& options, Context& ctx);

}  // namespace thema::cli
