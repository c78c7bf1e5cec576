#include "formats/common/captions.h"

#include <optional>
#include <utility>

#include "base/error.h"
#include "formats/common/cue_text.h"
#include "formats/common/dialogue.h"
#include "formats/common/plain_text.h"

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
  model::DocumentDraft draft =
      join_cues(parse_cues(plain.text, dialect, options, sink), options.speakers);
  draft.format = format;
  draft.encoding = std::move(plain.encoding);
  return draft;
}

}  // namespace thema::formats
