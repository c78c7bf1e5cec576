#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/format.h"

namespace thema::formats {

/// One cue of a caption file: times and what is shown, with its tags.
struct Cue {
  std::size_t line = 0;  ///< of its times, from 1
  std::int64_t start_ms = 0;
  std::int64_t end_ms = -1;  ///< -1 when it lies before the start
  std::string text;          ///< lines joined by LF
};

/// What is different between the caption formats.
struct CueDialect {
  std::string_view example;  ///< of a timing line, for messages
  bool webvtt = false;       ///< has a header and NOTE, STYLE and REGION blocks
};

/// Reads blocks of cues. A timing line that cannot be read throws Errc::bad_input with file and
/// line; a cue that ends before it begins, a missing header and text between cues are reported.
std::vector<Cue> parse_cues(std::string_view text, const CueDialect& dialect,
                            const ReadOptions& options, Sink& sink);

}  // namespace thema::formats
