#include "formats/survey/answers.h"

#include <algorithm>
#include <utility>

#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/speakers.h"
#include "formats/common/turns.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats::survey {

std::string answer_text(std::string cell) {
  const std::string text = text::normalize(std::move(cell));
  return std::string(trim_space(text));
}

bool is_dialogue(const std::string& cell, const SpeakerOptions& options) {
  if (options.mode == SpeakerOptions::Mode::none || cell.find('\n') == std::string::npos) {
    return false;
  }
  return find_labels(cell, options, TextShape{}).labels.size() > 1;
}

void Answers::append(std::string_view text) {
  draft_.text += text;
  length_ += text::count_code_points(text);
}

std::size_t Answers::speaker(const std::string& label, model::SpeakerRole role) {
  std::string key = label_key(label);
  const auto known = std::find(keys_.begin(), keys_.end(), key);
  if (known != keys_.end()) return static_cast<std::size_t>(known - keys_.begin());
  keys_.push_back(std::move(key));
  draft_.speakers.push_back({.label = label, .role = role});
  return keys_.size() - 1;
}

void Answers::add(const std::string& question, const std::string& answer, bool dialogue) {
  if (!draft_.text.empty()) append("\n\n");
  const std::uint32_t label = length_;
  append(question);
  const std::uint32_t label_end = length_;
  append("\n");
  const std::uint32_t begin = length_;
  append(answer);
  model::DocumentDraft talk;
  if (dialogue) {
    talk.text = answer;
    const FoundLabels found = find_labels(talk.text, options_, TextShape{});
    if (!found.labels.empty()) add_turns(talk, found, TextShape{});
  }
  if (talk.speakers.empty()) {
    model::TurnDraft turn;
    turn.label = {label, label_end};
    turn.span = {begin, length_};
    turn.speaker = speaker(question, model::SpeakerRole::participant);
    draft_.turns.push_back(turn);
    return;
  }
  for (model::TurnDraft& turn : talk.turns) {
    for (text::Span* span : {&turn.span, &turn.label}) {
      span->begin += begin;
      span->end += begin;
    }
    if (turn.speaker) {
      const model::SpeakerDraft& who = talk.speakers[*turn.speaker];
      turn.speaker = speaker(who.label, who.role);
    }
    draft_.turns.push_back(turn);
  }
}

model::DocumentDraft Answers::take() {
  model::DocumentDraft out = std::exchange(draft_, {});
  keys_.clear();
  length_ = 0;
  return out;
}

}  // namespace thema::formats::survey
