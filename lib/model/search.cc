#include "model/search.h"

#include <algorithm>

#include "base/error.h"
#include "model/project.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/regex.h"

namespace thema::model {

void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit) {
  const std::string expression = store::fts_expression(query);
  if (!project.index().current()) {
    throw Error(Errc::project,
                "the search index was made by another version of ICU: any changing command (for "
                "example 'thema config title ...') makes it anew");
  }
  // Version by version: the hits of one source stand together.
  std::unordered_map<RowId, std::vector<RowId>> by_version;
  auto version = project.db().query("SELECT version_id FROM turn WHERE id = ?1");
  project.index().match(expression, [&](RowId turn) {
    version.bind_all(turn);
    if (version.step()) by_version[version.integer(0)].push_back(turn);
    version.reset();
  });
  for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
    const auto found = by_version.find(corpus.sources[s].version);
    if (found == by_version.end()) continue;
    const std::vector<Turn> turns = load_turns(project, corpus.sources[s]);
    std::vector<RowId>& ids = found->second;
    std::sort(ids.begin(), ids.end());
    std::vector<std::size_t> hits;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (std::binary_search(ids.begin(), ids.end(), turns[i].id)) hits.push_back(i);
    }
    visit(s, turns, hits, load_text(project, corpus.sources[s]));
  }
}

void find_pattern(Project& project, const Corpus& corpus, std::string_view pattern,
                  const SearchVisit& visit) {
  const text::Regex regex(pattern);
  for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
    const std::string text = load_text(project, corpus.sources[s]);
    const std::vector<text::Span> places = regex.all(text);
    if (places.empty()) continue;
    const std::vector<Turn> turns = load_turns(project, corpus.sources[s]);
    std::vector<std::size_t> hits;
    std::size_t p = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      while (p < places.size() && places[p].end <= turns[i].span.begin) ++p;
      if (p < places.size() && places[p].overlaps(turns[i].span)) hits.push_back(i);
    }
    if (!hits.empty()) visit(s, turns, hits, text);
  }
}

}  // namespace thema::model
