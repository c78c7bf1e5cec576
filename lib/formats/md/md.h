#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Markdown, stored unchanged like plain text, with the marks that labels carry there understood:
/// "**Name:** words", "### Name:", "[00:17] **Name**: words"; "> notes" are not speech.
extern const Format kMd;

}  // namespace thema::formats
