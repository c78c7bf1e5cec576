#pragma once

#include <string>

namespace thema::model {

class Project;

/// SHA-256 of all that people recorded in a project, in every table: each row is what it says and
/// what it refers to. Ids, clocks and who works in this file are not in it, so that a project which
/// is built again from the same files has the same hash.
std::string content_hash(Project& project);

}  // namespace thema::model
