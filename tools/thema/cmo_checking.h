#pragma once

#include <memory>
#include <string>

#include "analysis/cmo_check.h"

namespace thema::cli {

class Context;

/// What the rules of `cmo check` read, with the corpus that it points to.
struct CmoChecking {
  std::unique_ptr<model::Corpus> corpus;
  analysis::CmoCheckInput input;
};

/// Reads all of the project that a rule asks about.
CmoChecking read_checking(model::Project& project, Context& ctx);

/// The policy in a file; an empty name: the levels and thresholds there are without one.
analysis::CmoPolicy read_policy(const std::string& file);
/// Throws Errc::bad_input for what the policy names and the project has not, with file and line.
void require_known(const analysis::CmoPolicy& policy, const std::string& file,
                   const analysis::CmoCheckInput& input);

/// Throws Errc::exists with what 'thema cmo check' would say of the configuration if it were
/// reported: no rule may fail as an error, and warnings have to be waived.
void require_reportable(model::Project& project, const model::Configuration& cmoc, Context& ctx);

}  // namespace thema::cli
