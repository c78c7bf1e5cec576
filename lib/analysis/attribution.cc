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

std::vector<std::uint32_t> Attribution::cases_of_source(std::uint32_t source) const {
  std::vector<std::uint32_t> cases;
  for (const RowId id : corpus_.sources[source].cases) cases.push_back(corpus_.case_index.at(id));
  std::sort(cases.begin(), cases.end());
  return cases;
}

std::vector<std::uint32_t> Attribution::cases_of(std::uint32_t source,
                                                 const Speaker& speaker) const {
  if (speaker.role == SpeakerRole::interviewer) return {};
  if (speaker.role == SpeakerRole::participant && speaker.case_id != 0) {
    return {corpus_.case_index.at(speaker.case_id)};
  }
  return cases_of_source(source);
}

std::vector<std::uint32_t> Attribution::cases_of(std::uint32_t source, std::span<const Turn> turns,
                                                 text::Span passage) const {
  std::vector<std::uint32_t> cases;
  const TurnRange range = turns_of(turns, passage);
  bool interviewer_only = !range.empty();
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Speaker* s = speaker(turns[i]);
    if (s == nullptr || s->role != SpeakerRole::interviewer) interviewer_only = false;
    if (s != nullptr && s->role == SpeakerRole::participant && s->case_id != 0) {
      cases.push_back(corpus_.case_index.at(s->case_id));
    }
  }
  if (interviewer_only) return {};
  if (cases.empty()) return cases_of_source(source);
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

}  // namespace thema::analysis
