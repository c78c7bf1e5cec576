#include "formats/srt/srt.h"

#include <array>

#include "formats/common/captions.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"srt"});
constexpr CueDialect kDialect{.example = "00:01:02,000 --> 00:01:05,500", .webvtt = false};

/// A number on the first line and times with a decimal comma on the second.
int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  if (!begins_with_cue(head)) return 0;
  const std::size_t arrow = head.find("-->");
  const std::size_t begin = head.rfind('\n', arrow);
  const bool numbered = begin != std::string::npos && is_digit(head[skip_space(head, 0)]);
  const bool comma = head.rfind(',', arrow) != std::string::npos;
  return numbered && comma ? 95 : 20;
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  return read_captions(bytes, "srt", kDialect, options, sink);
}

}  // namespace

const Format kSrt{.id = "srt",
                  .summary = "SubRip captions",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = read};

}  // namespace thema::formats
