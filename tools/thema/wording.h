#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cells.h"

namespace thema::model {
class Project;
}

namespace thema::cli {

class Context;

/// "1 entry", "12 entries": where adding an s (cells.h) is not enough.
std::string counted(std::size_t n, std::string_view singular, std::string_view plural);

/// "1.2 MB"; a size for people.
std::string size_text(std::size_t bytes);

/// Prints the sentence that says what a changing command did, and keeps it for `thema log`. `more`
/// is printed, too, but not kept: what people said or answered stands in no history.
/// REQUIRES a change under way.
void done(Context& ctx, model::Project& project, const std::string& sentence,
          const std::string& more = {});

/// Says that there was nothing to change.
void no_change(Context& ctx);

}  // namespace thema::cli
