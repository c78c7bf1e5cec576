#include "analysis/agreement/ratings.h"

#include <map>

namespace thema::analysis {

Ratings Ratings::of(const std::vector<std::size_t>& some) const {
  Ratings out;
  for (const std::size_t c : some) out.coders.push_back(coders[c]);
  out.categories = categories;
  out.numbers = numbers;
  out.units.reserve(units.size());
  for (const Unit& unit : units) {
    Unit mine{{}, unit.count, unit.block};
    for (const std::size_t c : some) mine.given.push_back(unit.given[c]);
    out.units.push_back(std::move(mine));
  }
  return out;
}

void Ratings::join_equal_units() {
  std::map<std::pair<std::uint32_t, std::vector<int>>, double> counts;
  for (const Unit& unit : units) counts[{unit.block, unit.given}] += unit.count;
  units.clear();
  for (const auto& [key, count] : counts) units.push_back({key.second, count, key.first});
}

}  // namespace thema::analysis
