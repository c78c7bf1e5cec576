#include "model/search.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "model/corpus_part.h"
#include "model/project.h"
#include "store/content.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/forward_text.h"
#include "text/regex.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

// Bytes of texts in memory at a time, and of words alone: new pages of memory cost more than the
// file's lock does.
constexpr std::size_t kReadAtOnce = std::size_t{2} << 20U;
constexpr std::size_t kWordsAtOnce = std::size_t{1} << 18U;

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
  if (by_index_) find_turns();
}

void WordSearch::find_turns() {
  if (!project_.index().current()) {
    throw Error(
        Errc::project,
        "the search index was made by another version of thema or ICU: any changing command "
        "(for example 'thema config title ...') makes it anew");
  }
  project_.index().elisions();  // so that words are those of the index
  auto q = project_.db().query(
      "SELECT t.version_id, t.id, t.speaker_id, t.number, t.start_cp, t.end_cp "
      "FROM turn_search AS hit CROSS JOIN turn AS t ON t.id = hit.rowid "
      "WHERE turn_search MATCH ?1 ORDER BY hit.rowid");
  q.bind_all(wanted_.expression);
  while (q.step()) {
    found_.push_back({q.integer(0), q.integer(1), q.integer(2), q.u32(3), {q.u32(4), q.u32(5)}});
  }
  // The turns of a version are made one after the other: mostly nothing is out of order.
  const auto before = [](const Found& a, const Found& b) {
    return std::tie(a.version, a.number) < std::tie(b.version, b.number);
  };
  if (!std::is_sorted(found_.begin(), found_.end(), before)) {
    std::sort(found_.begin(), found_.end(), before);
  }
}

std::optional<std::vector<RowId>> WordSearch::versions() const {
  if (!by_index_) return std::nullopt;
  std::vector<RowId> versions;
  for (const Found& f : found_) {
    if (versions.empty() || versions.back() != f.version) versions.push_back(f.version);
  }
  return versions;
}

WordSearch::Range WordSearch::found_in(const Source& source) const {
  const auto first = std::partition_point(
      found_.begin(), found_.end(), [&](const Found& f) { return f.version < source.version; });
  auto last = first;
  while (last != found_.end() && last->version == source.version) ++last;
  return {first, last};
}

void WordSearch::each(const Corpus& corpus, const SearchVisit& visit) const {
  struct Read {
    std::uint32_t source;
    std::string text;
    std::vector<Turn> turns;
    Range found;
  };
  std::vector<Read> read;
  for (std::uint32_t s = 0; s < corpus.sources.size();) {
    {
      // Some at a time, so that the file is locked once for them, and not while they are shown.
      const store::Transaction one_state(project_.db());
      for (std::size_t bytes = 0; s < corpus.sources.size() && bytes < kReadAtOnce; ++s) {
        const Source& source = corpus.sources[s];
        const Range found = found_in(source);
        if (by_index_ && found.first == found.last) continue;
        std::string text = load_text(project_, source);
        bytes += text.size();
        if (!holds_all(text, wanted_.signs)) continue;
        read.push_back({s, std::move(text), load_turn_places(project_, source), found});
      }
    }
    for (const Read& r : read) show(r.source, r.turns, r.text, r.found, visit);
    read.clear();
  }
}

void WordSearch::show(std::uint32_t source, const std::vector<Turn>& turns, const std::string& text,
                      Range found, const SearchVisit& visit) const {
  std::optional<text::TextIndex> index;  // made where there are signs to look for
  if (!wanted_.signs.empty()) index.emplace(std::string_view(text));
  std::vector<std::size_t> hits;
  auto next = found.first;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (by_index_) {
      if (next == found.last || next->id != turns[i].id) continue;
      ++next;
    }
    if (!index || holds_all(index->slice(turns[i].span), wanted_.signs)) hits.push_back(i);
  }
  if (!hits.empty()) visit(source, turns, hits, text);
}

struct WordSearch::Batch {
  struct Hit {
    std::uint32_t source;
    const Found* turn;
    std::size_t end;  ///< of its words, which begin where those before end
  };
  std::vector<Hit> hits;  ///< by source
  std::string words;
};

/// `texts`: null where no words are wanted.
void WordSearch::read(const Source& source, std::uint32_t number, store::TextReader* texts,
                      Batch& batch) const {
  const Range found = found_in(source);
  if (found.first == found.last) return;
  std::uint32_t end = 0;
  for (const Found& f : found) end = std::max(end, f.span.end);
  text::ForwardText text(texts == nullptr ? std::string_view()
                                          : texts->beginning(source.text_hash, source.length, end));
  for (const Found& f : found) {
    const std::string_view words = texts == nullptr ? std::string_view() : text.cut(f.span).words;
    if (!holds_all(words, wanted_.signs)) continue;
    batch.words += words;
    batch.hits.push_back({number, &f, batch.words.size()});
  }
}

void WordSearch::each_found(const Corpus& corpus, Give give, const FoundVisit& visit) const {
  std::vector<Turn> turns;
  std::vector<std::string_view> words;
  if (!by_index_) {
    each(corpus, [&](std::uint32_t source, const std::vector<Turn>& all,
                     const std::vector<std::size_t>& hits, const std::string& text) {
      text::ForwardText forward{std::string_view(text)};
      turns.clear();
      words.clear();
      for (const std::size_t i : hits) {
        turns.push_back(all[i]);
        words.push_back(forward.cut(all[i].span).words);
      }
      visit(source, turns, words);
    });
    return;
  }
  Batch batch;
  for (std::uint32_t s = 0; s < corpus.sources.size();) {
    {
      // As in `each`.
      const store::Transaction one_state(project_.db());
      store::TextReader texts(project_.db());
      const bool read_texts = give == Give::words || !wanted_.signs.empty();
      for (; s < corpus.sources.size() && batch.words.size() < kWordsAtOnce; ++s) {
        read(corpus.sources[s], s, read_texts ? &texts : nullptr, batch);
      }
    }
    std::size_t begin = 0;
    for (std::size_t h = 0; h < batch.hits.size(); ++h) {
      const Batch::Hit& hit = batch.hits[h];
      Turn& turn = turns.emplace_back();
      turn.id = hit.turn->id;
      turn.number = hit.turn->number;
      turn.speaker = hit.turn->speaker;
      turn.span = hit.turn->span;
      words.push_back(std::string_view(batch.words).substr(begin, hit.end - begin));
      begin = hit.end;
      if (h + 1 < batch.hits.size() && batch.hits[h + 1].source == hit.source) continue;
      visit(hit.source, turns, words);
      turns.clear();
      words.clear();
    }
    batch.hits.clear();
    batch.words.clear();
  }
}

void find_words(Project& project, const Corpus& corpus, std::string_view query,
                const SearchVisit& visit) {
  WordSearch(project, query).each(corpus, visit);
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
