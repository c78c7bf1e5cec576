#pragma once

#include "formats/format.h"

namespace thema::formats {

/// JSON as Whisper and programs around it write it: one paragraph "Speaker: words" a turn is
/// stored, or one paragraph a segment where nobody is named.
extern const Format kWhisper;

}  // namespace thema::formats
