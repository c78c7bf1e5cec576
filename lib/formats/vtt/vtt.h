#pragma once

#include "formats/format.h"

namespace thema::formats {

/// WebVTT captions (Zoom, Teams, Whisper ...): one paragraph "Speaker: words" a turn is stored.
extern const Format kVtt;

}  // namespace thema::formats
