#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace thema::analysis {

/// How often two categories were given to one unit: in a square where that is small, else the pairs
/// that there are. Measurements have nearly as many categories as units.
class CategoryPairs {
 public:
  explicit CategoryPairs(std::size_t q) : q_(q), square_(q <= kSquare ? q * q : 0) {}
  void add(std::size_t c, std::size_t k, double n) {
    if (square_.empty()) {
      few_[{c, k}] += n;
    } else {
      square_[c * q_ + k] += n;
    }
  }
  /// Calls `each(c, k, n)` for every pair that was given, in order.
  template <class Each>
  void visit(const Each& each) const {
    for (std::size_t i = 0; i < square_.size(); ++i) {
      if (square_[i] > 0) each(i / q_, i % q_, square_[i]);
    }
    for (const auto& [pair, n] : few_) each(pair.first, pair.second, n);
  }

 private:
  static constexpr std::size_t kSquare = 1024;
  std::size_t q_;
  std::vector<double> square_;
  std::map<std::pair<std::size_t, std::size_t>, double> few_;
};

}  // namespace thema::analysis
