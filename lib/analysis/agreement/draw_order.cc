#include "analysis/agreement/draw_order.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <map>
#include <utility>

namespace thema::analysis {

namespace {

/// What is known of a unit, coder, category or block: equal for those that look alike.
using Mark = std::uint64_t;

/// splitmix64 (Steele, Lea and Flood 2014): marks that differ in one bit come out unlike.
Mark mixed(Mark x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}
Mark mixed(Mark a, Mark b) { return mixed(mixed(a) + b); }

/// More of these would cost as much as the draws.
constexpr int kMostRounds = 100;

class Marks {
 public:
  Marks(const Ratings& ratings, bool scale)
      : ratings_(ratings),
        coders_(ratings.coders.size(), 1),
        categories_(ratings.categories.size(), 2),
        used_(ratings.categories.size(), false) {
    for (const Ratings::Unit& unit : ratings.units) {
      if (blocks_.size() <= unit.block) blocks_.resize(unit.block + std::size_t{1}, 0);
      for (const int k : unit.given) {
        if (k != Ratings::kMissing) used_[static_cast<std::size_t>(k)] = true;
      }
    }
    for (std::size_t k = 0; scale && k < categories_.size(); ++k) categories_[k] = mixed(k);
    refine();
    while (rounds_ < kMostRounds && choose()) refine();
  }

  Mark of_block(std::uint32_t block) const { return blocks_[block]; }

 private:
  Mark given(const Ratings::Unit& unit, std::size_t coder) const {
    const int k = unit.given[coder];
    return k == Ratings::kMissing ? 0 : categories_[static_cast<std::size_t>(k)];
  }

  /// Blocks by their units, as they are marked now. Sums, which no order changes.
  void mark_blocks() {
    std::fill(blocks_.begin(), blocks_.end(), 0);
    units_.clear();
    for (const Ratings::Unit& unit : ratings_.units) {
      Mark sum = 0;
      for (std::size_t c = 0; c < coders_.size(); ++c) sum += mixed(coders_[c], given(unit, c));
      units_.push_back(mixed(sum, std::bit_cast<Mark>(unit.count)));
      blocks_[unit.block] += mixed(units_.back());
    }
  }

  /// Coders and categories by the units they are in.
  void mark_others() {
    std::vector<Mark> coders(coders_.size(), 0), categories(categories_.size(), 0);
    for (std::size_t u = 0; u < ratings_.units.size(); ++u) {
      const Ratings::Unit& unit = ratings_.units[u];
      const Mark where = mixed(units_[u], blocks_[unit.block]);
      for (std::size_t c = 0; c < coders_.size(); ++c) {
        coders[c] += mixed(where, given(unit, c));
        if (unit.given[c] == Ratings::kMissing) continue;
        categories[static_cast<std::size_t>(unit.given[c])] += mixed(where, coders_[c]);
      }
    }
    for (std::size_t c = 0; c < coders.size(); ++c) coders_[c] = mixed(coders_[c], coders[c]);
    for (std::size_t k = 0; k < categories.size(); ++k) {
      categories_[k] = mixed(categories_[k], categories[k]);
    }
  }

  static std::size_t distinct(std::vector<Mark> marks) {
    std::sort(marks.begin(), marks.end());
    return static_cast<std::size_t>(std::unique(marks.begin(), marks.end()) - marks.begin());
  }

  void refine() {
    for (std::size_t before = 0;; ++rounds_) {
      mark_blocks();
      const std::size_t now = distinct(coders_) + distinct(categories_) + distinct(blocks_);
      if (now <= before || rounds_ >= kMostRounds) return;
      before = now;
      mark_others();
    }
  }

  /// The first of those that look alike: categories that were given, or else coders.
  static Mark* first_of_alike(std::vector<Mark>& marks, const std::vector<bool>& used) {
    std::map<Mark, std::pair<std::size_t, std::size_t>> alike;  // how many, and the first
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (used[i]) ++alike.emplace(marks[i], std::pair(0, i)).first->second.first;
    }
    for (const auto& [mark, many] : alike) {
      if (many.first > 1) return &marks[many.second];
    }
    return nullptr;
  }

  /// Tells one of those that look alike from the others; false when there are none.
  bool choose() {
    Mark* one = first_of_alike(categories_, used_);
    if (one == nullptr) one = first_of_alike(coders_, std::vector<bool>(coders_.size(), true));
    if (one != nullptr) *one = mixed(*one, 3);
    return one != nullptr;
  }

  const Ratings& ratings_;
  std::vector<Mark> coders_, categories_, units_, blocks_;
  std::vector<bool> used_;  ///< categories that were given
  int rounds_ = 0;
};

}  // namespace

std::vector<std::uint32_t> draw_order(const Ratings& ratings, bool scale) {
  const Marks marks(ratings, scale);
  std::vector<std::uint32_t> blocks;
  for (const Ratings::Unit& unit : ratings.units) blocks.push_back(unit.block);
  std::sort(blocks.begin(), blocks.end());
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  std::stable_sort(blocks.begin(), blocks.end(), [&](std::uint32_t a, std::uint32_t b) {
    return marks.of_block(a) < marks.of_block(b);
  });
  return blocks;
}

}  // namespace thema::analysis
