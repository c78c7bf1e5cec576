#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// The people and programs who code.
class Coders {
 public:
  explicit Coders(Project& project) : project_(project) {}

  std::vector<Coder> list();  ///< in collation order
  std::optional<Coder> find(std::string_view name);
  /// Throws Errc::not_found with near names.
  Coder require(std::string_view name);
  /// Ids of the sources that a coder has marked done.
  std::set<RowId> sources_done(RowId coder);

  // REQUIRES a change under way:
  /// The id of a coder that is there, or is made now for what they do in this change: forgotten
  /// again when that is nothing.
  RowId ensure(std::string_view name, std::string_view kind = "person");
  /// False when the coder was there already.
  bool add(std::string_view name, std::string_view kind = "person");
  void rename(std::string_view name, std::string_view to);
  /// Gives everything of `from` to `into` and removes `from`; identical codings become one. Returns
  /// the number of codings that changed hands.
  std::size_t merge(std::string_view from, std::string_view into);

 private:
  Project& project_;
};

}  // namespace thema::model
