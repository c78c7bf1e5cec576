#include "model/printed_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/near.h"

namespace thema::model {

std::optional<std::size_t> printed_as(std::string_view typed, std::string_view what,
                                      std::span<const std::string> stored,
                                      const PrintedName& printed) {
  if (!printed) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (printed(stored[i]) != typed) continue;
    if (found && stored[*found] != stored[i]) {
      throw Error(
          Errc::ambiguous,
          fmt::format("{} '{}' may be several, which are printed alike: name the one that is "
                      "meant as it is stored, as --identified shows it",
                      what, typed))
          .about(std::string(typed));
    }
    found = i;
  }
  return found;
}

std::string did_you_mean_name(std::string_view typed, std::span<const std::string> stored,
                              const PrintedName& printed) {
  std::string hint = did_you_mean(typed, stored);
  if (!hint.empty() || !printed) return hint;
  std::vector<std::string> shown;
  for (const std::string& name : stored) shown.push_back(printed(name));
  // The stored ones are told: whoever prints the message prints what stands for them.
  std::vector<std::string> near;
  for (const std::string& name : near_misses(typed, shown)) {
    const auto at = std::find(shown.begin(), shown.end(), name) - shown.begin();
    near.push_back(stored[static_cast<std::size_t>(at)]);
  }
  return did_you_mean(near);
}

}  // namespace thema::model
