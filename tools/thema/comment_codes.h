#pragma once

#include <string>
#include <vector>

#include "base/sink.h"
#include "model/document.h"
#include "model/project.h"

namespace thema::cli {

/// `import --comments codes`: makes codings of a document's comments. The first line names codes
/// (`Code; Other code`), those that are new are made and told; what follows " -- ", and further
/// lines, are the memo; the comment's author is the coder. What names no code, or stands at no
/// words, is told and left out. REQUIRES: a change under way.
void code_by_comments(model::Project& project, const std::string& source,
                      const std::vector<model::CommentDraft>& comments, Sink& sink);

}  // namespace thema::cli
