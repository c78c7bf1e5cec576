#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Transcripts of oTranscribe: JSON around HTML. Its time stamps are times of the turns.
extern const Format kOtr;

}  // namespace thema::formats
