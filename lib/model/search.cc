#include "model/search.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "model/corpus_part.h"
#include "model/project.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/regex.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// The turns with the words, by version, each version's in order.
std::unordered_map<RowId, std::vector<Turn>> turns_with_words(Project& project,
                                                              const std::string& expression) {
  if (!project.index().current()) {
    throw Error(
        Errc::project,
        "the search index was made by another version of thema or ICU: any changing command "
        "(for example 'thema config title ...') makes it anew");
  }
  std::unordered_map<RowId, std::vector<Turn>> by_version;
  auto turn = project.db().query(
      "SELECT version_id, number, speaker_id, start_cp, end_cp FROM turn WHERE id = ?1");
  RowId last = 0;  // the turns of a version mostly lie side by side
  std::vector<Turn>* of_last = nullptr;
  project.index().match(expression, [&](RowId id) {
    turn.bind_all(id);
    if (turn.step()) {
      const RowId version = turn.integer(0);
      if (of_last == nullptr || version != last) of_last = &by_version[version];
      last = version;
      Turn& found = of_last->emplace_back();
      found.id = id;
      found.number = turn.u32(1);
      found.speaker = turn.integer(2);
      found.span = {turn.u32(3), turn.u32(4)};
    }
    turn.reset();
  });
  for (auto& [version, turns] : by_version) {
    std::sort(turns.begin(), turns.end(),
              [](const Turn& a, const Turn& b) { return a.number < b.number; });
  }
  return by_version;
}

// Bytes of texts in memory at a time.
constexpr std::size_t kReadAtOnce = std::size_t{2} << 20U;

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

WordSearch::WordSearch(Project& project, std::string_view query)
    : project_(project), wanted_(store::word_query(query)) {
  for (std::string& sign : wanted_.signs) sign = without_variation(sign);
  by_index_ = !wanted_.expression.empty();
  if (by_index_) found_ = turns_with_words(project, wanted_.expression);
}

std::optional<std::vector<RowId>> WordSearch::versions() const {
  if (!by_index_) return std::nullopt;
  std::vector<RowId> versions;
  for (const auto& [version, turns] : found_) versions.push_back(version);
  return versions;
}

std::vector<Turn>* WordSearch::found_in(const Source& source) {
  const auto found = found_.find(source.version);
  return found == found_.end() ? nullptr : &found->second;
}

void WordSearch::each(const Corpus& corpus, Give give, const SearchVisit& visit) {
  struct Read {
    std::uint32_t source;
    std::string text;
    std::vector<Turn> turns;
  };
  const bool all = !by_index_ || give == Give::all_turns;
  std::vector<Read> read;
  for (std::uint32_t s = 0; s < corpus.sources.size();) {
    {
      // Some at a time, so that the file is locked once for them, and not while they are shown.
      const store::Transaction one_state(project_.db());
      for (std::size_t bytes = 0; s < corpus.sources.size() && bytes < kReadAtOnce; ++s) {
        if (by_index_ && found_in(corpus.sources[s]) == nullptr) continue;
        std::string text = load_text(project_, corpus.sources[s]);
        bytes += text.size();
        if (!holds_all(text, wanted_.signs)) continue;
        std::vector<Turn> turns;
        if (all) turns = load_turn_places(project_, corpus.sources[s]);
        read.push_back({s, std::move(text), std::move(turns)});
      }
    }
    for (Read& r : read) {
      std::vector<Turn>* found = found_in(corpus.sources[r.source]);
      show(r.source, all ? r.turns : *found, by_index_ && all ? found : nullptr, r.text, visit);
    }
    read.clear();
  }
}

/// `found`: those of the turns that match; null where all may.
void WordSearch::show(std::uint32_t source, const std::vector<Turn>& turns,
                      const std::vector<Turn>* found, const std::string& text,
                      const SearchVisit& visit) const {
  std::optional<text::TextIndex> index;  // made where there are signs to look for
  if (!wanted_.signs.empty()) index.emplace(std::string_view(text));
  std::vector<std::size_t> hits;
  std::size_t next = 0;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (found != nullptr) {
      if (next == found->size() || (*found)[next].id != turns[i].id) continue;
      ++next;
    }
    if (!index || holds_all(index->slice(turns[i].span), wanted_.signs)) hits.push_back(i);
  }
  if (!hits.empty()) visit(source, turns, hits, text);
}

void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit) {
  WordSearch(project, query).each(corpus, WordSearch::Give::all_turns, visit);
}

std::vector<text::Span> pattern_places(const text::Regex& pattern, const text::TextIndex& text,
                                       const Turn& turn) {
  std::vector<text::Span> places = pattern.all(text.slice(turn.span));
  for (text::Span& place : places) {
    place.begin += turn.span.begin;
    place.end += turn.span.begin;
  }
  return places;
}

void find_pattern(Project& project, const Corpus& corpus, std::string_view pattern,
                  const SearchVisit& visit) {
  const text::Regex regex(pattern);
  for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
    const std::string text = load_text(project, corpus.sources[s]);
    const text::TextIndex index{std::string_view(text)};
    const std::vector<Turn> turns = load_turn_places(project, corpus.sources[s]);
    std::vector<std::size_t> hits;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (!pattern_places(regex, index, turns[i]).empty()) hits.push_back(i);
    }
    if (!hits.empty()) visit(s, turns, hits, text);
  }
}

}  // namespace thema::model
