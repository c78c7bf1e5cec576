#include "analysis/disclosure.h"

#include <algorithm>
#include <set>

namespace thema::analysis {

namespace {

constexpr auto kAnalysis = Consent::Use::analysis;

}  // namespace

Disclosure::Disclosure(const model::Corpus& corpus, bool archived)
    : corpus_(corpus),
      consent_(corpus, archived),
      who_(corpus),
      silent_sources_(corpus.sources.size(), false) {
  if (!consent_.any()) return;
  const auto speaking = cases_by_source(corpus);
  for (std::size_t s = 0; s < corpus.sources.size(); ++s) {
    std::set<std::uint32_t> people(speaking[s].begin(), speaking[s].end());
    for (const RowId id : corpus.sources[s].cases) people.insert(corpus.case_index.at(id));
    silent_sources_[s] = !people.empty() && std::none_of(people.begin(), people.end(),
                                                         [&](auto c) { return of_case(c); });
  }
}

bool Disclosure::of_case(std::uint32_t case_index) const {
  return consent_.allows(kAnalysis, case_index);
}

bool Disclosure::of_case_id(RowId id) const {
  const auto found = corpus_.case_index.find(id);
  return found == corpus_.case_index.end() || of_case(found->second);
}

bool Disclosure::of_source_id(RowId id) const {
  const auto found = corpus_.source_index.find(id);
  return found == corpus_.source_index.end() || !silent_sources_[found->second];
}

bool Disclosure::attribute(const model::Attribute& attribute, RowId of) const {
  if (attribute.owner == model::Owner::source) return of_source_id(of);
  return attribute.name.starts_with("consent.") || of_case_id(of);
}

bool Disclosure::memo(const model::Memo& memo, const std::vector<model::Turn>& turns) const {
  if (memo.on.kind == model::MemoOn::case_) return of_case_id(memo.on.id);
  if (memo.on.kind == model::MemoOn::source) return of_source_id(memo.on.id);
  if (memo.source == 0) return true;
  if (memo.place.empty()) return of_source_id(memo.source);  // whose words they were is not known
  return consent_.allows(kAnalysis,
                         who_.cases_of(corpus_.source_index.at(memo.source), turns, memo.place));
}

}  // namespace thema::analysis
