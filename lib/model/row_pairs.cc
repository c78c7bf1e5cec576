#include "model/row_pairs.h"

#include <algorithm>
#include <cstdint>

namespace thema::model {

namespace {

constexpr std::size_t kMostCompared = 1'000'000;  // pairs of rows

struct Pair {
  std::uint32_t equal = 0;
  std::uint32_t first = 0;  ///< the first columns in which they agree, the leftmost counting most
  std::uint32_t before = 0, after = 0;
};

Pair compared(const RowCells& a, const RowCells& b, std::size_t before, std::size_t after) {
  Pair pair;
  pair.before = static_cast<std::uint32_t>(before);
  pair.after = static_cast<std::uint32_t>(after);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) continue;
    ++pair.equal;
    if (i < 32) pair.first |= std::uint32_t{1} << (31 - i);
  }
  return pair;
}

bool better(const Pair& a, const Pair& b) {
  if (a.equal != b.equal) return a.equal > b.equal;
  if (a.first != b.first) return a.first > b.first;
  return std::pair(a.before, a.after) < std::pair(b.before, b.after);
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> pair_rows(std::span<const RowCells* const> before,
                                                           std::span<const RowCells* const> after) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const std::size_t most = std::min(before.size(), after.size());
  if (most == 0) return found;
  if (before.size() > kMostCompared / after.size()) {
    for (std::size_t i = 0; i < most; ++i) found.emplace_back(i, i);
    return found;
  }
  std::vector<Pair> pairs;
  pairs.reserve(before.size() * after.size());
  for (std::size_t b = 0; b < before.size(); ++b) {
    for (std::size_t a = 0; a < after.size(); ++a) {
      pairs.push_back(compared(*before[b], *after[a], b, a));
    }
  }
  std::sort(pairs.begin(), pairs.end(), better);
  std::vector<bool> used_before(before.size()), used_after(after.size());
  for (const Pair& pair : pairs) {
    if (found.size() == most) break;
    if (used_before[pair.before] || used_after[pair.after]) continue;
    used_before[pair.before] = used_after[pair.after] = true;
    found.emplace_back(pair.before, pair.after);
  }
  return found;
}

}  // namespace thema::model
