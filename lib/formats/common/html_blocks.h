#pragma once

#include <string_view>
#include <vector>

#include "formats/common/rich_blocks.h"

namespace thema::formats {

struct HtmlBlocks {
  std::vector<rich::Block> blocks;
  rich::Tally tally;
  /// Milliseconds of each `kTimeMark` in the text, in order.
  std::vector<std::int64_t> times;
};

/// Stands in the text for a time stamp of oTranscribe; no text has this character otherwise.
inline constexpr std::string_view kTimeMark = "\xEF\xB7\x90";  // U+FDD0, a noncharacter

/// What a person sees of an HTML page, in reading order: block elements as paragraphs, <br> as LF,
/// white space as browsers show it, tables row by row (tables that hold tables only lay the page
/// out: they are read cell by cell). Left out: hidden elements, scripts, Word's comments and list
/// marks. With `time_marks`, <span class="timestamp"> is a mark.
HtmlBlocks read_html_blocks(std::string_view utf8, bool time_marks = false);

}  // namespace thema::formats
