#pragma once

#include "model/types.h"

namespace thema::model {

class Project;

enum class TagOn { code, coding };

/// Throws Errc::bad_input when the tag's key was declared and does not accept this value, or is not
/// meant for codes (codings). Keys that were not declared are free.
void check_tag(Project& project, const Tag& tag, TagOn on);

}  // namespace thema::model
