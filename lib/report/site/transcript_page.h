#pragma once

#include <string>
#include <vector>

#include "report/site/data.h"

namespace thema::report::site {

/// The page of one source: turns with numbers and ids (`t41`), the words with a number at the
/// beginning of every passage that is coded or is evidence (id `p1204-1378`) and a line below them
/// in the colour of its codes, and in the margin what they are coded with, by whom.
/// REQUIRES: passages are in the order of their shown places, blocks do not overlap.
std::string transcript_page(const Frame& frame, const Source& source, const TranscriptPage& page,
                            const std::vector<Code>& codes);

}  // namespace thema::report::site
