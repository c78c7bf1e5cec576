#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "formats/common/dialogue.h"

namespace thema::formats::whisper {

/// Speakers are named as people know them.
using Segment = Speech;

struct Segments {
  std::vector<Segment> all;
  std::size_t end_early = 0;      ///< whose end lies before their start: it is left out
  std::string_view guessed_unit;  ///< of times that are whole numbers, when nothing says which
};

/// Finds the segments of a JSON document. A segment without a speaker whose words have some is
/// divided where they change; a list of single words is joined, and divided where the speaker
/// changes or pauses for two seconds. Throws Errc::bad_input for what holds no segments, saying
/// what was expected and found.
Segments find_segments(const nlohmann::json& document);

}  // namespace thema::formats::whisper
