#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::formats {

/// A stretch of a cue that one voice speaks.
struct VoicePiece {
  std::optional<std::string> voice;  ///< of "<v Name>"
  std::string text;                  ///< without tags, entities decoded; may hold LF
};

/// Takes a cue's text apart at its voice tags. Formatting tags (<i>, <c.x>, <font>, <00:01.000>)
/// and SubStation's overrides ({\an8}) are left out; what else stands in angle brackets is text.
std::vector<VoicePiece> cue_pieces(std::string_view cue);

/// "&amp;" -> "&", "&#233;" -> "é": the entities of WebVTT, numbers, and nothing else.
std::string decode_entities(std::string_view s);

}  // namespace thema::formats
