#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Plain text, stored unchanged but for its line ends; labels at the beginning of lines begin
/// turns.
extern const Format kTxt;

}  // namespace thema::formats
