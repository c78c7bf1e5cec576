#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/sink.h"
#include "model/document.h"
#include "text/regex.h"

namespace thema::formats {

/// How speakers are looked for (contract section 4, `import --speakers`).
struct SpeakerOptions {
  enum class Mode { automatic, none, pattern } mode = Mode::automatic;
  /// For `pattern`: an ICU regex searched at the beginning of each line; group `speaker` (or the
  /// first group, or the whole match) is the label, the whole match is the label's place.
  std::string pattern;
};

struct ReadOptions {
  std::string name;      ///< the file's name, for messages
  std::string encoding;  ///< asked for; empty: found out
  SpeakerOptions speakers;
  /// Keep the running headers, footers, page and line numbers of PDF files.
  bool keep_headers = false;
};

/// One importable file format. Readers throw Errc::bad_input with file and line or part; they read
/// hostile bytes and never crash, loop, or use memory out of proportion to the input.
struct Format {
  std::string_view id;                           ///< "vtt"
  std::string_view summary;                      ///< "WebVTT captions"
  std::span<const std::string_view> extensions;  ///< lower case, without dot
  /// 0 = certainly not, 100 = certainly this, judged by content alone.
  int (*sniff)(std::string_view bytes);
  model::DocumentDraft (*read)(std::string_view bytes, const ReadOptions&, Sink&);
};

/// All formats, in the order in which they are tried.
std::span<const Format* const> all_formats();

/// The format of a file: by content, then by extension. Throws Errc::bad_input, naming what can be
/// imported, for a file of an unknown kind, an empty file or binary data.
const Format& detect_format(std::string_view file_name, std::string_view bytes);

/// Detects and reads.
model::DocumentDraft read_document(std::string_view bytes, const ReadOptions&, Sink&);

}  // namespace thema::formats
