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
  hear(source, cases);
  if (options_.names != nullptr) names_ = options_.names->find(words);
  if (options_.run < 2) {
    add_sentence(words, {0, static_cast<std::uint32_t>(words.size())}, groups);
    return;
  }
  const text::TextIndex index(words);
  for (const text::Span& sentence : text::sentences(words, language)) {
    add_sentence(words,
                 {static_cast<std::uint32_t>(index.byte_of(sentence.begin)),
                  static_cast<std::uint32_t>(index.byte_of(sentence.end))},
                 groups);
  }
}

/// The words of a name that is replaced become one, in the sentence in which it begins. It is known
/// by what is printed for it.
void WordCounter::join_names(std::string_view words) {
  auto& tokens = tokens_.tokens;
  auto name = names_.begin();
  const text::NameReplacer::Place* joined = nullptr;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    text::Tokens::Token token = tokens[i];
    while (name != names_.end() && name->where.end <= token.begin) ++name;
    if (name == names_.end() || name->where.begin >= token.end) {
      tokens[kept++] = token;
      continue;
    }
    const bool more = joined == &*name || (i == 0 && name->where.begin < token.begin);
    if (!more) {
      token.begin = std::min(token.begin, name->where.begin);
      tokens[kept++] = token;
    } else if (kept == 0) {
      continue;  // it begins in the sentence before
    }
    joined = &*name;
    text::Tokens::Token& whole = tokens[kept - 1];
    whole.end = std::max({whole.end, token.end, name->where.end});
    whole.folded_begin = static_cast<std::uint32_t>(tokens_.folded.size());
    // No word of a text has this sign: what is printed for a name may be a word of its own.
    tokens_.folded.append(1, '\x01') +=
        options_.names->replaced(words.substr(whole.begin, whole.end - whole.begin));
    whole.folded_end = static_cast<std::uint32_t>(tokens_.folded.size());
  }
  tokens.resize(kept);
}

void WordCounter::hear(std::uint32_t source, std::span<const std::uint32_t> cases) {
  if (source == source_ && std::equal(cases.begin(), cases.end(), cases_.begin(), cases_.end())) {
    return;
  }
  ++voice_;
  source_ = source;
  cases_.assign(cases.begin(), cases.end());
}

/// The run that begins with a token, as the text has it; words that do not touch there are one
/// space apart.
std::string_view WordCounter::written(std::string_view words, std::size_t first,
                                      std::string& joined) const {
  const auto word = [&](std::size_t i) {
    const auto& t = tokens_.tokens[i];
    return words.substr(t.begin, t.end - t.begin);
  };
  if (options_.run < 2) return word(first);
  joined = word(first);
  for (std::size_t i = first + 1; i < first + options_.run; ++i) {
    const bool touch = tokens_.tokens[i - 1].end == tokens_.tokens[i].begin;
    joined.append(touch ? 0 : 1, ' ') += word(i);
  }
  return joined;
}

/// What is known of a way of writing; it is folded when it comes first.
WordCounter::Form& WordCounter::form_of(std::string_view words, std::size_t first) {
  if (2 * forms_.size() >= table_.size()) grow();
  const std::uint64_t hash = std::hash<std::string_view>()(words);
  const auto part = static_cast<std::uint32_t>(hash >> 32U);
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  for (; table_[at].form != kNone; at = (at + 1) & mask) {
    if (table_[at].hash != part) continue;
    Form& form = forms_[table_[at].form];
    if (written(form) == words) return form;
  }
  table_[at] = {part, static_cast<std::uint32_t>(forms_.size())};
  Form& form = forms_.emplace_back();
  form.at = written_.size();
  form.size = static_cast<std::uint32_t>(words.size());
  written_ += words;
  form.entry = entry_of(first);
  return form;
}

/// The table twice as large, at most half full.
void WordCounter::grow() {
  constexpr std::size_t kLeast = 4096;
  table_.assign(std::max(kLeast, 2 * table_.size()), {});
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const std::uint64_t hash = std::hash<std::string_view>()(written(forms_[i]));
    std::size_t at = hash & mask;
    while (table_[at].form != kNone) at = (at + 1) & mask;
    table_[at] = {static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(i)};
  }
}

