#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace thema::formats::whisper {

/// A stretch of speech as a recogniser gives it.
struct Segment {
  std::string text;                    ///< with the white space that it has at its ends
  std::optional<std::string> speaker;  ///< as people know it, never empty
  std::int64_t start_ms = -1, end_ms = -1;
};

struct Segments {
  std::vector<Segment> all;
  std::size_t end_early = 0;  ///< whose end lies before their start: it is left out
};

/// Finds the segments of a JSON document. A segment without a speaker whose words have some is
/// divided where they change; a list of single words is joined, and divided where the speaker
/// changes or pauses for two seconds. Throws Errc::bad_input for what holds no segments, saying
/// what was expected and found.
Segments find_segments(const nlohmann::json& document);

}  // namespace thema::formats::whisper
