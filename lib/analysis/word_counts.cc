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

/// The run that begins with a token, as the text has it; of several words one space apart.
std::string_view WordCounter::written(std::string_view words, std::size_t first,
                                      std::string& joined) const {
  const auto word = [&](std::size_t i) {
    const auto& t = tokens_.tokens[i];
    return words.substr(t.begin, t.end - t.begin);
  };
  if (options_.run < 2) return word(first);
  joined = word(first);
  for (std::size_t i = first + 1; i < first + options_.run; ++i) joined.append(1, ' ') += word(i);
  return joined;
}

/// What is known of a way of writing; it is folded when it comes first.
WordCounter::Form& WordCounter::form_of(std::string_view written, std::size_t first) {
  if (const auto found = forms_.find(written); found != forms_.end()) return found->second;
  Form& form = forms_[std::string(written)];
  const std::size_t last = first + std::max<std::size_t>(options_.run, 1) - 1;
  std::string key;
  for (std::size_t i = first; i <= last; ++i) {
    std::string word(tokens_.folded_word(tokens_.tokens[i]));
    text::WordKeys::finish(word);
    if ((i == first || i == last) && options_.stop.contains(word)) return form;
    key.append(key.empty() ? "" : " ") += word;
  }
  const auto [known, fresh] =
      by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(entries_.size()));
  if (fresh) entries_.emplace_back().key = known->first;
  form.entry = known->second;
  return form;
}

void WordCounter::add_sentence(std::string_view words, std::uint32_t source,
                               std::span<const std::uint32_t> cases,
                               std::span<const std::size_t> groups) {
  tokenizer_.tokenize(words, tokens_);
  const std::size_t n = tokens_.tokens.size();
  read_ += n;
  std::string joined;
  for (std::size_t i = 0; i + options_.run <= n && i < n; ++i) {
    Form& form = form_of(written(words, i, joined), i);
    if (form.entry == kNone) continue;
    ++form.count;
    Entry& e = entries_[form.entry];
    ++e.count;
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
    const Entry* entry;
    std::string order;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(entries_.size());
  const text::Collator collator(language);
  for (const Entry& e : entries_) ranked.push_back({&e, collator.sort_key(e.key)});
  const auto before = [](const Ranked& a, const Ranked& b) {
    if (a.entry->count != b.entry->count) return a.entry->count > b.entry->count;
    return std::tie(a.order, a.entry->key) < std::tie(b.order, b.entry->key);
  };
  const std::size_t kept = top == 0 ? ranked.size() : std::min(top, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), before);
  // Of forms that are as frequent the last by code point: small letters are behind great ones.
  std::vector<const std::pair<const std::string, Form>*> forms(entries_.size(), nullptr);
  for (const auto& form : forms_) {
    if (form.second.entry == kNone) continue;
    const auto*& best = forms[form.second.entry];
    if (best == nullptr ||
        std::tie(best->second.count, best->first) < std::tie(form.second.count, form.first)) {
      best = &form;
    }
  }
  std::vector<WordCount> out;
  out.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    const Entry& e = *ranked[i].entry;
    const auto number = static_cast<std::size_t>(ranked[i].entry - entries_.data());
    out.push_back({forms[number]->first, e.count, e.sources,
                   static_cast<std::size_t>(std::count(e.cases.begin(), e.cases.end(), true)),
                   e.by_group});
  }
  return out;
}

}  // namespace thema::analysis
