#include "site/site_diagrams.h"

#include <algorithm>
#include <set>
#include <utility>

#include "coding_rows.h"
#include "model/cmo_words.h"
#include "pseudonym_figure.h"

namespace thema::cli {

namespace {

constexpr std::size_t kRows = 10;  // of a figure, as 'cmo diagram' has it

std::vector<model::Configuration> standing(const analysis::CmoInput& input) {
  std::vector<model::Configuration> some = input.configurations;
  std::erase_if(some, [](const auto& c) { return !model::stands_for_itself(c.state); });
  return some;
}

}  // namespace

SiteDiagrams::SiteDiagrams(const SiteView& view, const analysis::CmoInput& input,
                           const std::vector<model::Theory>& theories,
                           const std::vector<model::CmoLink>& links)
    : view_(view), input_(input), theories_(theories), links_(links) {
  const Where everything(view.project, view.corpus, {}, model::Scope::coding);
  const analysis::CmoSummaries summaries = analysis::summarize_cmo(
      input, everything.filter(), counted_cases(view.project, view.corpus, everything.filter(), {}),
      {.quotes = 0});
  for (const auto& row : summaries.rows) {
    counts_.emplace(input.configurations[row.configuration].id, row.counts);
  }
}

std::vector<report::Figure> SiteDiagrams::printed(std::vector<report::PathDiagram> drawn) const {
  std::vector<report::Figure> out;
  for (report::PathDiagram& d : drawn) {
    if (view_.names == nullptr) {
      out.emplace_back(std::move(d));
    } else {
      out.push_back(with_names(std::move(d), *view_.names));
    }
  }
  return out;
}

/// With the links that lead to or from them and their evidence.
report::CmoDiagramInput SiteDiagrams::of(std::vector<model::Configuration> some) const {
  report::CmoDiagramInput input;
  std::set<RowId> drawn;
  for (const model::Configuration& c : some) {
    drawn.insert(c.id);
    const auto counts = counts_.find(c.id);
    if (counts != counts_.end()) input.counts.insert(*counts);
  }
  input.configurations = std::move(some);
  for (const model::CmoLink& link : links_) {
    if (drawn.contains(link.from.cmoc) || drawn.contains(link.to.cmoc)) input.links.push_back(link);
  }
  return input;
}

std::vector<report::Figure> SiteDiagrams::configuration(const model::Configuration& one) const {
  if (one.version.elements.empty()) return {};
  return printed(report::configuration_diagrams(of({one}), view_.corpus.language));
}

std::vector<report::Figure> SiteDiagrams::theory(const model::Theory& one) const {
  std::vector<model::Configuration> some = standing(input_);
  std::erase_if(some, [&](const model::Configuration& c) {
    return std::find(c.theories.begin(), c.theories.end(), one.label) == c.theories.end();
  });
  if (some.empty()) return {};
  report::CmoDiagramInput input = of(std::move(some));
  input.theories = {one};
  return printed(report::theory_diagrams(input, kRows));
}

std::vector<report::Figure> SiteDiagrams::programme() const {
  std::vector<model::Configuration> some = standing(input_);
  if (some.empty()) return {};
  report::CmoDiagramInput input = of(std::move(some));
  input.theories = theories_;
  return printed(report::theory_diagrams(input, kRows));
}

}  // namespace thema::cli
