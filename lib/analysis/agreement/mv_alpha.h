#pragma once

#include <optional>

#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// Ratings that are sets of labels. An empty set says that the coder looked and found none;
/// nothing that the coder did not look.
struct SetRatings {
  using Set = std::vector<std::size_t>;  ///< indices of labels, rising
  struct Unit {
    std::vector<std::optional<Set>> given;  ///< one a coder
    double count = 1;
    std::uint32_t block = 0;
  };
  std::vector<std::string> coders, labels;
  std::vector<Unit> units;

  SetRatings of(const std::vector<std::size_t>& some) const;
};

/// Alpha of multi-valued nominal data (Krippendorff and Craggs 2016): Dice's distance between sets;
/// what is expected of two sets of given sizes is the mean over all sets of these sizes, weighted
/// by how often their labels were given. The sums over sets are found by adding one label at a
/// time, so the number of labels has no limit.
Measured mv_alpha(const SetRatings& ratings);

}  // namespace thema::analysis
