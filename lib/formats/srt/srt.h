#pragma once

#include "formats/format.h"

namespace thema::formats {

/// SubRip captions: one paragraph "Speaker: words" a turn is stored.
extern const Format kSrt;

}  // namespace thema::formats
