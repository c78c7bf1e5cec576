#include "analysis/stands_for.h"

#include <algorithm>

namespace thema::analysis {

std::vector<std::vector<std::uint32_t>> stands_for(const model::Corpus& corpus,
                                                   std::string_view kind) {
  std::vector<std::vector<std::uint32_t>> of(corpus.cases.size());
  for (std::uint32_t c = 0; c < of.size(); ++c) {
    std::vector<std::uint32_t> reached{c};
    for (std::size_t next = 0; next < reached.size(); ++next) {
      if (corpus.cases[reached[next]].kind == kind) continue;  // no further up
      for (const RowId above : corpus.cases[reached[next]].in) {
        const std::uint32_t a = corpus.case_index.at(above);
        if (std::find(reached.begin(), reached.end(), a) == reached.end()) reached.push_back(a);
      }
    }
    for (const std::uint32_t r : reached) {
      if (corpus.cases[r].kind == kind) of[c].push_back(r);
    }
    std::sort(of[c].begin(), of[c].end());
  }
  return of;
}

}  // namespace thema::analysis
