#include "memo_filter.h"

namespace thema::cli {

MemoFilter::MemoFilter(model::Project& project, const model::Corpus& corpus,
                       const std::string& text)
    : project_(project),
      corpus_(corpus),
      asked_(!text.empty()),
      where_(project, corpus, text, model::Scope::coding),
      who_(corpus),
      sources_(analysis::select_sources(where_.filter(), corpus)),
      cases_(analysis::select_cases(where_.filter(), corpus)) {}

const std::vector<model::Turn>& MemoFilter::turns_of(std::uint32_t source) {
  const auto [turns, fresh] = turns_.try_emplace(source);
  if (fresh) turns->second = model::load_turns(project_, corpus_.sources[source]);
  return turns->second;
}

bool MemoFilter::fits(const model::Memo& memo) {
  if (!asked_) return true;
  if (memo.on.kind == model::MemoOn::case_) return cases_[corpus_.case_index.at(memo.on.id)];
  if (memo.source == 0) return false;
  const std::uint32_t source = corpus_.source_index.at(memo.source);
  if (memo.place.empty()) return sources_[source];
  return analysis::fitting_cases(where_.filter(), who_, {source, turns_of(source), memo.place},
                                 cases_of(memo), where_.asked())
      .has_value();
}

std::vector<std::uint32_t> MemoFilter::cases_of(const model::Memo& memo) {
  const std::uint32_t source = corpus_.source_index.at(memo.source);
  return who_.cases_of(source, turns_of(source), memo.place);
}

}  // namespace thema::cli
