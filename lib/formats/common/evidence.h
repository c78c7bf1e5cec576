#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/common/label.h"
#include "formats/common/names.h"

namespace thema::formats {

/// How much text there is to be labelled.
struct Extent {
  std::uint32_t lines = 0;       ///< that are not blank
  std::uint32_t blocks = 0;      ///< runs of such lines
  std::uint32_t first_line = 0;  ///< byte at which the first of them begins
  bool speech = false;           ///< captions: certainly of people who speak
};

/// Decides which candidates are labels. A name counts when it recurs, is of a known kind
/// ("Interviewer", "P12"), or when the document is dominated by labels; each style is judged by
/// itself, then those that a stronger one outweighs are dropped, but for the names it shares.
/// Fields of a form on the first page are never labels. Returns the candidates kept, in order.
std::vector<Candidate> judge(const std::vector<Candidate>& candidates, const Names& names,
                             const Extent& extent, std::string_view text);

}  // namespace thema::formats
