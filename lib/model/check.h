#pragma once

#include <string>
#include <vector>

#include "base/sink.h"

namespace thema::model {

class Project;

/// Something that is not as it should be.
struct Problem {
  std::string id;  ///< stable: "quote-changed"
  Level level = Level::error;
  std::string object;  ///< a source, code, coding ... ; empty: the file
  std::string message;
};

/// Looks through the whole project (`thema check`): the file by SQLite's own means, texts against
/// their hashes, every passage inside its text and its words unchanged, the search index against
/// the turns, rows that belong nowhere, the history's hash chain, and, as a warning, codings that
/// hold nothing but an interviewer's words. Reads only. In a fixed order.
std::vector<Problem> check(Project& project, Sink& sink);

/// The part that takes no reading of texts and passages: for `thema status`.
std::vector<Problem> quick_check(Project& project);

}  // namespace thema::model
