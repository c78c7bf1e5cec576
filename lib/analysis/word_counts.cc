#include "analysis/word_counts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/collate.h"
#include "text/segment.h"
#include "text/text_index.h"

namespace thema::analysis {

void WordCounter::add(std::string_view words, std::string_view language, std::uint32_t source,
                      std::span<const std::uint32_t> cases, std::span<const std::size_t> groups) {
  if (options_.run < 2) {
    add_sentence(words, source, cases, groups);
    return;
  }
  const text::TextIndex index(words);
  for (const text::Span& sentence : text::sentences(words, language)) {
    add_sentence(index.slice(sentence), source, cases, groups);
  }
}

void WordCounter::add_sentence(std::string_view words, std::uint32_t source,
                               std::span<const std::uint32_t> cases,
                               std::span<const std::size_t> groups) {
  tokenizer_.tokenize(words, tokens_);
  const std::size_t n = tokens_.tokens.size();
  read_ += n;
  std::vector<std::string> keys(n);
  std::vector<bool> stopped(n, false);
  for (std::size_t i = 0; i < n; ++i) {
    keys[i] = tokens_.folded_word(tokens_.tokens[i]);
    text::WordKeys::finish(keys[i]);
    stopped[i] = !options_.stop.empty() && options_.stop.contains(keys[i]);
  }
  std::string key, form;
  for (std::size_t i = 0; i + options_.run <= n; ++i) {
    const std::size_t last = i + options_.run - 1;
    if (stopped[i] || stopped[last]) continue;
    key = keys[i];
    const auto written = [&](std::size_t k) {
      const auto& t = tokens_.tokens[k];
      return words.substr(t.begin, t.end - t.begin);
    };
    form = written(i);
    for (std::size_t k = i + 1; k <= last; ++k) {
      key.append(1, ' ').append(keys[k]);
      form.append(1, ' ').append(written(k));
    }
    Entry& e = entries_[key];
    ++e.count;
    ++e.forms[form];
    e.sources += e.last_source == source ? 0 : 1;
    e.last_source = source;
    for (const std::uint32_t c : cases) {
      if (e.cases.size() <= c) e.cases.resize(c + 1, false);
      e.cases[c] = true;
    }
    if (e.by_group.size() < options_.groups) e.by_group.resize(options_.groups, 0);
    for (const std::size_t g : groups) ++e.by_group[g];
  }
}

std::vector<WordCount> WordCounter::counts(std::size_t top, std::string_view language) const {
  struct Ranked {
    const std::pair<const std::string, Entry>* entry;
    std::string order;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(entries_.size());
  const text::Collator collator(language);
  for (const auto& e : entries_) ranked.push_back({&e, collator.sort_key(e.first)});
  const auto before = [](const Ranked& a, const Ranked& b) {
    if (a.entry->second.count != b.entry->second.count) {
      return a.entry->second.count > b.entry->second.count;
    }
    return std::tie(a.order, a.entry->first) < std::tie(b.order, b.entry->first);
  };
  const std::size_t kept = top == 0 ? ranked.size() : std::min(top, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), before);
  std::vector<WordCount> out;
  out.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    const Entry& e = ranked[i].entry->second;
    // Of forms that are as frequent the last by code point: small letters are behind great ones.
    const auto form =
        std::max_element(e.forms.begin(), e.forms.end(), [](const auto& a, const auto& b) {
          return std::tie(a.second, a.first) < std::tie(b.second, b.first);
        });
    out.push_back({form->first, e.count, e.sources,
                   static_cast<std::size_t>(std::count(e.cases.begin(), e.cases.end(), true)),
                   e.by_group});
  }
  return out;
}

}  // namespace thema::analysis
