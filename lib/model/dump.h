#pragma once

#include <functional>
#include <string_view>

namespace thema::model {

class Project;

/// Writes everything that a project holds as one JSON document ("thema/project/1"): every row of
/// every table by its column names, ids and the numbers that refer to them as texts (JSON readers
/// lose digits beyond 2^53), texts as texts, original files in base 64. The history is left out:
/// the document is the state. Rows stand in the order in which they were made, so equal states give
/// equal bytes.
void dump_json(Project& project, const std::function<void(std::string_view)>& out);

}  // namespace thema::model
