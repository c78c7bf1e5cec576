#pragma once

#include <string>
#include <string_view>

#include "formats/format.h"

namespace thema::formats {

/// A text file's words, decoded and normalised, and how they were encoded. A guessed encoding is
/// reported. Throws Errc::bad_input (naming the file) for binary data and for more than 2 GiB.
struct PlainText {
  std::string text;
  std::string encoding;
};
PlainText read_plain_text(std::string_view bytes, const ReadOptions& options, Sink& sink);

/// The first bytes of a file as narrow characters, for sniffing: without BOM, and UTF-16 read as
/// far as it is ASCII. Empty for binary data.
std::string sniff_head(std::string_view bytes);

/// True when a text file begins with a line that has "-->" between two times.
bool begins_with_cue(std::string_view head);

}  // namespace thema::formats
