#pragma once

#include <string>

#include "app.h"
#include "base/error.h"

namespace thema::cli {

/// Refuses an option that would change nothing: Errc::usage when it is `given` and does not go with
/// the others. `rule`: "--quotes goes with --cell quotes".
inline void goes_with(bool given, bool does, const std::string& rule) {
  if (given && !does) throw Error(Errc::usage, rule + ": as given it would change nothing");
}
inline void goes_with(const Option& option, bool does, const std::string& rule) {
  goes_with(option.count() > 0, does, rule);
}

}  // namespace thema::cli
