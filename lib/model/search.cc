#include "model/search.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "model/project.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/regex.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// Of each version with hits its turns, from the search index.
std::unordered_map<RowId, std::vector<RowId>> turns_with_words(Project& project,
                                                               const std::string& expression) {
  if (!project.index().current()) {
    throw Error(Errc::project,
                "the search index was made by another version of ICU: any changing command (for "
                "example 'thema config title ...') makes it anew");
  }
  std::unordered_map<RowId, std::vector<RowId>> by_version;
  auto version = project.db().query("SELECT version_id FROM turn WHERE id = ?1");
  project.index().match(expression, [&](RowId turn) {
    version.bind_all(turn);
    if (version.step()) by_version[version.integer(0)].push_back(turn);
    version.reset();
  });
  return by_version;
}

/// Without U+FE0F, which only says how the character before it is drawn.
std::string without_variation(std::string_view text) {
  constexpr std::string_view kVariation = "\xEF\xB8\x8F";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find(kVariation, at), text.size());
    out += text.substr(at, next - at);
    at = next + kVariation.size();
  }
  return out;
}

bool holds_all(std::string_view text, const std::vector<std::string>& signs) {
  if (signs.empty()) return true;
  const std::string plain = without_variation(text);
  return std::all_of(signs.begin(), signs.end(), [&](const std::string& sign) {
    return plain.find(sign) != std::string::npos;
  });
}

}  // namespace

void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit) {
  store::WordQuery wanted = store::word_query(query);
  for (std::string& sign : wanted.signs) sign = without_variation(sign);
  const bool by_index = !wanted.expression.empty();
  std::unordered_map<RowId, std::vector<RowId>> by_version;
  if (by_index) by_version = turns_with_words(project, wanted.expression);
  for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
    const auto found = by_version.find(corpus.sources[s].version);
    if (by_index && found == by_version.end()) continue;
    const std::string text = load_text(project, corpus.sources[s]);
    if (!holds_all(text, wanted.signs)) continue;
    const std::vector<Turn> turns = load_turns(project, corpus.sources[s]);
    if (by_index) std::sort(found->second.begin(), found->second.end());
    const text::TextIndex index{std::string_view(text)};
    std::vector<std::size_t> hits;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (by_index &&
          !std::binary_search(found->second.begin(), found->second.end(), turns[i].id)) {
        continue;
      }
      if (holds_all(index.slice(turns[i].span), wanted.signs)) hits.push_back(i);
    }
    if (!hits.empty()) visit(s, turns, hits, text);
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
