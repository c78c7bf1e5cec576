#include "text/keyword.h"

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "text/caret.h"

namespace thema::text {

namespace {

[[noreturn]] void fail(const std::string& what, std::string_view query, std::size_t at) {
  throw Error(Errc::usage, "in the query: " + what + caret(query, at));
}

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

}  // namespace

Keyword::Keyword(std::string_view query, Elisions elisions) : tokenizer_(elisions) {
  std::size_t at = 0, begin = 0;
  std::string phrase;
  const auto close = [&] {
    add(phrase, query, begin);
    phrase.clear();
  };
  while (at < query.size()) {
    if (is_blank(query[at])) {
      phrase += query[at++];
      continue;
    }
    if (trim(phrase).empty()) begin = at;
    std::size_t end = at;
    if (query[at] == '"') {
      end = query.find('"', at + 1);
      if (end == std::string_view::npos) fail("this phrase is never closed", query, at);
      phrase += query.substr(at + 1, end - at - 1);
      at = end + 1;
      continue;
    }
    while (end < query.size() && !is_blank(query[end]) && query[end] != '"') ++end;
    const std::string_view word = query.substr(at, end - at);
    if (word == "AND" || word == "NOT" || word.starts_with("NEAR(") || word.front() == '(') {
      fail("expected words, a \"phrase\" or a beginning*, joined by OR", query, at);
    }
    if (word == "OR") {
      close();
    } else {
      phrase += word;
    }
    at = end;
  }
  if (trim(phrase).empty()) begin = query.size();
  close();
}

void Keyword::add(std::string_view words, std::string_view query, std::size_t at) {
  words = trim(words);
  Phrase phrase;
  phrase.beginning = words.ends_with('*');
  if (phrase.beginning) words.remove_suffix(1);
  tokenizer_.tokenize(words, tokens_);
  if (tokens_.tokens.empty()) {
    fail(words.empty() ? "expected a word"
                       : "expected a word: signs alone are found by 'thema find'",
         query, at);
  }
  for (const auto& t : tokens_.tokens) phrase.words.emplace_back(tokens_.folded_word(t));
  query_ += query_.empty() ? "\"" : " OR \"";
  query_ += words;
  query_ += phrase.beginning ? "\"*" : "\"";
  phrases_.push_back(std::move(phrase));
}

/// How many words match from one on; 0: none.
std::size_t Keyword::matched(std::size_t at) const {
  std::size_t most = 0;
  for (const Phrase& phrase : phrases_) {
    const std::size_t n = phrase.words.size();
    if (n <= most || at + n > tokens_.tokens.size()) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < n; ++i) {
      const std::string_view word = tokens_.folded_word(tokens_.tokens[at + i]);
      same = i + 1 == n && phrase.beginning ? word.starts_with(phrase.words[i])
                                            : word == phrase.words[i];
    }
    if (same) most = n;
  }
  return most;
}

std::vector<ByteRange> Keyword::find(std::string_view utf8) {
  tokenizer_.tokenize(utf8, tokens_);
  std::vector<ByteRange> places;
  for (std::size_t i = 0; i < tokens_.tokens.size();) {
    const std::size_t n = matched(i);
    if (n > 0) places.push_back({tokens_.tokens[i].begin, tokens_.tokens[i + n - 1].end});
    i += std::max<std::size_t>(n, 1);
  }
  return places;
}

}  // namespace thema::text
