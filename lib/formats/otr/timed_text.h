#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/common/speakers.h"

namespace thema::formats::otr {

/// A time stamp that stood before the code point `point`.
struct TimeMark {
  std::uint32_t point = 0;
  std::int64_t ms = 0;
};

/// The words of a transcript without its time stamps.
struct TimedText {
  std::string text;
  TextShape shape;
  std::vector<TimeMark> marks;  ///< in the order of the text
};

/// Reads the HTML of oTranscribe. Paragraphs are lines, blank ones one blank line; a line that
/// began with a time stamp begins a paragraph.
TimedText timed_text(const std::string& html);

}  // namespace thema::formats::otr
