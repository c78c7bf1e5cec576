#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/cmo.h"

namespace thema::model {

class Project;

/// A configuration that was merged or split, with what came to it otherwise: two copies of a
/// project were merged of which one went on working with it.
struct LeftBehind {
  std::string label, state;       ///< merged, split
  std::vector<std::string> into;  ///< what it became
  std::size_t evidence = 0;       ///< judged on its last wording, and in nothing it became
  std::size_t links = 0;

  /// "2 pieces of evidence, 1 link"; empty: nothing.
  std::string what() const;
  /// "X was split into A, B"
  std::string became() const;
  std::string message() const;  ///< with what to do
};

/// In the order of the configurations; those of which nothing is left out.
std::vector<LeftBehind> left_behind(Project& project);

/// Throws Errc::bad_input for a configuration that was merged or split, and names what it became:
/// what is judged anew belongs there.
void refuse_merged_or_split(Project& project, const Configuration& cmoc);

/// Evidence and links that came to merged configurations go on to what these became, where every
/// element has its counterpart there: itself, the one in `became`, or one of the same words.
/// Evidence goes to the newest version that has all of them. Tells what went, by configuration.
/// REQUIRES: a change under way.
std::vector<LeftBehind> follow_merged(Project& project, const std::map<RowId, RowId>& became);

}  // namespace thema::model
