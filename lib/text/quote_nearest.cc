#include "text/quote_nearest.h"

#include <algorithm>
#include <functional>
#include <string>

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

/// Of a word in its decomposed form without the accents of Latin, Greek and Cyrillic letters.
std::uint64_t hash_of(std::string_view word) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(word.begin(), word.end(), plain)) return std::hash<std::string_view>()(word);
  std::string letters;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (c < 0x300 || c > 0x36F) append_utf8(letters, c);
  }
  return std::hash<std::string>()(letters);
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

std::vector<NearestFinder::Word> NearestFinder::words_of(const FoldedText& text) {
  const std::string_view key = text.key;
  std::vector<Word> out;
  auto dash = text.dashes.begin();
  const auto dash_at = [&](std::size_t at) {  // left out of the key
    while (dash != text.dashes.end() && dash->key < at) ++dash;
    return dash != text.dashes.end() && dash->key == at && dash->kind != FoldedDash::Kind::in_key;
  };
  for (std::size_t i = 0; i < key.size();) {
    const std::size_t begin = i;
    const bool dashed = dash_at(begin);
    const char32_t first = next_code_point(key, i);
    if (!is_word_character(first)) continue;
    std::size_t end = i;
    while (!stands_alone(first) && i < key.size() && !dash_at(i)) {
      const char32_t c = next_code_point(key, i);
      if (!is_word_character(c) || stands_alone(c)) break;
      end = i;
    }
    i = end;
    Word word{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
              hash_of(key.substr(begin, end - begin))};
    if (dashed && !out.empty() && out.back().end == begin) {
      word.joined = hash_of(key.substr(out.back().begin, end - out.back().begin));
    }
    out.push_back(word);
  }
  return out;
}

NearestFinder::QuoteWords NearestFinder::quote_words(const FoldedText& quote) {
  std::vector<Word> words = words_of(quote);
  if (words.size() > kMostWords) words.resize(kMostWords);
  QuoteWords out;
  out.order.reserve(words.size());
  for (const Word& word : words) {
    const auto next = static_cast<std::int32_t>(out.ids.size());
    const std::int32_t id = out.ids.try_emplace(word.hash, next).first->second;
    if (word.joined != 0) out.pairs.try_emplace(word.joined, out.order.back(), id);
    out.order.push_back(id);
  }
  return out;
}

NearestFinder::Tokens NearestFinder::tokens(const QuoteWords& quote, std::size_t begin,
                                            std::size_t end) const {
  Tokens out;
  const auto add = [&out](std::int32_t id, std::uint32_t from, std::uint32_t to) {
    out.ids.push_back(id);
    out.places.emplace_back(from, to);
  };
  const auto id_of = [&quote](std::uint64_t hash) {
    const auto id = quote.ids.find(hash);
    return id == quote.ids.end() ? -1 : id->second;
  };
  auto word = std::lower_bound(words_.begin(), words_.end(), begin,
                               [](const Word& w, std::size_t at) { return w.begin < at; });
  for (; word != words_.end() && word->end <= end; ++word) {
    const auto next = word + 1;
    if (next != words_.end() && next->joined != 0 && next->end <= end && id_of(next->joined) >= 0) {
      add(id_of(next->joined), word->begin, next->end);
      ++word;
      continue;
    }
    const std::int32_t id = id_of(word->hash);
    const auto pair = id < 0 ? quote.pairs.find(word->hash) : quote.pairs.end();
    if (pair != quote.pairs.end()) {
      add(pair->second.first, word->begin, word->end);
      add(pair->second.second, word->begin, word->end);
    } else {
      add(id, word->begin, word->end);
    }
  }
  return out;
}

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

std::optional<NearestFinder::Found> NearestFinder::find(const FoldedText& folded_quote,
                                                        std::size_t begin, std::size_t end) const {
  const QuoteWords wanted = quote_words(folded_quote);
  const std::vector<std::int32_t>& quote = wanted.order;
  if (quote.empty()) return std::nullopt;
  const Tokens here = tokens(wanted, begin, end);
  const std::vector<std::int32_t>& text = here.ids;

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
  return Found{here.places[best.begin].first, here.places[best.end - 1].second, likeness};
}

}  // namespace thema::text
