#include "cell_quotes.h"

#include <map>
#include <utility>

#include "model/project.h"
#include "model/settings.h"
#include "report/evidence_quote.h"
#include "report/quotes.h"
#include "text/text_index.h"

namespace thema::cli {

std::vector<std::vector<report::Quotation>> cell_quotes(
    model::Project& project, const model::Corpus& corpus, const std::string& cite,
    const std::vector<std::vector<analysis::Selected>>& chosen) {
  const report::CiteTemplate attribution(cite.empty() ? model::Settings(project).get("cite")
                                                      : cite);
  const auto details = model::load_details(project);
  const report::QuoteMaker maker(corpus, attribution, details, project.names());
  std::vector<std::vector<report::Quotation>> quotes(chosen.size());
  std::map<std::uint32_t, std::vector<std::pair<std::size_t, std::size_t>>> by_source;
  for (std::size_t list = 0; list < chosen.size(); ++list) {
    quotes[list].resize(chosen[list].size());
    for (std::size_t i = 0; i < chosen[list].size(); ++i) {
      by_source[chosen[list][i].coding->source].emplace_back(list, i);
    }
  }
  for (const auto& [source, places] : by_source) {
    const std::string text = model::load_text(project, corpus.sources[source]);
    const text::TextIndex index{std::string_view(text)};
    const std::vector<model::Turn> turns = model::load_turns(project, corpus.sources[source]);
    for (const auto& [list, i] : places) {
      quotes[list][i] = report::quotation_of(maker.make(chosen[list][i], turns, index, 0));
    }
  }
  return quotes;
}

}  // namespace thema::cli