/// The word or run that begins with a token; kNone where a stop word does.
std::uint32_t WordCounter::entry_of(std::size_t first) {
  const std::size_t last = first + std::max<std::size_t>(options_.run, 1) - 1;
  std::string key;
  for (std::size_t i = first; i <= last; ++i) {
    const std::string word(tokens_.folded_word(tokens_.tokens[i]));
    if ((i == first || i == last) && options_.stop.contains(word)) return kNone;
    key.append(key.empty() ? "" : " ") += word;
  }
  const auto [known, fresh] =
      by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(entries_.size()));
  if (fresh) entries_.emplace_back().key = known->first;
  return known->second;
}

/// A word comes from who speaks now.
void WordCounter::meet(Entry& e) {
  e.sources += e.last_source == source_ ? 0 : 1;
  e.last_source = source_;
  for (const std::uint32_t c : cases_) {
    const bool last = e.cases.empty() || e.cases.back() < c;  // they mostly come in order
    const auto at = last ? e.cases.end() : std::lower_bound(e.cases.begin(), e.cases.end(), c);
    if (at == e.cases.end() || *at != c) e.cases.insert(at, c);
  }
}

void WordCounter::add_sentence(std::string_view words, text::ByteRange sentence,
                               std::span<const std::size_t> groups) {
  tokenizer_.tokenize(words.substr(sentence.begin, sentence.end - sentence.begin), tokens_);
  for (auto& token : tokens_.tokens) {
    token.begin += sentence.begin;
    token.end += sentence.begin;
  }
  read_ += tokens_.tokens.size();
  if (!names_.empty()) join_names(words);
  const std::size_t n = tokens_.tokens.size();
  std::string joined;
  for (std::size_t i = 0; i + options_.run <= n && i < n; ++i) {
    Form& form = form_of(written(words, i, joined), i);
    if (form.entry == kNone) continue;
    ++form.count;
    if (form.voice != voice_) {
      form.voice = voice_;
      meet(entries_[form.entry]);
    }
    if (options_.groups == 0) continue;
    Entry& e = entries_[form.entry];
    if (e.by_group.empty()) e.by_group.resize(options_.groups, 0);
    for (const std::size_t g : groups) ++e.by_group[g];
  }
}

/// Of each entry the form that is written most often; of those as frequent the last by code point:
/// small letters are behind great ones.
std::vector<const WordCounter::Form*> WordCounter::commonest() const {
  std::vector<const Form*> forms(entries_.size(), nullptr);
  for (const Form& form : forms_) {
    if (form.entry == kNone) continue;
    const Form*& best = forms[form.entry];
    if (best == nullptr || best->count < form.count ||
        (best->count == form.count && written(*best) < written(form))) {
      best = &form;
    }
  }
  return forms;
}

std::vector<WordCount> WordCounter::counts(std::size_t top, std::string_view language) const {
  struct Ranked {
    const Entry* entry;
    std::uint64_t count;
    std::string order;
  };
  std::vector<std::uint64_t> counts(entries_.size(), 0);
  for (const Form& form : forms_) {
    if (form.entry != kNone) counts[form.entry] += form.count;
  }
  std::vector<Ranked> ranked;
  ranked.reserve(entries_.size());
  const text::Collator collator(language);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    ranked.push_back({&entries_[i], counts[i], collator.sort_key(entries_[i].key)});
  }
  const auto before = [](const Ranked& a, const Ranked& b) {
    if (a.count != b.count) return a.count > b.count;
    return std::tie(a.order, a.entry->key) < std::tie(b.order, b.entry->key);
  };
  const std::size_t kept = top == 0 ? ranked.size() : std::min(top, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), before);
  const std::vector<const Form*> forms = commonest();
  std::vector<WordCount> out;
  out.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    const Entry& e = *ranked[i].entry;
    const auto number = static_cast<std::size_t>(ranked[i].entry - entries_.data());
    out.push_back({std::string(written(*forms[number])), ranked[i].count, e.sources, e.cases.size(),
                   e.by_group});
  }
  return out;
}

}  // namespace thema::analysis
