#include "document/each_value.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "base/error.h"
#include "base/strings.h"
#include "coding_rows.h"

namespace thema::cli {

namespace {

bool has_value(const model::Corpus& corpus, std::size_t attribute, RowId row) {
  const std::string* value = corpus.value(attribute, row);
  return value != nullptr && !value->empty();
}

/// Of the kinds of which some have a value: a ward has no age.
std::vector<std::string> cases_without(const model::Corpus& corpus, std::size_t attribute,
                                       const std::vector<bool>& selected) {
  std::set<std::string> kinds;
  for (const model::Case& c : corpus.cases) {
    if (has_value(corpus, attribute, c.id)) kinds.insert(c.kind);
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < corpus.cases.size(); ++i) {
    const model::Case& c = corpus.cases[i];
    if (c.withdrawn || !kinds.contains(c.kind) || !selected[i]) continue;
    if (!has_value(corpus, attribute, c.id)) names.push_back(c.name);
  }
  return names;
}

std::vector<std::string> sources_without(const model::Corpus& corpus, std::size_t attribute,
                                         const std::vector<bool>& selected) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < corpus.sources.size(); ++i) {
    const model::Source& s = corpus.sources[i];
    if (selected[i] && !has_value(corpus, attribute, s.id)) names.push_back(s.name);
  }
  return names;
}

}  // namespace

void tell_without_value(Context& ctx, const model::Corpus& corpus, std::size_t attribute,
                        const std::string& where) {
  const bool of_cases = corpus.attributes[attribute].owner == model::Owner::case_;
  std::vector<bool> selected(of_cases ? corpus.cases.size() : corpus.sources.size(), true);
  try {
    const Where filter(ctx.read(), corpus, where, model::Scope::source);
    if (!where.empty()) {
      selected = of_cases ? analysis::select_cases(filter.filter(), corpus)
                          : analysis::select_sources(filter.filter(), corpus);
    }
  } catch (const Error&) {
    // It asks for speakers, turns or codings: of these, all may have some.
  }
  std::vector<std::string> names = of_cases ? cases_without(corpus, attribute, selected)
                                            : sources_without(corpus, attribute, selected);
  if (names.empty()) return;
  for (std::string& name : names) {
    if (ctx.names() != nullptr) name = ctx.names()->replaced(name);
  }
  ctx.sink().notice("report-each",
                    fmt::format("in none of these reports, for want of a value of '{}': {}",
                                corpus.attributes[attribute].name, join(names, ", ")));
}

}  // namespace thema::cli
