#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/common/timestamp.h"

namespace thema::formats {

/// The ways in which transcripts mark who speaks. Evidence is weighed way by way (speakers.h).
enum class Style : std::uint8_t {
  heading,    ///< "### Name:" on a line of its own
  bold,       ///< "**Name:** words", "**Name** 0:15", "**[00:02] Name:** words"
  bold_bare,  ///< "**Name** words"
  chat,       ///< "00:06:40 TAB Name: TAB words"
  timed,      ///< "[00:15] Name: words"
  time_line,  ///< "Name  0:15" on a line of its own; "Name [0:15] words"
  plain,      ///< "Name: words", "Name [0:15]: words"
  bracket,    ///< "[Name] words"
  dash,       ///< "P - words", "Teacher 4- TAB words"
  tab,        ///< "Name TAB words"
  name_line,  ///< "Name" or "0:15 Name" on a line of its own, with words on the next
};
inline constexpr std::size_t kStyles = 11;

/// A place at the beginning of a line that may be the label of a turn. Bytes of the text.
struct Candidate {
  std::uint32_t line = 0, line_end = 0;
  std::uint32_t begin = 0;  ///< where the label begins
  std::uint32_t name = 0, name_end = 0;
  std::uint32_t label_end = 0;  ///< behind label and time stamps
  std::uint32_t words = 0;      ///< behind white space too; the line's end when nothing follows
  std::uint32_t speaker = 0;    ///< which name; set by the scan
  Style style = Style::plain;
  bool alone = false;        ///< no words on the line of the label
  bool tight = false;        ///< no white space behind the colon
  bool block_start = false;  ///< first line of its paragraph; set by the scan
  bool next_blank = true;    ///< a blank line or the end follows; set by the scan
  std::int64_t start_ms = -1, end_ms = -1;
};

/// What the beginning of `line` could be as a label. Offsets are relative to the line.
/// `bold_end` is the end of bold letters at the beginning of a line of rich text, 0 when there are
/// none (in plain text and Markdown, bold is told by its marks).
std::optional<Candidate> parse_label(std::string_view line, std::size_t bold_end = 0);

/// Past time stamps at `pos` that precede words: bracketed ones, and bare ones that white space
/// wider than one blank or the line's end follows. Keeps the first times that were found.
std::size_t skip_time_stamps(std::string_view line, std::size_t pos, std::int64_t& start_ms,
                             std::int64_t& end_ms);

}  // namespace thema::formats
