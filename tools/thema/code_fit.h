#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "model/codebook.h"
#include "model/project.h"

namespace thema::cli {

/// What a --where leaves of the codebook: codes that it fits by themselves, where it asks for
/// nothing but the code, its role and tags; else codes with a coding that fits.
struct CodesThatFit {
  std::unordered_set<RowId> listed;                    ///< with the codes above them
  std::unordered_map<RowId, model::CodeCount> counts;  ///< of codings that fit, without sub-codes
};

CodesThatFit codes_that_fit(model::Project& project, const std::string& where);

}  // namespace thema::cli
