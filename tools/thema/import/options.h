#pragma once

#include <string>
#include <vector>

#include "formats/format.h"

namespace thema::cli {

/// What the command line of `import` says.
struct ImportOptions {
  std::vector<std::string> paths;
  bool recursive = false, atomic = false, keep_headers = false;
  std::string kind, encoding, speakers = "auto", name, case_pattern, language;
  std::string on_duplicate = "skip", on_changed = "error", per = "row", comments;
  formats::SurveyOptions survey;  ///< columns and sheet

  /// Sources are of the kind that was asked for, else of that which their file is.
  std::string kind_or(const std::string& found) const { return kind.empty() ? found : kind; }
};

}  // namespace thema::cli
