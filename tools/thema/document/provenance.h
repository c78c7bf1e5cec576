#pragma once

#include <string>
#include <vector>

#include "context.h"
#include "document/blocks.h"

namespace thema::cli {

/// Says what a report was made of: versions, hashes, filter, command lines. No clock, id or path of
/// this machine stands in it; a project that is built again from the same files gives the same.
void write_provenance(Context& ctx, report::Renderer& out, const std::string& document,
                      const BlockOptions& options, const std::vector<RanCommand>& ran);

}  // namespace thema::cli
