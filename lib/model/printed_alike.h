#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "model/printed_names.h"

namespace thema::model {

/// Names that are stored for one thing and printed for another. Who reads them in a table, or types
/// them for what cannot be taken back, may mean either.
class PrintedAlike {
 public:
  /// `what`: "source". `stored`: all names of the kind.
  PrintedAlike(std::string what, std::span<const std::string> stored, const PrintedName& printed);

  /// Throws Errc::ambiguous for a stored name that is printed for another one, too.
  void check(std::string_view name) const;
  /// The same, and for a name that is only printed: it would become a second one.
  void check_new(std::string_view name) const;

 private:
  std::string what_;
  std::unordered_set<std::string> stored_, printed_;  ///< printed for what is stored otherwise
};

}  // namespace thema::model
