#pragma once

#include <vector>

#include "formats/pdf/page.h"

namespace thema::formats::pdf {

/// Which of a document's lines begin a paragraph, judged by where they stand alone.
std::vector<bool> paragraph_begins(const std::vector<const Line*>& lines);

}  // namespace thema::formats::pdf
