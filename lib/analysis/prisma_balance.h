#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/prisma.h"

namespace thema::analysis {

/// One stream of a flow: by databases and registers, or by other methods. Boxes that were not given
/// have no number.
struct PrismaStream {
  struct Box {
    std::optional<std::int64_t> n;
    bool given = false;                                       ///< else n is the sum of the parts
    std::vector<std::pair<std::string, std::int64_t>> parts;  ///< with their labels
  };
  /// By the order of model::prisma_boxes().
  std::vector<Box> boxes;
  bool any() const;
};

/// A place where the numbers do not add up.
struct PrismaProblem {
  std::string place;  ///< "screened"
  std::int64_t found = 0, expected = 0;
  std::string why;  ///< "14191 identified - 5973 removed = 8218, but 8217 screened (-1)"
};

struct PrismaFlow {
  PrismaStream databases, other;
  std::vector<PrismaProblem> problems;
};

/// What comes in must go on or go out: from each of identified, screened, sought, assessed and
/// reports that has a number to the next that has one, less what was removed, excluded, not
/// retrieved or ineligible between. Parts must add up to the box they are parts of; a box given in
/// parts alone is their sum. Both streams together must bring the reports included (of `reports`
/// and `studies` the numbers stand in the stream of databases), and there are not more studies than
/// reports.
PrismaFlow balance(const std::vector<model::PrismaBox>& boxes);

}  // namespace thema::analysis
