#include "base/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/strings.h"

namespace thema {
namespace {

// A longer word is a passage or a mistake; no name is near it, and the table would grow large.
constexpr std::size_t kLongestWord = 200;

bool starts_with(std::string_view s, std::string_view start) {
  return s.size() >= start.size() && iequals_ascii(s.substr(0, start.size()), start);
}

/// How far `candidate` is from `word`; more than `most` when it is too far.
std::size_t distance(std::string_view word, std::string_view candidate, std::size_t most) {
  // Who typed the beginning of a name, or a name with something behind it, made one mistake.
  const bool prefix = (word.size() >= 2 && starts_with(candidate, word)) ||
                      (candidate.size() >= 3 && starts_with(word, candidate));
  const std::size_t longer = std::max(word.size(), candidate.size());
  const std::size_t shorter = std::min(word.size(), candidate.size());
  if (prefix) return std::min<std::size_t>(longer - shorter, 1);
  if (longer - shorter > most) return most + 1;
  return edit_distance(word, candidate);
}

/// The last name of a code's path, since it may stand for the whole path.
std::string_view last_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const std::string a = ascii_lower(left), b = ascii_lower(right);
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        next[j] = std::min(next[j], before[j - 2] + 1);
      }
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

std::vector<std::string> near_misses(std::string_view word, std::span<const std::string> candidates,
                                     std::size_t limit) {
  if (word.empty() || word.size() > kLongestWord) return {};
  const std::size_t most = std::max<std::size_t>(1, word.size() / 3);
  std::vector<std::pair<std::size_t, const std::string*>> found;
  for (const std::string& candidate : candidates) {
    // What was typed is no help: it is known elsewhere, and not here.
    if (candidate.empty() || candidate == word || candidate.size() > 8 * kLongestWord) continue;
    std::size_t d = distance(word, candidate, most);
    if (const auto name = last_name(candidate); !name.empty() && name.size() < candidate.size()) {
      d = std::min(d, distance(word, name, most));
    }
    // At least one character has to be right: "a" is not near "b".
    if (d <= most && d < word.size()) found.emplace_back(d, &candidate);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (const auto& [d, candidate] : found) {
    if (out.size() == limit) break;
    if (std::find(out.begin(), out.end(), *candidate) == out.end()) out.push_back(*candidate);
  }
  return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  return did_you_mean(near_misses(word, candidates));
}

std::string did_you_mean(std::span<const std::string> near) {
  if (near.empty()) return {};
  std::string out = "did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i > 0) out += i + 1 == near.size() ? " or " : ", ";
    out += fmt::format("'{}'", near[i]);
  }
  return out + "?";
}

}  // namespace thema
