#include "text/quote_nearest.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "text/quote_fold.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

// The words of a long quote that are compared; the rest follows them.
constexpr std::size_t kMostWords = 400;
constexpr std::size_t kCandidates = 12;
constexpr double kLeastLikeness = 1.0 / 3.0;
// What a word between those that were found costs: a cluster beats the same words far apart.
constexpr double kGapCost = 0.1;

/// Scripts that are written without spaces: each character is compared for itself.
bool stands_alone(char32_t c) {
  return c >= 0x0E00 && ((c >= 0x2E80 && c != 0xFFFD) || c < 0x0F00 ||
                         (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800));
}

/// How many of a quote's words each window of a text holds, whatever their order: no fewer than can
/// be found in order, and counted in one pass.
std::vector<std::uint32_t> window_counts(const std::vector<std::int32_t>& quote,
                                         const std::vector<std::int32_t>& text,
                                         std::size_t window) {
  std::vector<std::int32_t> wanted(quote.size(), 0), here(quote.size(), 0);
  for (const std::int32_t id : quote) ++wanted[static_cast<std::size_t>(id)];
  std::vector<std::uint32_t> out(text.size(), 0);
  std::uint32_t count = 0;
  for (std::size_t i = text.size(), stop = text.size(); i-- > 0;) {
    if (text[i] >= 0) {
      const auto id = static_cast<std::size_t>(text[i]);
      count += here[id]++ < wanted[id] ? 1 : 0;
    }
    if (stop - i > window) {
      --stop;
      if (text[stop] >= 0) {
        const auto id = static_cast<std::size_t>(text[stop]);
        count -= --here[id] < wanted[id] ? 1 : 0;
      }
    }
    out[i] = count;
  }
  return out;
}

}  // namespace

std::vector<NearestFinder::Word> NearestFinder::words_of(std::string_view key) {
  std::vector<Word> out;
  for (std::size_t i = 0; i < key.size();) {
    const std::size_t begin = i;
    const char32_t first = next_code_point(key, i);
    if (!is_word_character(first)) continue;
    std::size_t end = i;
    while (!stands_alone(first) && i < key.size()) {
      const char32_t c = next_code_point(key, i);
      if (!is_word_character(c) || stands_alone(c)) break;
      end = i;
    }
    i = end;
    const std::string_view word = key.substr(begin, end - begin);
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                   std::hash<std::string_view>()(word)});
  }
  return out;
}

NearestFinder::NearestFinder(std::string_view key) : words_(words_of(key)) {}

/// The longest common subsequence of the quote and text[begin, end), and where it lies most
/// densely.
NearestFinder::Found NearestFinder::align(const std::vector<std::int32_t>& quote,
                                          const std::vector<std::int32_t>& text, std::size_t begin,
                                          std::size_t end) {
  struct Cell {
    std::uint32_t length = 0, start = 0;
    bool worse_than(const Cell& o) const {
      return length < o.length || (length == o.length && start < o.start);
    }
  };
  std::vector<Cell> above(end - begin + 1), row(end - begin + 1);
  for (const std::int32_t word : quote) {
    for (std::size_t j = begin; j < end; ++j) {
      Cell best = above[j - begin + 1];
      if (best.worse_than(row[j - begin])) best = row[j - begin];
      if (text[j] == word) {
        Cell longer = above[j - begin];
        if (longer.length++ == 0) longer.start = static_cast<std::uint32_t>(j);
        if (best.worse_than(longer)) best = longer;
      }
      row[j - begin + 1] = best;
    }
    above.swap(row);
  }
  Found out;
  double best = -1;
  for (std::size_t j = begin; j < end; ++j) {
    const Cell cell = above[j - begin + 1];
    if (cell.length == 0 || text[j] < 0) continue;
    const double gaps = static_cast<double>(j + 1 - cell.start - cell.length);
    const double score = cell.length - kGapCost * gaps;
    if (score <= best) continue;
    best = score;
    out = {cell.start, j + 1, static_cast<double>(cell.length)};
  }
  return out;
}

std::optional<NearestFinder::Found> NearestFinder::find(std::string_view quote_key,
                                                        std::size_t begin, std::size_t end) const {
  std::vector<Word> quote_words = words_of(quote_key);
  if (quote_words.empty()) return std::nullopt;
  if (quote_words.size() > kMostWords) quote_words.resize(kMostWords);
  std::unordered_map<std::uint64_t, std::int32_t> ids;
  std::vector<std::int32_t> quote;
  quote.reserve(quote_words.size());
  for (const Word& word : quote_words) {
    quote.push_back(
        ids.try_emplace(word.hash, static_cast<std::int32_t>(ids.size())).first->second);
  }
  const auto first = std::lower_bound(words_.begin(), words_.end(), begin,
                                      [](const Word& w, std::size_t at) { return w.begin < at; });
  std::vector<std::int32_t> text;
  for (auto word = first; word != words_.end() && word->end <= end; ++word) {
    const auto id = ids.find(word->hash);
    text.push_back(id == ids.end() ? -1 : id->second);
  }

  const std::size_t window = quote.size() + quote.size() / 2 + 4;
  std::vector<std::uint32_t> counts = window_counts(quote, text, window);
  Found best;
  double best_score = 0;
  for (std::size_t round = 0; round < kCandidates && !counts.empty(); ++round) {
    const auto top = std::max_element(counts.begin(), counts.end());
    if (*top == 0 || *top < best_score) break;
    const auto at = static_cast<std::size_t>(top - counts.begin());
    const std::size_t from = at - std::min(at, window / 2);
    const std::size_t to = std::min(text.size(), at + window + window / 2);
    const Found found = align(quote, text, from, to);
    const double gaps = static_cast<double>(found.end - found.begin) - found.likeness;
    if (const double score = found.likeness - kGapCost * gaps; score > best_score) {
      best_score = score;
      best = found;
    }
    std::fill(
        counts.begin() + static_cast<std::ptrdiff_t>(from),
        counts.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), at + window / 2 + 1)),
        0U);
  }
  const double likeness = best.likeness / static_cast<double>(quote.size());
  if (likeness < kLeastLikeness) return std::nullopt;
  const auto words = first - words_.begin();
  return Found{words_[static_cast<std::size_t>(words) + best.begin].begin,
               words_[static_cast<std::size_t>(words) + best.end - 1].end, likeness};
}

}  // namespace thema::text
