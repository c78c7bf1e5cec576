#pragma once

#include <cstddef>
#include <string_view>

#include "model/cmo.h"

namespace thema::report {

/// How elements lead to one another: strategy or intervention, context and actor, resource,
/// reasoning or mechanism, outcome.
inline constexpr std::size_t kCmoStages = 5;
std::size_t cmo_stage(std::string_view role);

/// Whether an element stands in the way of what follows: it is marked (-), or it is of a mechanism
/// that did not fire.
bool works_against(const model::Configuration& cmoc, const model::CmoElement& element);

}  // namespace thema::report
