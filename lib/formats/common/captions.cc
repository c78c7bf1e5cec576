#include "formats/common/captions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.h"
#include "formats/common/cue_text.h"
#include "formats/common/dialogue.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"
#include "formats/common/service_lines.h"

namespace thema::formats {
namespace {

/// The cues' words by their voice tags; nothing when no cue has one.
std::optional<Dialogue> by_voices(const std::vector<Cue>& cues) {
  Dialogue dialogue;
  DialogueNames names(dialogue);
  for (const Cue& cue : cues) {
    for (VoicePiece& voice : cue_pieces(cue.text)) {
      Piece piece{.speaker = {},
                  .words = on_one_line(voice.text),
                  .start_ms = cue.start_ms,
                  .end_ms = cue.end_ms};
      if (voice.voice) piece.speaker = names.number(*voice.voice);
      if (piece.speaker || !piece.words.empty()) dialogue.pieces.push_back(std::move(piece));
    }
  }
  if (dialogue.names.empty()) return std::nullopt;
  return dialogue;
}

std::vector<Cue> without_tags(std::vector<Cue> cues) {
  for (Cue& cue : cues) {
    std::string words;
    for (const VoicePiece& piece : cue_pieces(cue.text)) words += piece.text;
    cue.text = std::move(words);
  }
  return cues;
}

/// "(Transcribed by TurboScribe. ...) Hello": words may follow on the line.
std::string_view behind_credit(std::string_view line) {
  const std::size_t close = line.find(')');
  if (!line.starts_with('(') || close == std::string_view::npos) return line;
  return credited_service(line.substr(0, close + 1)).empty() ? line
                                                             : trim_space(line.substr(close + 1));
}

/// Leaves out what a service writes of itself; returns the service, "" when there is no such line.
std::string_view drop_credits(std::vector<Cue>& cues) {
  std::string_view service;
  for (Cue& cue : cues) {
    if (cue.text.find("ranscri") == std::string::npos) continue;
    std::string words;
    LineScanner lines(cue.text);
    while (lines.next()) {
      const std::string_view line = behind_credit(trim_space(lines.line()));
      const std::string_view credited = credited_service(line);
      if (line.size() < trim_space(lines.line()).size()) service = "turboscribe";
      if (!credited.empty()) service = credited;
      if (!credited.empty() || line.empty()) continue;
      if (!words.empty()) words += '\n';
      words += line;
    }
    cue.text = std::move(words);
  }
  return service;
}

/// The lines that a cue shows, without tags and without blank ones; `raw`: as they are written.
struct ShownLines {
  std::vector<std::string> shown, raw;
};

ShownLines lines_of(const Cue& cue) {
  ShownLines out;
  LineScanner lines(cue.text);
  while (lines.next()) {
    std::string words;
    for (const VoicePiece& piece : cue_pieces(lines.line())) words += piece.text;
    const std::string_view line = trim_space(words);
    if (line.empty()) continue;
    out.shown.emplace_back(line);
    out.raw.emplace_back(lines.line());
  }
  return out;
}

/// How many of the last lines of a cue the next shows again above its own.
std::size_t repeated(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  constexpr std::size_t kMostLines = 4;  // that a screen has
  for (std::size_t n = std::min({before.size(), now.size(), kMostLines}); n > 0; --n) {
    const auto first = before.end() - static_cast<std::ptrdiff_t>(n);
    if (std::equal(first, before.end(), now.begin())) return n;
  }
  return 0;
}

/// Captions that roll up the screen (YouTube's, television's) show lines again, each time as words
/// of another cue. Leaves the repetitions out where most cues have them, and says how many: else
/// somebody says the same words again.
std::size_t drop_rolled_lines(std::vector<Cue>& cues) {
  constexpr std::size_t kFewest = 4;
  std::vector<ShownLines> all;
  all.reserve(cues.size());
  for (const Cue& cue : cues) all.push_back(lines_of(cue));
  std::vector<std::size_t> again(cues.size(), 0);
  std::size_t pairs = 0, rolled = 0, dropped = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    if (all[i - 1].shown.empty() || all[i].shown.empty()) continue;
    again[i] = repeated(all[i - 1].shown, all[i].shown);
    ++pairs;
    if (again[i] > 0) ++rolled;
  }
  if (rolled < kFewest || rolled * 2 < pairs) return 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    if (again[i] == 0) continue;
    dropped += again[i];
    cues[i].text.clear();
    for (std::size_t k = again[i]; k < all[i].raw.size(); ++k) {
      cues[i].text += (cues[i].text.empty() ? "" : "\n") + all[i].raw[k];
    }
  }
  return dropped;
}

/// Teams names its cues "8-4-4-4-12/NUMBER" in hexadecimal digits, and closes its voices.
bool is_of_teams(std::string_view text) {
  constexpr std::size_t kHead = 2000;
  LineScanner lines(text.substr(0, kHead));
  while (lines.next()) {
    const std::string_view line = trim_space(lines.line());
    if (line.size() < 38 || line[8] != '-' || line[13] != '-' || line[36] != '/') continue;
    if (line.find_first_not_of("0123456789abcdefABCDEF-/") == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

model::DocumentDraft join_cues(const std::vector<Cue>& cues, const SpeakerOptions& options) {
  std::optional<Dialogue> dialogue;
  if (options.mode == SpeakerOptions::Mode::automatic) dialogue = by_voices(cues);
  if (!dialogue) dialogue = dialogue_by_labels(without_tags(cues), options);
  model::DocumentDraft draft = join_dialogue(std::move(*dialogue));
  if (draft.turns.empty()) throw Error(Errc::bad_input, "no cue of the file has words");
  return draft;
}

model::DocumentDraft read_captions(std::string_view bytes, std::string_view format,
                                   const CueDialect& dialect, const ReadOptions& options,
                                   Sink& sink) {
  PlainText plain = read_plain_text(bytes, options, sink);
  std::vector<Cue> cues = parse_cues(plain.text, dialect, options, sink);
  if (const std::size_t rolled = drop_rolled_lines(cues); rolled > 0) {
    sink.notice("caption-rolling",
                fmt::format("{} lines that cues show again above their own are read once", rolled),
                options.name);
  }
  const std::string_view service = drop_credits(cues);
  model::DocumentDraft draft = join_cues(cues, options.speakers);
  draft.format = format;
  draft.service = service.empty() && is_of_teams(plain.text) ? "teams" : service;
  if (!service.empty()) {
    sink.notice(
        "service-lines",
        fmt::format("the line that {} adds is not part of the text", service_title(service)),
        options.name);
  }
  draft.encoding = std::move(plain.encoding);
  return draft;
}

}  // namespace thema::formats
