#include "text/quote_difference.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "text/diff.h"
#include "text/quote_fold.h"

namespace thema::text {

namespace {

// Words that are compared; nobody reads more of a message.
constexpr std::size_t kMostWords = 300;

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::vector<std::string_view> words_of(std::string_view s) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < s.size() && words.size() < kMostWords;) {
    while (i < s.size() && is_gap(s[i])) ++i;
    const std::size_t begin = i;
    while (i < s.size() && !is_gap(s[i])) ++i;
    if (i > begin) words.push_back(s.substr(begin, i - begin));
  }
  return words;
}

std::vector<std::string> keys_of(const std::vector<std::string_view>& words) {
  std::vector<std::string> keys;
  for (const std::string_view word : words) {
    FoldedText folded = fold_for_quotes(word);
    // Dashes between letters are no part of the key, but a difference.
    for (const FoldedDash& dash : folded.dashes) {
      if (dash.kind == FoldedDash::Kind::hard) folded.key += '-' + std::to_string(dash.key);
    }
    keys.push_back(std::move(folded.key));
  }
  return keys;
}

void add_word(std::string& words, std::string_view word) {
  words += (words.empty() ? "" : " ") + std::string(word);
}

}  // namespace

std::vector<QuoteDifference> quote_differences(std::string_view quote, std::string_view passage) {
  const auto quote_words = words_of(quote), passage_words = words_of(passage);
  if (quote_words.empty() || passage_words.empty()) return {};
  std::vector<std::string> ours = keys_of(quote_words);
  const std::vector<std::string> theirs = keys_of(passage_words);
  if (theirs.front().ends_with(ours.front())) ours.front() = theirs.front();
  if (theirs.back().starts_with(ours.back())) ours.back() = theirs.back();
  std::unordered_map<std::string, std::uint32_t> ids;
  const auto id_of = [&](const std::string& key) {
    return ids.try_emplace(key, static_cast<std::uint32_t>(ids.size())).first->second;
  };
  std::vector<std::uint32_t> a, b;
  for (const std::string& key : ours) a.push_back(id_of(key));
  for (const std::string& key : theirs) b.push_back(id_of(key));
  const std::vector<std::uint32_t> partner = match_in_order(a, b);
  std::vector<QuoteDifference> out;
  QuoteDifference now;
  const auto end_difference = [&] {
    if (now.quote != now.passage) out.push_back(std::move(now));
    now = {};
  };
  std::size_t at = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (partner[i] == kUnmatched) {
      add_word(now.quote, quote_words[i]);
      continue;
    }
    for (; at < partner[i]; ++at) add_word(now.passage, passage_words[at]);
    end_difference();
    at = partner[i] + std::size_t{1};
  }
  for (; at < b.size(); ++at) add_word(now.passage, passage_words[at]);
  end_difference();
  return out;
}

}  // namespace thema::text
