#include "model/turn_coding.h"

#include <algorithm>

#include "model/project.h"

namespace thema::model {

namespace {

bool is_interviewer(const Corpus& corpus, const Turn& turn) {
  const auto speaker = corpus.speakers.find(turn.speaker);
  return speaker != corpus.speakers.end() && speaker->second.role == SpeakerRole::interviewer;
}

}  // namespace

std::vector<Turn> spoken_turns(Project& project, const Corpus& corpus, const Source& source) {
  std::vector<Turn> turns = load_turns(project, source);
  std::erase_if(turns, [&](const Turn& t) { return is_interviewer(corpus, t); });
  return turns;
}

std::map<std::uint32_t, std::vector<bool>> turns_coded(std::span<const Turn> turns,
                                                       std::span<const Coding> codings) {
  std::map<std::uint32_t, std::vector<bool>> marks;
  for (const Coding& coding : codings) {
    std::vector<bool>& mark = marks.try_emplace(coding.coder, turns.size()).first->second;
    auto turn = std::partition_point(
        turns.begin(), turns.end(), [&](const Turn& t) { return t.span.end <= coding.span.begin; });
    for (; turn != turns.end() && turn->span.begin < coding.span.end; ++turn) {
      mark[static_cast<std::size_t>(turn - turns.begin())] = true;
    }
  }
  return marks;
}

std::uint32_t TurnsOfCoder::uncoded_from(std::uint32_t from) const {
  for (std::size_t i = from == 0 ? 0 : from - 1; i < turns.size(); ++i) {
    if (spoken[i] && !coded[i]) return turns[i].number;
  }
  return 0;
}

std::uint32_t TurnsOfCoder::last_coded() const {
  for (std::size_t i = turns.size(); i-- > 0;) {
    if (coded[i]) return turns[i].number;
  }
  return 0;
}

std::size_t TurnsOfCoder::left() const {
  std::size_t n = 0;
  for (std::size_t i = 0; i < turns.size(); ++i) n += spoken[i] && !coded[i] ? 1 : 0;
  return n;
}

TurnsOfCoder turns_of_coder(Project& project, const Corpus& corpus, const Source& source,
                            std::string_view coder) {
  TurnsOfCoder out;
  out.turns = load_turns(project, source);
  for (const Turn& turn : out.turns) out.spoken.push_back(!is_interviewer(corpus, turn));
  out.coded.assign(out.turns.size(), false);
  if (std::find(out.spoken.begin(), out.spoken.end(), true) == out.spoken.end()) {
    out.spoken.assign(out.turns.size(), true);
  }
  CodingQuery query;
  query.counted_only = false;
  query.sources.assign(corpus.sources.size(), false);
  query.sources[corpus.source_index.at(source.id)] = true;
  out.codings = load_codings(project, corpus, query);
  std::erase_if(out.codings, [&](const Coding& c) { return corpus.coders[c.coder].name != coder; });
  for (const auto& [index, mark] : turns_coded(out.turns, out.codings)) out.coded = mark;
  return out;
}

}  // namespace thema::model
