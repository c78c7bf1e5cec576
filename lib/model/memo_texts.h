#pragma once

#include <string>
#include <vector>

namespace thema::model {

class Project;

/// What was written about something: a memo of its own, or that of a coding.
struct MemoText {
  std::string text;
  std::string on;  ///< the source, case or code that it is about; empty: the project
};

/// All of them, in the order in which they were made.
std::vector<MemoText> memo_texts(Project& project);

}  // namespace thema::model
