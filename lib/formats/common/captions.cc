#include "formats/common/captions.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/error.h"
#include "formats/common/cue_text.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"
#include "formats/common/speakers.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

/// What one voice says in one cue. A piece without a label continues the one before it.
struct Piece {
  std::optional<std::uint32_t> speaker;
  std::string words;
  std::int64_t start_ms = -1, end_ms = -1;
};

struct Dialogue {
  std::vector<Piece> pieces;
  std::vector<std::string> names;
};

/// Lines of a cue as one: broken where the screen ended, not where the speaker paused.
std::string on_one_line(std::string_view text) {
  std::string out;
  LineScanner lines(text);
  while (lines.next()) {
    const std::string_view line = trim_space(lines.line());
    if (line.empty()) continue;
    if (!out.empty()) out += ' ';
    out += line;
  }
  return out;
}

/// The cues' words by their voice tags; nothing when no cue has one.
std::optional<Dialogue> by_voices(const std::vector<Cue>& cues) {
  Dialogue dialogue;
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (const Cue& cue : cues) {
    for (VoicePiece& voice : cue_pieces(cue.text)) {
      Piece piece{.speaker = {},
                  .words = on_one_line(voice.text),
                  .start_ms = cue.start_ms,
                  .end_ms = cue.end_ms};
      if (voice.voice) {
        const std::string name = clean_label(*voice.voice);
        const auto [entry, fresh] =
            numbers.try_emplace(label_key(name), static_cast<std::uint32_t>(dialogue.names.size()));
        if (fresh) dialogue.names.push_back(name);
        piece.speaker = entry->second;
      }
      if (piece.speaker || !piece.words.empty()) dialogue.pieces.push_back(std::move(piece));
    }
  }
  if (dialogue.names.empty()) return std::nullopt;
  return dialogue;
}

/// The cues' words as paragraphs of a text in which labels are looked for.
struct CueText {
  std::string text;
  std::vector<std::uint32_t> begins;  ///< of each cue that has words
  std::vector<const Cue*> cues;
};

CueText without_tags(const std::vector<Cue>& cues) {
  CueText out;
  for (const Cue& cue : cues) {
    std::string words;
    for (const VoicePiece& piece : cue_pieces(cue.text)) words += piece.text;
    std::string lines;
    LineScanner scan(words);
    while (scan.next()) {
      if (scan.blank()) continue;
      if (!lines.empty()) lines += '\n';
      lines += trim_space(scan.line());
    }
    if (lines.empty()) continue;
    out.begins.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.cues.push_back(&cue);
    out.text += lines + "\n\n";
  }
  return out;
}

Dialogue by_labels(const std::vector<Cue>& cues, const SpeakerOptions& options) {
  const CueText source = without_tags(cues);
  TextShape shape;
  shape.captions = true;
  FoundLabels found = find_labels(source.text, options, shape);
  Dialogue dialogue{.pieces = {}, .names = std::move(found.names)};
  std::size_t next = 0;
  for (std::size_t i = 0; i < source.cues.size(); ++i) {
    const std::size_t end =
        i + 1 < source.begins.size() ? source.begins[i + 1] : source.text.size();
    std::size_t pos = source.begins[i];
    const auto add = [&](std::optional<std::uint32_t> speaker, std::size_t to) {
      Piece piece{.speaker = speaker,
                  .words = on_one_line(std::string_view(source.text).substr(pos, to - pos)),
                  .start_ms = source.cues[i]->start_ms,
                  .end_ms = source.cues[i]->end_ms};
      if (speaker || !piece.words.empty()) dialogue.pieces.push_back(std::move(piece));
    };
    std::optional<std::uint32_t> speaker;
    for (; next < found.labels.size() && found.labels[next].line < end; ++next) {
      add(speaker, found.labels[next].line);
      pos = found.labels[next].end;
      speaker = found.labels[next].speaker;
    }
    add(speaker, end);
  }
  return dialogue;
}

/// Writes the paragraphs and their turns.
class Joiner {
 public:
  explicit Joiner(Dialogue dialogue)
      : dialogue_(std::move(dialogue)), numbers_(dialogue_.names.size(), kNone) {}

  model::DocumentDraft run() {
    const bool labelled = std::any_of(dialogue_.pieces.begin(), dialogue_.pieces.end(),
                                      [](const Piece& piece) { return piece.speaker.has_value(); });
    for (const Piece& piece : dialogue_.pieces) {
      if (piece.speaker) {
        if (piece.speaker != current_) open_ = false;
        current_ = piece.speaker;
      }
      if (piece.words.empty()) continue;
      if (!open_ || !labelled || !current_) begin_paragraph();
      add_words(piece);
    }
    if (!draft_.text.empty()) draft_.text += '\n';
    guess_roles(draft_.speakers, draft_.text);
    return std::move(draft_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void append(std::string_view words) {
    draft_.text += words;
    points_ += text::count_code_points(words);
  }

  void begin_paragraph() {
    if (!draft_.text.empty()) append("\n\n");
    model::TurnDraft turn;
    turn.label.begin = points_;
    if (current_) {
      const std::string& name = dialogue_.names[*current_];
      append(name);
      append(":");
      turn.label.end = points_;
      append(" ");
      turn.speaker = speaker(*current_);
    }
    turn.span = {points_, points_};
    if (!current_) turn.label = turn.span;
    draft_.turns.push_back(turn);
    open_ = true;
  }

  void add_words(const Piece& piece) {
    model::TurnDraft& turn = draft_.turns.back();
    if (turn.span.length() > 0) append(" ");
    append(piece.words);
    turn.span.end = points_;
    if (turn.start_ms < 0) turn.start_ms = piece.start_ms;
    turn.end_ms = std::max(turn.end_ms, piece.end_ms);
  }

  std::size_t speaker(std::uint32_t name) {
    if (numbers_[name] == kNone) {
      numbers_[name] = draft_.speakers.size();
      draft_.speakers.push_back(model::SpeakerDraft{.label = dialogue_.names[name]});
    }
    return numbers_[name];
  }

  Dialogue dialogue_;
  std::vector<std::size_t> numbers_;
  std::optional<std::uint32_t> current_;
  bool open_ = false;
  std::uint32_t points_ = 0;
  model::DocumentDraft draft_;
};

}  // namespace

model::DocumentDraft join_cues(const std::vector<Cue>& cues, const SpeakerOptions& options) {
  std::optional<Dialogue> dialogue;
  if (options.mode == SpeakerOptions::Mode::automatic) dialogue = by_voices(cues);
  if (!dialogue) dialogue = by_labels(cues, options);
  model::DocumentDraft draft = Joiner(std::move(*dialogue)).run();
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
