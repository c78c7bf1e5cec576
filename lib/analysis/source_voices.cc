#include "analysis/source_voices.h"

#include <algorithm>

namespace thema::analysis {

using model::Speaker;
using model::SpeakerRole;

SourceVoices::SourceVoices(const Attribution& who, std::uint32_t source,
                           std::span<const model::Turn> turns)
    : turns_(turns), of_source_(who.cases_of(source, nullptr)) {
  voices_.reserve(turns.size());
  RowId known = 0;  // people take turns: the two who spoke last
  RowId known_before = 0;
  Voice voice{&of_source_}, before = voice;
  for (const model::Turn& turn : turns) {
    if (turn.speaker != known) {
      std::swap(known, known_before);
      std::swap(voice, before);
    }
    if (turn.speaker != known) {
      known = turn.speaker;
      const Speaker* s = who.speaker(turn);
      voice = {&who.cases_of(source, s), s != nullptr && s->role == SpeakerRole::participant};
    }
    voices_.push_back(voice);
  }
}

std::vector<std::uint32_t> SourceVoices::cases_of(text::Span passage) {
  if (passage.begin < asked_) first_ = 0;
  asked_ = passage.begin;
  while (first_ < turns_.size() && turns_[first_].span.end <= passage.begin) ++first_;
  std::size_t last = first_;
  bool participant = false;
  for (; last < turns_.size() && turns_[last].span.begin < passage.end; ++last) {
    participant = participant || voices_[last].participant;
  }
  if (first_ == last) return of_source_;
  std::vector<std::uint32_t> cases;
  for (std::size_t i = first_; i < last; ++i) {
    if (voices_[i].participant != participant) continue;
    const std::vector<std::uint32_t>& said = *voices_[i].said;
    if (cases.empty()) {
      cases = said;
    } else if (cases != said) {
      cases.insert(cases.end(), said.begin(), said.end());
    }
  }
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

}  // namespace thema::analysis
