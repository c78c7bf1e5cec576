#pragma once

#include <string>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// Links the participants of a source whose labels are the names of its cases (letter case and
/// accents aside) to these: who is in a source under that label is whom the label means. Passed
/// over: speakers with a case, and a source in which nobody needs to be told apart (one case, one
/// participant). Returns the labels that were linked. REQUIRES a change under way.
std::vector<std::string> link_speakers_by_name(Project& project, const Source& source);

/// The participants whose words count for several cases of one kind alike, as no label tells them
/// apart.
struct SharedWords {
  std::vector<std::string> labels, cases;
};
SharedWords shared_words(Project& project, const Source& source, const std::vector<Turn>& turns);

}  // namespace thema::model
