#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace thema::formats {

/// A time stamp in a text: "0:15", "[00:01:02.500]", "(0:15)", "#00:01:02-5#",
/// "[00:43.810 --> 00:47.850]", "\[04:13\]". Offsets are bytes.
struct TimeStamp {
  std::size_t end = 0;  ///< just behind the stamp
  std::int64_t start_ms = -1;
  std::int64_t end_ms = -1;  ///< of a range
  bool bracketed = false;    ///< in [ ], ( ), \[ \] or # #: cannot be part of a sentence
  bool hours = false;        ///< three groups: hours, minutes, seconds
};

/// The stamp that begins at byte `pos` of `line`. A bare "10:30" is one: the caller decides whether
/// its place makes it more than words.
std::optional<TimeStamp> time_stamp_at(std::string_view line, std::size_t pos);

/// A bracketed stamp with which `text` ends; returns the byte where it begins.
struct TrailingStamp {
  std::size_t begin = 0;
  TimeStamp stamp;
};
std::optional<TrailingStamp> trailing_time_stamp(std::string_view text);

}  // namespace thema::formats
