#include "text/diff.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace thema::text {
namespace {

using Ids = std::span<const std::uint32_t>;

/// A stretch of both sides that is still to be matched.
struct Stretch {
  std::size_t old_begin, old_end, new_begin, new_end;
  std::size_t cells() const { return (old_end - old_begin) * (new_end - new_begin); }
};

/// Cells of the table by which the longest common subsequence of a stretch is found.
constexpr std::size_t kSmall = std::size_t{1} << 20;
/// Lengths of the runs that are looked for.
constexpr std::array<std::size_t, 4> kRuns{12, 5, 2, 1};

std::uint64_t run_hash(Ids ids, std::size_t at, std::size_t length) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (std::size_t i = at; i < at + length; ++i) {
    hash = (hash ^ ids[i]) * 0x100000001b3ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

bool same_run(Ids a, std::size_t i, Ids b, std::size_t j, std::size_t length) {
  return std::equal(a.begin() + static_cast<std::ptrdiff_t>(i),
                    a.begin() + static_cast<std::ptrdiff_t>(i + length),
                    b.begin() + static_cast<std::ptrdiff_t>(j));
}

class Matcher {
 public:
  Matcher(Ids old_ids, Ids new_ids)
      : old_(old_ids), new_(new_ids), partners_(old_ids.size(), kUnmatched) {}

  std::vector<std::uint32_t> run() {
    todo_.push_back({0, old_.size(), 0, new_.size()});
    while (!todo_.empty()) {
      const Stretch s = todo_.back();
      todo_.pop_back();
      match(trimmed(s));
    }
    return std::move(partners_);
  }

 private:
  void pair(std::size_t i, std::size_t j) { partners_[i] = static_cast<std::uint32_t>(j); }

  /// Matches equal beginnings and ends; the rest.
  Stretch trimmed(Stretch s) {
    while (s.old_begin < s.old_end && s.new_begin < s.new_end &&
           old_[s.old_begin] == new_[s.new_begin]) {
      pair(s.old_begin++, s.new_begin++);
    }
    while (s.old_begin < s.old_end && s.new_begin < s.new_end &&
           old_[s.old_end - 1] == new_[s.new_end - 1]) {
      pair(--s.old_end, --s.new_end);
    }
    return s;
  }

  void match(const Stretch& s) {
    if (s.cells() == 0) return;
    if (s.cells() <= kSmall) return longest_common(s);
    for (const std::size_t length : kRuns) {
      if (split(s, length)) return;
    }
  }

  struct Once {
    std::size_t old_at = 0, new_at = 0;
    std::uint32_t old_times = 0, new_times = 0;
  };

  /// Divides a stretch at the runs that both sides have once. False when there are none.
  bool split(const Stretch& s, std::size_t length) {
    if (s.old_end - s.old_begin < length || s.new_end - s.new_begin < length) return false;
    std::unordered_map<std::uint64_t, Once> runs;
    runs.reserve(s.old_end - s.old_begin);
    for (std::size_t i = s.old_begin; i + length <= s.old_end; ++i) {
      Once& once = runs[run_hash(old_, i, length)];
      once.old_at = i;
      ++once.old_times;
    }
    for (std::size_t j = s.new_begin; j + length <= s.new_end; ++j) {
      const auto once = runs.find(run_hash(new_, j, length));
      if (once == runs.end()) continue;
      once->second.new_at = j;
      ++once->second.new_times;
    }
    std::vector<std::pair<std::size_t, std::size_t>> anchors;
    for (const auto& [hash, once] : runs) {
      if (once.old_times == 1 && once.new_times == 1 &&
          same_run(old_, once.old_at, new_, once.new_at, length)) {
        anchors.emplace_back(once.old_at, once.new_at);
      }
    }
    if (anchors.empty()) return false;
    std::sort(anchors.begin(), anchors.end());
    divide(s, rising(anchors), length);
    return true;
  }

  /// The longest part of the anchors in which both sides rise (Schensted 1961, by piles).
  static std::vector<std::pair<std::size_t, std::size_t>> rising(
      const std::vector<std::pair<std::size_t, std::size_t>>& anchors) {
    constexpr std::size_t kNone = ~std::size_t{0};
    std::vector<std::size_t> tops, before(anchors.size(), kNone);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const auto pile =
          std::lower_bound(tops.begin(), tops.end(), i, [&](std::size_t top, std::size_t at) {
            return anchors[top].second < anchors[at].second;
          });
      if (pile != tops.begin()) before[i] = *(pile - 1);
      if (pile == tops.end()) {
        tops.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> chain;
    for (std::size_t i = tops.empty() ? kNone : tops.back(); i != kNone; i = before[i]) {
      chain.push_back(anchors[i]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  /// Matches the anchors; what lies between them is left to do.
  void divide(const Stretch& s, const std::vector<std::pair<std::size_t, std::size_t>>& anchors,
              std::size_t length) {
    std::size_t i = s.old_begin, j = s.new_begin;
    for (const auto& [old_at, new_at] : anchors) {
      if (old_at < i || new_at < j) {
        // Overlaps the anchor before: only what goes on with it is new.
        if (old_at + length > i && new_at + length > j && i - old_at == j - new_at) {
          for (; i < old_at + length; ++i, ++j) pair(i, j);
        }
        continue;
      }
      todo_.push_back({i, old_at, j, new_at});
      for (std::size_t k = 0; k < length; ++k) pair(old_at + k, new_at + k);
      i = old_at + length;
      j = new_at + length;
    }
    todo_.push_back({i, s.old_end, j, s.new_end});
  }

  /// Wagner & Fischer (1974), with a table of what is left from each place on.
  void longest_common(const Stretch& s) {
    const std::size_t n = s.old_end - s.old_begin, m = s.new_end - s.new_begin;
    std::vector<std::uint32_t> left((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return left[i * (m + 1) + j];
    };
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        at(i, j) = old_[s.old_begin + i] == new_[s.new_begin + j]
                       ? at(i + 1, j + 1) + 1
                       : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (old_[s.old_begin + i] == new_[s.new_begin + j]) {
        pair(s.old_begin + i++, s.new_begin + j++);
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  Ids old_, new_;
  std::vector<std::uint32_t> partners_;
  std::vector<Stretch> todo_;
};

/// See match_with_moves.
class MoveMatcher {
 public:
  MoveMatcher(const Lined& before, const Lined& after, std::size_t least)
      : old_(before.ids),
        new_(after.ids),
        old_lines_(before.line_starts),
        new_lines_(after.line_starts),
        least_(least),
        taken_(after.ids.size(), false) {}

  std::vector<std::uint32_t> run() {
    partners_ = Matcher(old_, new_).run();
    drop_short_runs();
    index_places();
    for (std::size_t i = 0; i + least_ <= old_.size();) i += move(i);
    match_lines();
    grow();
    find_unique();
    grow();
    fill_gaps();
    return std::move(partners_);
  }

 private:
  static constexpr std::size_t kTried = 32;     ///< places of a run that is often there
  static constexpr std::size_t kUniqueRun = 3;  ///< elements

  void pair(std::size_t i, std::size_t j) {
    partners_[i] = static_cast<std::uint32_t>(j);
    taken_[j] = true;
  }

  /// Runs of neighbours whose partners are neighbours too.
  void drop_short_runs() {
    for (std::size_t begin = 0, end = 0; begin < old_.size(); begin = end) {
      end = begin + 1;
      if (partners_[begin] == kUnmatched) continue;
      while (end < old_.size() && partners_[end] == partners_[end - 1] + 1) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        if (end - begin < least_) {
          partners_[i] = kUnmatched;
        } else {
          taken_[partners_[i]] = true;
        }
      }
    }
  }

  void index_places() {
    std::size_t open = 0;  // elements in a row that are not taken
    for (std::size_t j = 0; j < new_.size(); ++j) {
      open = taken_[j] ? 0 : open + 1;
      if (open < least_) continue;
      auto& at = places_[run_hash(new_, j + 1 - least_, least_)];
      if (at.size() < kTried) at.push_back(j + 1 - least_);
    }
  }

  std::size_t length_at(std::size_t i, std::size_t j) const {
    std::size_t length = 0;
    while (i + length < old_.size() && j + length < new_.size() &&
           partners_[i + length] == kUnmatched && !taken_[j + length] &&
           old_[i + length] == new_[j + length]) {
      ++length;
    }
    return length;
  }

  /// Matches the longest run from here that stands elsewhere. Returns how far to go on.
  std::size_t move(std::size_t i) {
    if (partners_[i] != kUnmatched) return 1;
    const auto found = places_.find(run_hash(old_, i, least_));
    if (found == places_.end()) return 1;
    const auto far = [&](std::size_t j) { return j > i ? j - i : i - j; };
    std::size_t best = 0, best_at = 0;
    for (const std::size_t j : found->second) {
      const std::size_t length = length_at(i, j);
      if (length > best || (length == best && best > 0 && far(j) < far(best_at))) {
        best = length;
        best_at = j;
      }
    }
    if (best < least_) return 1;
    for (std::size_t k = 0; k < best; ++k) pair(i + k, best_at + k);
    return best;
  }

  /// Calls back with hash, begin and end of every line of which nothing is matched.
  template <typename Free, typename Found>
  static void each_free_line(Ids ids, std::span<const std::size_t> starts, Free free, Found found) {
    for (std::size_t k = 0; k < starts.size(); ++k) {
      const std::size_t begin = starts[k], end = k + 1 < starts.size() ? starts[k + 1] : ids.size();
      bool all = begin < end;
      for (std::size_t i = begin; i < end && all; ++i) all = free(i);
      if (all) found(run_hash(ids, begin, end - begin), begin, end);
    }
  }

  /// Lines that stand elsewhere, the first with the first of several.
  void match_lines() {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> lines;
    each_free_line(
        new_, new_lines_, [&](std::size_t j) { return !taken_[j]; },
        [&](std::uint64_t hash, std::size_t begin, std::size_t) { lines[hash].push_back(begin); });
    for (auto& [hash, begins] : lines) std::reverse(begins.begin(), begins.end());
    each_free_line(
        old_, old_lines_, [&](std::size_t i) { return partners_[i] == kUnmatched; },
        [&](std::uint64_t hash, std::size_t begin, std::size_t end) {
          const auto found = lines.find(hash);
          if (found == lines.end() || found->second.empty()) return;
          const std::size_t j = found->second.back();
          if (j + (end - begin) > new_.size() || !same_run(old_, begin, new_, j, end - begin))
            return;
          found->second.pop_back();
          for (std::size_t k = 0; k < end - begin; ++k) pair(begin + k, j + k);
        });
  }

  /// Goes on from every match to equal neighbours on both sides.
  void grow() {
    for (std::size_t i = 0; i + 1 < old_.size(); ++i) {
      if (partners_[i] == kUnmatched || partners_[i + 1] != kUnmatched) continue;
      const std::size_t j = partners_[i] + 1;
      if (j < new_.size() && !taken_[j] && old_[i + 1] == new_[j]) pair(i + 1, j);
    }
    for (std::size_t i = old_.size(); i-- > 1;) {
      if (partners_[i] == kUnmatched || partners_[i - 1] != kUnmatched || partners_[i] == 0)
        continue;
      const std::size_t j = partners_[i] - 1;
      if (!taken_[j] && old_[i - 1] == new_[j]) pair(i - 1, j);
    }
  }

  /// Matches short runs that both texts have just once: a short block that was moved and edited.
  void find_unique() {
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::size_t>> runs;  // times, place
    for (std::size_t j = 0; j + kUniqueRun <= new_.size(); ++j) {
      auto& [times, place] = runs[run_hash(new_, j, kUniqueRun)];
      ++times;
      place = j;
    }
    std::unordered_map<std::uint64_t, std::uint32_t> before;
    for (std::size_t i = 0; i + kUniqueRun <= old_.size(); ++i) {
      ++before[run_hash(old_, i, kUniqueRun)];
    }
    for (std::size_t i = 0; i + kUniqueRun <= old_.size(); ++i) {
      if (partners_[i] != kUnmatched) continue;
      const std::uint64_t hash = run_hash(old_, i, kUniqueRun);
      const auto found = runs.find(hash);
      if (found == runs.end() || found->second.first != 1 || before[hash] != 1) continue;
      const std::size_t length = length_at(i, found->second.second);
      if (length < kUniqueRun) continue;
      for (std::size_t k = 0; k < length; ++k) pair(i + k, found->second.second + k);
    }
  }

  /// What was left between two matches, with what was left beside their partners. Short gaps come
  /// first: a long one is often a block that is gone, and would take words that are not its own.
  void fill_gaps() {
    std::vector<std::pair<std::size_t, std::size_t>> gaps;
    for (std::size_t begin = 0, end = 0; begin < old_.size(); begin = end) {
      end = begin + 1;
      if (partners_[begin] != kUnmatched) continue;
      while (end < old_.size() && partners_[end] == kUnmatched) ++end;
      gaps.emplace_back(begin, end);
    }
    std::stable_sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) {
      return a.second - a.first < b.second - b.first;
    });
    for (const auto& [begin, end] : gaps) fill(begin, end);
  }

  /// What is free behind the partner of the element before a gap.
  Stretch behind(std::size_t begin, std::size_t end) const {
    const std::size_t from = begin == 0 ? 0 : partners_[begin - 1] + 1;
    std::size_t to = from;
    while (to < new_.size() && !taken_[to]) ++to;
    return {begin, end, from, to};
  }

  /// What is free before the partner of the element behind a gap.
  Stretch before(std::size_t begin, std::size_t end) const {
    const std::size_t to = end == old_.size() ? new_.size() : partners_[end];
    std::size_t from = to;
    while (from > 0 && !taken_[from - 1]) --from;
    return {begin, end, from, to};
  }

  std::vector<std::uint32_t> matches(const Stretch& s) const {
    return Matcher(old_.subspan(s.old_begin, s.old_end - s.old_begin),
                   new_.subspan(s.new_begin, s.new_end - s.new_begin))
        .run();
  }

  void fill(std::size_t begin, std::size_t end) {
    const Stretch left = behind(begin, end), right = before(begin, end);
    const auto from_left = matches(left), from_right = matches(right);
    const auto count = [](const std::vector<std::uint32_t>& found) {
      return std::count_if(found.begin(), found.end(), [](auto j) { return j != kUnmatched; });
    };
    // The side that fits better; then the other side gets what lies before (or behind) that.
    if (count(from_left) >= count(from_right)) {
      const std::size_t rest = commit(left, from_left).second;
      const Stretch other = before(rest, end);
      commit(other, matches(other));
    } else {
      const std::size_t rest = commit(right, from_right).first;
      const Stretch other = behind(begin, rest);
      commit(other, matches(other));
    }
  }

  /// Returns the bounds of what was matched: where nothing was, the gap's other end.
  std::pair<std::size_t, std::size_t> commit(const Stretch& s,
                                             const std::vector<std::uint32_t>& found) {
    std::size_t first = s.old_end, last = s.old_begin;
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (found[k] == kUnmatched) continue;
      pair(s.old_begin + k, s.new_begin + found[k]);
      first = std::min(first, s.old_begin + k);
      last = s.old_begin + k + 1;
    }
    return {first, last};
  }

  Ids old_, new_;
  std::span<const std::size_t> old_lines_, new_lines_;
  std::size_t least_;
  std::vector<bool> taken_;
  std::vector<std::uint32_t> partners_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places_;
};

}  // namespace

std::vector<std::uint32_t> match_in_order(Ids old_ids, Ids new_ids) {
  return Matcher(old_ids, new_ids).run();
}

std::vector<std::uint32_t> match_with_moves(const Lined& before, const Lined& after,
                                            std::size_t least) {
  return MoveMatcher(before, after, least).run();
}

}  // namespace thema::text
