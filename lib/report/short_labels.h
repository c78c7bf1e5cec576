#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::report {

/// Labels for places with little room, in the order given. What does not fit keeps what tells it
/// apart: the last parts of a path ("…/Time and routine"), else beginning and end ("Fitting …
/// routine"). No two are alike, unless the wholes are; where cutting alone would make them so, a
/// number stands behind.
/// `fits`: whether a label has room; REQUIRES: what is shorter than one that fits does, too.
std::vector<std::string> short_labels(const std::vector<std::string>& whole,
                                      const std::function<bool(std::string_view)>& fits);

}  // namespace thema::report
