#include "growth/each_with_each.h"

namespace thema_test {

std::size_t pairs_each_with_each(const std::vector<thema::model::Coding>& codings) {
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < codings.size(); ++i) {
    for (std::size_t j = i + 1; j < codings.size(); ++j) {
      if (codings[i].source == codings[j].source && codings[i].span.overlaps(codings[j].span)) {
        ++pairs;
      }
    }
  }
  return pairs;
}

}  // namespace thema_test
