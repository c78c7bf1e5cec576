#pragma once

#include <cstddef>
#include <vector>

#include "model/types.h"

namespace thema_test {

/// Pairs of codings that share text, found by comparing each with each: what must not be done.
std::size_t pairs_each_with_each(const std::vector<thema::model::Coding>& codings);

}  // namespace thema_test
