#include "analysis/attribution.h"

#include <algorithm>

namespace thema::analysis {

using model::Speaker;
using model::SpeakerRole;
using model::Turn;

TurnRange turns_of(std::span<const Turn> turns, text::Span passage) {
  const auto first = std::partition_point(
      turns.begin(), turns.end(), [&](const Turn& t) { return t.span.end <= passage.begin; });
  const auto last = std::partition_point(first, turns.end(),
                                         [&](const Turn& t) { return t.span.begin < passage.end; });
  return {static_cast<std::size_t>(first - turns.begin()),
          static_cast<std::size_t>(last - turns.begin())};
}

std::vector<std::vector<std::uint32_t>> cases_by_source(const model::Corpus& corpus) {
  std::vector<std::vector<std::uint32_t>> cases(corpus.sources.size());
  for (std::size_t s = 0; s < cases.size(); ++s) {
    for (const RowId id : corpus.sources[s].cases) cases[s].push_back(corpus.case_index.at(id));
  }
  for (const auto& [id, speaker] : corpus.speakers) {
    if (speaker.case_id == 0) continue;
    cases[corpus.source_index.at(speaker.source)].push_back(corpus.case_index.at(speaker.case_id));
  }
  for (std::vector<std::uint32_t>& in_source : cases) {
    std::sort(in_source.begin(), in_source.end());
    in_source.erase(std::unique(in_source.begin(), in_source.end()), in_source.end());
  }
  return cases;
}

Attribution::Attribution(const model::Corpus& corpus)
    : corpus_(corpus), of_source_(corpus.sources.size()), of_one_(corpus.cases.size()) {
  for (std::uint32_t c = 0; c < of_one_.size(); ++c) of_one_[c] = {c};
  for (std::size_t s = 0; s < of_source_.size(); ++s) {
    for (const RowId id : corpus.sources[s].cases) {
      of_source_[s].push_back(corpus.case_index.at(id));
    }
    std::sort(of_source_[s].begin(), of_source_[s].end());
  }
  unlinked_ = of_source_;
  for (const auto& [id, speaker] : corpus.speakers) {
    if (speaker.role != SpeakerRole::participant || speaker.case_id == 0) continue;
    std::erase(unlinked_[corpus.source_index.at(speaker.source)],
               corpus.case_index.at(speaker.case_id));
  }
}

const Speaker* Attribution::speaker(const Turn& turn) const {
  const auto found = corpus_.speakers.find(turn.speaker);
  return found == corpus_.speakers.end() ? nullptr : &found->second;
}

bool Attribution::interviewer_only(std::span<const Turn> turns, text::Span passage) const {
  const TurnRange range = turns_of(turns, passage);
  if (range.empty()) return false;
  return std::all_of(turns.begin() + static_cast<std::ptrdiff_t>(range.first),
                     turns.begin() + static_cast<std::ptrdiff_t>(range.last), [&](const Turn& t) {
                       const Speaker* s = speaker(t);
                       return s != nullptr && s->role == SpeakerRole::interviewer;
                     });
}

std::vector<const Speaker*> Attribution::speakers_of(std::span<const Turn> turns,
                                                     text::Span passage) const {
  std::vector<const Speaker*> speakers;
  const TurnRange range = turns_of(turns, passage);
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Speaker* s = speaker(turns[i]);
    if (s != nullptr && std::find(speakers.begin(), speakers.end(), s) == speakers.end()) {
      speakers.push_back(s);
    }
  }
  return speakers;
}

const std::vector<std::uint32_t>& Attribution::cases_of(std::uint32_t source,
                                                        const Speaker* speaker) const {
  static const std::vector<std::uint32_t> nobody;
  if (speaker == nullptr) return of_source_[source];
  if (speaker->role == SpeakerRole::interviewer) return nobody;
  if (speaker->role == SpeakerRole::participant && speaker->case_id != 0) {
    return of_one_[corpus_.case_index.at(speaker->case_id)];
  }
  return unlinked_[source];
}

std::vector<std::uint32_t> Attribution::cases_of(std::uint32_t source, std::span<const Turn> turns,
                                                 text::Span passage) const {
  const TurnRange range = turns_of(turns, passage);
  if (range.empty()) return of_source_[source];
  std::vector<std::uint32_t> participants, others;
  bool participant = false;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Speaker* s = speaker(turns[i]);
    const std::vector<std::uint32_t>& said = cases_of(source, s);
    const bool by_participant = s != nullptr && s->role == SpeakerRole::participant;
    participant = participant || by_participant;
    std::vector<std::uint32_t>& heard = by_participant ? participants : others;
    heard.insert(heard.end(), said.begin(), said.end());
  }
  std::vector<std::uint32_t>& cases = participant ? participants : others;
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

std::vector<const Speaker*> Attribution::speakers_for(std::uint32_t source,
                                                      std::uint32_t case_index,
                                                      std::span<const Speaker* const> in) const {
  const auto is_participant = [](const Speaker* s) { return s->role == SpeakerRole::participant; };
  const bool participant = std::any_of(in.begin(), in.end(), is_participant);
  std::vector<const Speaker*> speaking;
  for (const Speaker* s : in) {
    if (participant && !is_participant(s)) continue;
    const auto& said = cases_of(source, s);
    if (std::binary_search(said.begin(), said.end(), case_index)) speaking.push_back(s);
  }
  return speaking;
}

}  // namespace thema::analysis
