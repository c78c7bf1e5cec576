#pragma once

#include <string>

namespace thema::cli {

class Context;

/// What cannot be undone cannot be a part of a change that can. Throws Errc::usage.
void refuse_in_batch(Context& ctx);

/// `case withdraw`, `source remove --purge`: the only changes that cannot be undone.
int withdraw_case(const std::string& name, Context& ctx);
int purge_source(const std::string& name, Context& ctx);

}  // namespace thema::cli
