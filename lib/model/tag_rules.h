#pragma once

#include "model/types.h"

namespace thema::model {

class Project;

enum class TagOn { code, coding };

/// Throws Errc::usage unless a tag can be written `key=value` in a list of tags and read again.
void check_tag_written(const Tag& tag);

/// Throws Errc::usage when a list of tags could not hold the tag, and Errc::bad_input when its key
/// was declared and does not accept this value, or is not meant for codes (codings). Keys that were
/// not declared are free.
void check_tag(Project& project, const Tag& tag, TagOn on);

}  // namespace thema::model
