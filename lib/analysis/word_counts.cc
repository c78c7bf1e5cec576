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
  if (source != source_) {
    voices_.clear();
    here_.clear();
  }
  source_ = source;
  const auto known = std::find_if(voices_.begin(), voices_.end(), [&](const Voice& voice) {
    return std::equal(cases.begin(), cases.end(), voice.cases.begin(), voice.cases.end());
  });
  voice_ = static_cast<std::size_t>(known - voices_.begin());
  if (known == voices_.end()) voices_.push_back(voice_of(cases));
}

WordCounter::Voice WordCounter::voice_of(std::span<const std::uint32_t> cases) {
  constexpr std::size_t kBits = 64;
  Voice voice{{cases.begin(), cases.end()}, 0, {}};
  for (const std::uint32_t c : cases) {
    const bool alone = c < options_.in_one_source.size() && options_.in_one_source[c];
    const auto at =
        static_cast<std::size_t>(std::find(here_.begin(), here_.end(), c) - here_.begin());
    if (!alone || at == kBits) {
      voice.others.push_back(c);
      continue;
    }
    if (at == here_.size()) here_.push_back(c);
    voice.bits |= std::uint64_t{1} << at;
  }
  return voice;
}

/// Appends the run that begins with a token, as the text has it; words that do not touch there are
/// one space apart.
void WordCounter::join(std::string_view words, std::size_t first) {
  const auto word = [&](std::size_t i) {
    const auto& t = tokens_.tokens[i];
    return words.substr(t.begin, t.end - t.begin);
  };
  joined_ += word(first);
  for (std::size_t i = first + 1; i < first + options_.run; ++i) {
    const bool touch = tokens_.tokens[i - 1].end == tokens_.tokens[i].begin;
    joined_.append(touch ? 0 : 1, ' ') += word(i);
  }
}

/// The words or runs that begin with each token, as the text has them. Their places in memory are
/// fetched while others are looked at.
void WordCounter::ask(std::string_view words) {
  asked_.clear();
  joined_.clear();
  const std::size_t n = tokens_.tokens.size();
  for (std::size_t i = 0; i + options_.run <= n && i < n; ++i) {
    const std::size_t begin = joined_.size();
    if (options_.run < 2) {
      const auto& t = tokens_.tokens[i];
      asked_.push_back({t.begin, t.end - t.begin, 0});
      continue;
    }
    join(words, i);
    asked_.push_back({begin, joined_.size() - begin, 0});
  }
  while (2 * (forms_.size() + asked_.size()) >= table_.size()) grow();
  const std::string_view all = options_.run < 2 ? words : std::string_view(joined_);
  const std::size_t mask = table_.size() - 1;
  for (Asked& a : asked_) {
    a.hash = std::hash<std::string_view>()(all.substr(a.begin, a.size));
    __builtin_prefetch(&table_[a.hash & mask]);
  }
  for (const Asked& a : asked_) {
    const std::uint32_t form = table_[a.hash & mask].form;
    if (form != kNone) __builtin_prefetch(&forms_[form]);
  }
}

/// What is known of a way of writing; it is folded when it comes first. REQUIRES: `ask` has made
/// room for it.
WordCounter::Form& WordCounter::form_of(std::string_view words, std::uint64_t hash,
                                        std::size_t first) {
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
  form.size = static_cast<std::uint32_t>(words.size());
  if (words.size() <= Form::kShort) {
    std::copy(words.begin(), words.end(), form.word.begin());
  } else {
    form.at = written_.size();
    written_ += words;
  }
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
  if (fresh) {
    entries_.emplace_back().key = known->first;
    heard_.emplace_back();
  }
  return known->second;
}

/// Whether a form came from who speaks now before.
bool WordCounter::heard(Form& form) const {
  constexpr std::size_t kBits = 32;  // so many are told apart; of the others the word asks again
  if (form.source != source_) form.voices = 0;
  form.source = source_;
  const std::uint32_t bit = voice_ < kBits ? std::uint32_t{1} << voice_ : 0;
  if ((form.voices & bit) != 0) return true;
  form.voices |= bit;
  return false;
}

/// A word comes from who speaks now.
void WordCounter::meet(std::uint32_t entry) {
  const Voice& voice = voices_[voice_];
  Heard& heard = heard_[entry];
  if (heard.source != source_) {
    heard.source = source_;
    ++heard.sources;
    heard.cases_here = 0;
  }
  for (std::uint64_t fresh = voice.bits & ~heard.cases_here; fresh != 0; fresh &= fresh - 1) {
    ++heard.cases;
  }
  heard.cases_here |= voice.bits;
  for (const std::uint32_t c : voice.others) {
    std::vector<std::uint32_t>& cases = entries_[entry].cases;
    const bool last = cases.empty() || cases.back() < c;  // they mostly come in order
    const auto at = last ? cases.end() : std::lower_bound(cases.begin(), cases.end(), c);
    if (at == cases.end() || *at != c) cases.insert(at, c);
  }
}

void WordCounter::add_sentence(std::string_view words, text::ByteRange sentence,
                               std::span<const std::size_t> groups) {
  tokenizer_.tokenize(words.substr(sentence.begin, sentence.end - sentence.begin), tokens_);
  if (sentence.begin > 0) {
    for (auto& token : tokens_.tokens) {
      token.begin += sentence.begin;
      token.end += sentence.begin;
    }
  }
  read_ += tokens_.tokens.size();
  if (!names_.empty()) join_names(words);
  ask(words);
  const std::string_view all = options_.run < 2 ? words : std::string_view(joined_);
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    const Asked& a = asked_[i];
    Form& form = form_of(all.substr(a.begin, a.size), a.hash, i);
    if (form.entry == kNone) continue;
    ++form.count;
    if (!heard(form)) meet(form.entry);
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
    out.push_back({std::string(written(*forms[number])), ranked[i].count, heard_[number].sources,
                   heard_[number].cases + e.cases.size(), e.by_group});
  }
  return out;
}

}  // namespace thema::analysis
