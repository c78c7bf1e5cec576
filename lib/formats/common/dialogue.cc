#include "formats/common/dialogue.h"

#include <algorithm>

#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

/// The cues' words as paragraphs of a text in which labels are looked for.
struct CueText {
  std::string text;
  std::vector<std::uint32_t> begins;  ///< of each cue that has words
  std::vector<const Cue*> cues;
};

CueText cue_text(const std::vector<Cue>& cues) {
  CueText out;
  for (const Cue& cue : cues) {
    std::string lines;
    LineScanner scan(cue.text);
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

std::uint32_t DialogueNames::number(std::string_view name) {
  std::string label = clean_label(name);
  const auto [entry, fresh] =
      numbers_.try_emplace(label_key(label), static_cast<std::uint32_t>(dialogue_.names.size()));
  if (fresh) dialogue_.names.push_back(std::move(label));
  return entry->second;
}

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

Dialogue dialogue_by_labels(const std::vector<Cue>& cues, const SpeakerOptions& options) {
  const CueText source = cue_text(cues);
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

Dialogue dialogue_of(const std::vector<Speech>& speech, const SpeakerOptions& options) {
  const bool named = options.mode == SpeakerOptions::Mode::automatic &&
                     std::any_of(speech.begin(), speech.end(),
                                 [](const Speech& s) { return s.speaker.has_value(); });
  if (!named) {
    std::vector<Cue> cues;
    cues.reserve(speech.size());
    for (const Speech& s : speech) {
      cues.push_back(Cue{.line = 0, .start_ms = s.start_ms, .end_ms = s.end_ms, .text = s.text});
    }
    return dialogue_by_labels(cues, options);
  }
  Dialogue dialogue;
  DialogueNames names(dialogue);
  for (const Speech& s : speech) {
    Piece piece{
        .speaker = {}, .words = on_one_line(s.text), .start_ms = s.start_ms, .end_ms = s.end_ms};
    if (piece.words.empty()) continue;
    if (s.speaker) piece.speaker = names.number(*s.speaker);
    dialogue.pieces.push_back(std::move(piece));
  }
  return dialogue;
}

model::DocumentDraft join_dialogue(Dialogue dialogue) { return Joiner(std::move(dialogue)).run(); }

}  // namespace thema::formats
