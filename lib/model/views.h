#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/corpus.h"
#include "model/selection.h"

namespace thema::model {

class Project;

/// Saved views: their rules and their table.
class Views {
 public:
  explicit Views(Project& project) : project_(project) {}

  std::vector<SavedView> list();  ///< in collation order of the names
  /// Throws Errc::not_found with near names.
  SavedView require(std::string_view name);

  // REQUIRES a change under way. A filter or query that cannot be read is refused as
  // parse_selection and parse_span_query refuse it.
  /// False when it is there, the same. Errc::exists when another is; Errc::usage for an empty one.
  bool add(std::string_view name, std::string_view where, std::string_view query);
  /// Absent parts stay. False when it was like that.
  bool set(std::string_view name, std::optional<std::string_view> where,
           std::optional<std::string_view> query);
  /// Errc::exists while other views ask it, unless `with_users`: they cannot be used any more.
  void remove(std::string_view name, bool with_users);

 private:
  void check(const SavedView& view);
  Project& project_;
};

/// Views that cannot be used, in order of their names, and why. The views are those of `corpus`.
std::vector<std::pair<const SavedView*, std::string>> broken_views(const Corpus& corpus);

/// Keeps views on the codes, cases, sources and coders that they name while these get other names:
/// made before the change, asked to follow after it.
class NamesInViews {
 public:
  explicit NamesInViews(Project& project);
  /// Writes the new names into the views; `into`: what is gone, and what took its place.
  void follow(const std::unordered_map<RowId, RowId>& into = {});

 private:
  struct Name {
    std::size_t begin = 0, end = 0;
    FieldKind kind = FieldKind::code;
    RowId id = 0;
  };
  struct Text {
    std::string words;
    std::vector<Name> names;  ///< in order
    /// Queries inside a filter, each with the place of its quoted text.
    std::vector<std::pair<Name, std::vector<Name>>> queries;
  };
  struct Followed {
    RowId id = 0;
    Text where, query;
  };
  Project& project_;
  std::vector<Followed> views_;
};

}  // namespace thema::model
