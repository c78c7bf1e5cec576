#pragma once

#include "formats/format.h"

namespace thema::formats {

/// The same tables in a workbook.
extern const Format kXlsx;

}  // namespace thema::formats
