#pragma once

#include <cstddef>
#include <vector>

#include "model/code_identity.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// Of each of these codes. A code that came with no GUID has one that follows from its id, the same
/// in all copies of the project. What has codings is codable.
std::vector<CodeIdentity> code_identities(Project& project, const std::vector<Code>& codes);

/// Keeps what another program says of codes that have no GUID from any program yet; `rows` are
/// those that were imported, `identities` theirs. A GUID that another code has is passed over.
/// Returns how many codes were changed. REQUIRES: a change under way.
std::size_t keep_code_identities(Project& project, const std::vector<CodeRow>& rows,
                                 const std::vector<CodeIdentity>& identities);

}  // namespace thema::model
