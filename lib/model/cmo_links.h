#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// One end of a link: a configuration, or one element of it.
struct CmoEnd {
  RowId cmoc = 0;
  std::string label;  ///< of the configuration
  /// The element that was linked; where it was reworded, the one that stands in its place today.
  RowId element = 0;            ///< 0: the configuration as a whole
  std::string element_label{};  ///< as it is today
  std::string role{}, statement{};
  bool gone = false;  ///< the element is in the configuration no more; its words are the last ones

  /// "CMOC1" or "CMOC1.O1".
  std::string name() const;
};

/// A relation between configurations, read from -> to: the outcome of one is a context of the next
/// (ripple), A is embedded in B, a rival of B, refines B, inhibits B, was split from B, merged into
/// B.
struct CmoLink {
  RowId id = 0;
  std::string kind;  ///< of link_kinds()
  CmoEnd from, to;
  bool feedback = false;  ///< a loop that is meant
  std::string note;       ///< what bridges the two
};

struct NewLink {
  std::string kind;
  CmoEnd from, to;  ///< as end_named gives them
  bool feedback = false;
  std::optional<std::string> note{};
};

/// Links between configurations: rules and table.
class CmoLinks {
 public:
  explicit CmoLinks(Project& project) : project_(project) {}

  /// By kind and labels; of one configuration (at either end), or (0) all.
  std::vector<CmoLink> list(RowId cmoc = 0);
  /// What "CMOC1" or "CMOC1.O1" names. Throws Errc::not_found with near labels.
  CmoEnd end_named(std::string_view name);

  // REQUIRES a change under way:
  enum class Saved { added, changed, unchanged };
  /// Adds a link; one that is there takes the note and becomes a declared feedback if that is new.
  /// Throws Errc::usage for an unknown kind and for a configuration with itself, unless it is a
  /// ripple that is declared as feedback.
  Saved add(const NewLink& link);
  /// Those between the two of this kind (empty: of any); of the elements that are named, or all.
  /// How many were removed.
  std::size_t remove(const CmoEnd& from, const CmoEnd& to, std::string_view kind);

 private:
  Project& project_;
};

}  // namespace thema::model
