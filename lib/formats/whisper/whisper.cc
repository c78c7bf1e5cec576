#include "formats/whisper/whisper.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "formats/common/dialogue.h"
#include "formats/common/json.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"
#include "formats/whisper/segments.h"

namespace thema::formats {
namespace {

using whisper::Segments;

constexpr auto kExtensions = std::to_array<std::string_view>({"json"});

bool has_any(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return text.find(name) != std::string_view::npos;
  });
}

/// JSON with the members of a transcript. Other JSON is left to the extension.
int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  const std::size_t first = skip_space(head, 0);
  if (first >= head.size() || (head[first] != '{' && head[first] != '[')) return 0;
  const bool list = head[first] == '[';
  const std::size_t second = skip_space(head, first + 1);
  if (second >= head.size() || head[second] != (list ? '{' : '"')) return 1;
  // The whole text may stand before the segments.
  const bool timed =
      list ? has_any(head, {"\"start\"", "\"timestamp\"", "\"startTime\""}) &&
                 has_any(head, {"\"text\"", "\"word\""})
           : has_any(bytes, {"\"segments\"", "\"transcription\"", "\"chunks\""}) &&
                 has_any(bytes, {"\"start\"", "\"offsets\"", "\"timestamp\"", "\"startTime\""});
  return timed ? 92 : 1;
}

void report(const Segments& segments, const Dialogue& dialogue, const ReadOptions& options,
            Sink& sink) {
  if (segments.end_early > 0) {
    sink.warn("whisper-ends-early",
              fmt::format("{} segments end before they start; their ends are left out",
                          segments.end_early),
              options.name);
  }
  if (!segments.guessed_unit.empty()) {
    sink.notice("whisper-time-unit",
                fmt::format("times are whole numbers and nothing says of what: read as {}, which "
                            "fits how much is said within them",
                            segments.guessed_unit),
                options.name);
  }
  const bool by_file = std::any_of(segments.all.begin(), segments.all.end(),
                                   [](const Speech& s) { return s.speaker.has_value(); });
  if (!by_file || options.speakers.mode != SpeakerOptions::Mode::automatic) return;
  const auto unknown = std::count_if(dialogue.pieces.begin(), dialogue.pieces.end(),
                                     [](const Piece& piece) { return !piece.speaker; });
  if (unknown == 0) return;
  sink.notice("whisper-no-speaker",
              fmt::format("{} segments name no speaker; they continue the one before", unknown),
              options.name);
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  PlainText plain = read_plain_text(bytes, options, sink);
  const Segments segments = whisper::find_segments(parse_json(plain.text));
  Dialogue dialogue = dialogue_of(segments.all, options.speakers);
  report(segments, dialogue, options, sink);
  model::DocumentDraft draft = join_dialogue(std::move(dialogue));
  if (draft.turns.empty()) throw Error(Errc::bad_input, "no segment of the file has words");
  draft.format = "whisper";
  draft.encoding = std::move(plain.encoding);
  return draft;
}

}  // namespace

const Format kWhisper{.id = "whisper",
                      .summary = "Whisper JSON",
                      .extensions = kExtensions,
                      .sniff = sniff,
                      .read = read};

}  // namespace thema::formats
