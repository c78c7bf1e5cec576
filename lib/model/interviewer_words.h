#pragma once

#include <unordered_map>
#include <vector>

#include "model/types.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// Which passages hold nothing but what an interviewer said. Reads each source's turns once.
class InterviewerWords {
 public:
  explicit InterviewerWords(Project& project);

  /// The first turn of a passage that nobody but interviewers speak in; null: somebody else does,
  /// or no turn is touched.
  const Turn* only(const std::vector<Turn>& turns, text::Span passage) const;
  bool only(RowId source, text::Span passage);

 private:
  Project& project_;
  std::unordered_map<RowId, SpeakerRole> roles_;  ///< of speakers
  std::unordered_map<RowId, Source> sources_;
  std::unordered_map<RowId, std::vector<Turn>> turns_;  ///< of sources
};

}  // namespace thema::model
