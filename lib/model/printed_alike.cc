#include "model/printed_alike.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"

namespace thema::model {

PrintedAlike::PrintedAlike(std::string what, std::span<const std::string> stored,
                           const PrintedName& printed)
    : what_(std::move(what)) {
  if (!printed) return;
  for (const std::string& name : stored) {
    if (std::string shown = printed(name); shown != name) printed_.insert(std::move(shown));
  }
  if (!printed_.empty()) stored_.insert(stored.begin(), stored.end());
}

void PrintedAlike::check(std::string_view name) const {
  const std::string wanted(name);
  if (!printed_.contains(wanted) || !stored_.contains(wanted)) return;
  throw Error(Errc::ambiguous,
              fmt::format("'{0}' is the name of one {1}, and is printed for another: with "
                          "--identified names are those that are stored",
                          name, what_))
      .about(wanted);
}

void PrintedAlike::check_new(std::string_view name) const {
  check(name);
  const std::string wanted(name);
  if (!printed_.contains(wanted)) return;
  throw Error(Errc::ambiguous,
              fmt::format("'{}' is printed for a {} of another name: write the table with "
                          "--identified, or import it with --identified to make a new one",
                          name, what_))
      .about(wanted);
}

}  // namespace thema::model
