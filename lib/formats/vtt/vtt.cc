#include "formats/vtt/vtt.h"

#include <array>

#include "formats/common/captions.h"
#include "formats/common/plain_text.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"vtt", "webvtt"});
constexpr CueDialect kDialect{.example = "00:01:02.000 --> 00:01:05.500", .webvtt = true};

int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  if (head.starts_with("WEBVTT")) {
    return head.size() == 6 || head[6] == ' ' || head[6] == '\t' || head[6] == '\n' ? 100 : 0;
  }
  return begins_with_cue(head) ? 15 : 0;
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  return read_captions(bytes, "vtt", kDialect, options, sink);
}

}  // namespace

const Format kVtt{.id = "vtt",
                  .summary = "WebVTT captions",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = read};

}  // namespace thema::formats
