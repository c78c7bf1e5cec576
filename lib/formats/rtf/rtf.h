#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Rich Text Format: paragraphs and tables in reading order, as if all tracked changes were
/// accepted. Speakers as in Word documents.
extern const Format kRtf;

}  // namespace thema::formats
