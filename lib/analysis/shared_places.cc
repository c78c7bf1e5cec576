#include "analysis/shared_places.h"

#include <algorithm>

namespace thema::analysis {

using text::Span;

void SharedPlaces::add(std::span<const Selected> selected) {
  std::vector<std::uint32_t> used;
  for (const Selected& s : selected) {
    const Span span = s.coding->span;
    for (const std::uint32_t row : rows_of_code_[s.coding->code]) {
      auto& extracts = extracts_[row];
      if (extracts.empty()) used.push_back(row);
      if (!extracts.empty() && span.begin < extracts.back().end) {
        extracts.back().end = std::max(extracts.back().end, span.end);
      } else {
        extracts.push_back(span);
      }
    }
  }
  std::sort(used.begin(), used.end());
  for (std::size_t i = 0; i < used.size(); ++i) {
    own_[used[i]] += extracts_[used[i]].size();
    for (std::size_t j = i + 1; j < used.size(); ++j) meet(used[i], used[j]);
  }
  for (const std::uint32_t row : used) extracts_[row].clear();
}

/// Goes along the extracts of both rows, place by place.
void SharedPlaces::meet(std::uint32_t a, std::uint32_t b) {
  const auto &mine = extracts_[a], &others = extracts_[b];
  Met found;
  for (std::size_t i = 0, j = 0; i < mine.size() && j < others.size();) {
    // The first to begin opens a place; the next ones that begin before its end belong to it.
    const std::size_t first_i = i, first_j = j;
    std::uint32_t end = 0;
    do {
      const bool take_mine =
          j == others.size() || (i < mine.size() && mine[i].begin <= others[j].begin);
      end = std::max(end, take_mine ? mine[i++].end : others[j++].end);
    } while ((i < mine.size() && mine[i].begin < end) ||
             (j < others.size() && others[j].begin < end));
    const bool both = i > first_i && j > first_j;
    found.both += both ? 1 : 0;
    found.fewer += i - first_i + (j - first_j) - 1;
  }
  if (found.both == 0) return;
  Met& met = met_[{a, b}];
  met.both += found.both;
  met.fewer += found.fewer;
}

std::optional<double> SharedPlaces::jaccard(std::uint32_t a, std::uint32_t b) const {
  const std::uint64_t extracts = own_[a] + own_[b];
  if (extracts == 0) return std::nullopt;
  if (a == b) return 1.0;
  const auto found = met_.find({std::min(a, b), std::max(a, b)});
  if (found == met_.end()) return 0.0;
  const Met& met = found->second;
  return static_cast<double>(met.both) / static_cast<double>(extracts - met.fewer);
}

}  // namespace thema::analysis
