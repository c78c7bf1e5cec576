#include "analysis/source_voices.h"

#include <algorithm>

namespace thema::analysis {

using model::Speaker;
using model::SpeakerRole;

SourceVoices::SourceVoices(const Attribution& who, std::uint32_t source,
                           std::span<const model::Turn> turns)
    : turns_(turns) {
  Speaker nobody;  // of whom no case is known
  nobody.role = SpeakerRole::other;
  of_source_ = who.cases_of(source, nobody);
  voices_.reserve(turns.size());
  RowId known = 0;  // people take turns: the two who spoke last
  Voice voice, before;
  RowId known_before = 0;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const RowId id = turns[i].speaker;
    if (id == 0) {
      voices_.emplace_back();
      continue;
    }
    if (id != known) {
      std::swap(known, known_before);
      std::swap(voice, before);
    }
    if (id != known) {
      known = id;
      voice = {};
      for (const Speaker* s : who.speakers_of(turns.subspan(i, 1), turns[i].span)) {
        voice.interviewer = s->role == SpeakerRole::interviewer;
        if (s->role == SpeakerRole::participant && s->case_id != 0) {
          voice.own = who.cases_of(source, *s).front();
        }
      }
    }
    voices_.push_back(voice);
  }
}

std::vector<std::uint32_t> SourceVoices::cases_of(text::Span passage) {
  if (passage.begin < asked_) first_ = 0;
  asked_ = passage.begin;
  while (first_ < turns_.size() && turns_[first_].span.end <= passage.begin) ++first_;
  std::vector<std::uint32_t> cases;
  bool interviewer_only = true, any = false;
  for (std::size_t i = first_; i < turns_.size() && turns_[i].span.begin < passage.end; ++i) {
    any = true;
    if (!voices_[i].interviewer) interviewer_only = false;
    const std::uint32_t own = voices_[i].own;
    if (own != model::kNone && (cases.empty() || cases.back() != own)) cases.push_back(own);
  }
  if (any && interviewer_only) return {};
  if (cases.empty()) return of_source_;
  if (cases.size() > 1) {
    std::sort(cases.begin(), cases.end());
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  }
  return cases;
}

}  // namespace thema::analysis
