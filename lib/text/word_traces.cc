#include "text/word_traces.h"

#include <algorithm>

namespace thema::text {

namespace {

constexpr std::size_t kShortest = 3, kRun = 4;

// FNV-1a, as in base/hash.h, over the folded bytes of a word.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h;
}

std::uint64_t run_hash(const std::vector<std::uint64_t>& words, std::size_t from, std::size_t n) {
  std::uint64_t h = n;
  for (std::size_t i = from; i < from + n; ++i) h = (h ^ words[i]) * 0x9E3779B97F4A7C15ULL;
  return h;
}

}  // namespace

void WordTraces::hash_words(std::string_view utf8) {
  tokenizer_.tokenize(utf8, tokens_);
  words_.clear();
  for (const Tokens::Token& t : tokens_.tokens) words_.push_back(hash_of(tokens_.folded_word(t)));
}

void WordTraces::mark(std::string_view utf8) {
  hash_words(utf8);
  for (std::size_t n = kShortest; n <= kRun; ++n) {
    for (std::size_t i = 0; i + n <= words_.size(); ++i) runs_.insert(run_hash(words_, i, n));
  }
}

void WordTraces::spare(std::string_view utf8) {
  hash_words(utf8);
  for (std::size_t n = kShortest; n <= kRun; ++n) {
    for (std::size_t i = 0; i + n <= words_.size(); ++i) runs_.erase(run_hash(words_, i, n));
  }
  for (std::size_t n = 1; !quotes_.empty() && n < kRun; ++n) {
    for (std::size_t i = 0; i + n <= words_.size(); ++i) quotes_.erase(run_hash(words_, i, n));
  }
}

void WordTraces::mark_quote(std::string_view utf8) {
  hash_words(utf8);
  if (words_.empty() || words_.size() >= kRun) return;
  quotes_.insert(run_hash(words_, 0, words_.size()));
}

bool WordTraces::mentions(std::string_view utf8) {
  if (quotes_.empty() || utf8.empty()) return false;
  hash_words(utf8);
  for (std::size_t n = 1; n < kRun; ++n) {
    for (std::size_t i = 0; i + n <= words_.size(); ++i) {
      if (quotes_.contains(run_hash(words_, i, n))) return true;
    }
  }
  return false;
}

std::vector<ByteRange> WordTraces::find(std::string_view utf8) {
  std::vector<ByteRange> places;
  if (runs_.empty() || utf8.empty()) return places;
  hash_words(utf8);
  const std::size_t n = std::min(kRun, words_.size());
  if (n < kShortest) return places;
  std::size_t open_until = 0;  // words before it belong to the last place
  for (std::size_t i = 0; i + n <= words_.size(); ++i) {
    if (!runs_.contains(run_hash(words_, i, n))) continue;
    const std::uint32_t end = tokens_.tokens[i + n - 1].end;
    if (!places.empty() && i <= open_until) {
      places.back().end = end;
    } else {
      places.push_back({tokens_.tokens[i].begin, end});
    }
    open_until = i + n;
  }
  return places;
}

std::string WordTraces::replaced(std::string_view utf8, std::string_view by) {
  std::string out;
  std::size_t done = 0;
  for (const ByteRange& place : find(utf8)) {
    out.append(utf8.substr(done, place.begin - done)).append(by);
    done = place.end;
  }
  return out.append(utf8.substr(done));
}

}  // namespace thema::text
