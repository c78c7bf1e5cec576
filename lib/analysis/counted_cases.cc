#include "analysis/counted_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/consent.h"
#include "analysis/stands_for.h"

namespace thema::analysis {

CountedCases::CountedCases(const model::Corpus& corpus, std::string_view kind)
    : kind_(kind),
      words_(fmt::format("cases of kind {}", kind)),
      all_(corpus.cases.size(), false),
      stands_for_(stands_for(corpus, kind)) {}

CountedCases CountedCases::in_selection(const Filter& filter, const model::Corpus& corpus,
                                        std::string_view kind) {
  CountedCases counted(corpus, kind);
  counted.words_ += " that have a source in the selection";
  const Consent consent(corpus);
  const auto consider = [&](std::uint32_t source, RowId case_id) {
    const std::uint32_t c = corpus.case_index.at(case_id);
    if (!consent.allows(Consent::Use::analysis, c)) return;
    for (const std::uint32_t i : counted.stands_for_[c]) {
      if (!counted.all_[i] && filter.may_match(source, c, i)) counted.all_[i] = true;
    }
  };
  for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
    for (const RowId c : corpus.sources[s].cases) consider(s, c);
  }
  for (const auto& [id, speaker] : corpus.speakers) {
    if (speaker.case_id != 0 && speaker.role == model::SpeakerRole::participant) {
      consider(corpus.source_index.at(speaker.source), speaker.case_id);
    }
  }
  return counted;
}

CountedCases CountedCases::that_fit(const Filter& of, std::string_view expression,
                                    const model::Corpus& corpus, std::string_view kind) {
  CountedCases counted(corpus, kind);
  if (!expression.empty()) counted.words_ += fmt::format(" where {}", expression);
  counted.all_ = select_cases(of, corpus);
  const Consent consent(corpus);
  for (std::uint32_t c = 0; c < counted.all_.size(); ++c) {
    if (corpus.cases[c].kind != kind || !consent.allows(Consent::Use::analysis, c)) {
      counted.all_[c] = false;
    }
  }
  return counted;
}

void CountedCases::keep_fitting(const Filter& selection, const model::Corpus& corpus) {
  if (selection.everything()) return;
  std::vector<std::vector<std::uint32_t>> sources(corpus.cases.size());
  const auto speaking = cases_by_source(corpus);
  for (std::uint32_t s = 0; s < speaking.size(); ++s) {
    for (const std::uint32_t c : speaking[s]) sources[c].push_back(s);
  }
  for (std::uint32_t c = 0; c < sources.size(); ++c) {
    if (stands_for_[c].size() < 2 || sources[c].empty()) continue;
    std::erase_if(stands_for_[c], [&](std::uint32_t i) {
      return std::none_of(sources[c].begin(), sources[c].end(),
                          [&](std::uint32_t s) { return selection.may_match(s, c, i); });
    });
  }
}

std::size_t CountedCases::n() const {
  return static_cast<std::size_t>(std::count(all_.begin(), all_.end(), true));
}

std::vector<std::uint32_t> CountedCases::counted_for(std::uint32_t case_index) const {
  std::vector<std::uint32_t> of = stands_for_[case_index];
  std::erase_if(of, [&](std::uint32_t c) { return !all_[c]; });
  return of;
}

std::vector<bool> CountedCases::among(const std::vector<bool>& cases) const {
  std::vector<bool> found(all_.size(), false);
  for (std::uint32_t c = 0; c < cases.size(); ++c) {
    if (!cases[c]) continue;
    for (const std::uint32_t i : stands_for_[c]) found[i] = found[i] || all_[i];
  }
  return found;
}

std::size_t CountedCases::k(const std::vector<bool>& cases) const {
  const std::vector<bool> found = among(cases);
  return static_cast<std::size_t>(std::count(found.begin(), found.end(), true));
}

CountedCases CountedCases::only(const std::vector<bool>& part) const {
  CountedCases some = *this;
  for (std::size_t c = 0; c < some.all_.size(); ++c) some.all_[c] = all_[c] && part[c];
  return some;
}

}  // namespace thema::analysis
