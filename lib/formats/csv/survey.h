#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Tables as text: surveys, and conversations with a column of speakers or of times.
extern const Format kCsv;

}  // namespace thema::formats
