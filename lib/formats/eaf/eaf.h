#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Annotations of ELAN: one paragraph "Speaker: words" a turn is stored, in the order of time.
extern const Format kEaf;

}  // namespace thema::formats
