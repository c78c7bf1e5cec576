#pragma once

#include <string>
#include <string_view>

namespace thema::text {

/// A name in Unicode normalisation form C, so that "é" is one name whether it was typed as one
/// character or came from a file system as two. For names alone: texts are never changed. What is
/// not valid UTF-8 comes back as it is.
std::string composed(std::string_view name);

}  // namespace thema::text
