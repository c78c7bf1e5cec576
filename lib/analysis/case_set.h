#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace thema::analysis {

/// Some of the corpus's cases, by index. Made for many sets, of which most are small and some hold
/// nearly every case: a list of the few, else a bit for each.
class CaseSet {
 public:
  void insert(std::uint32_t c) {
    if (!bits_.empty()) return insert_bit(c);
    const auto at = std::lower_bound(few_.begin(), few_.end(), c);
    if (at != few_.end() && *at == c) return;
    few_.insert(at, c);
    size_ = few_.size();
    if (size_ > kFew) spread();
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kFew = 32;
  void insert_bit(std::uint32_t c) {
    const std::size_t word = c / 64;
    if (word >= bits_.size()) bits_.resize(word + 1, 0);
    const std::uint64_t bit = std::uint64_t{1} << (c % 64);
    if ((bits_[word] & bit) == 0) ++size_;
    bits_[word] |= bit;
  }
  void spread() {
    bits_.resize(few_.back() / 64 + 1, 0);
    size_ = 0;
    for (const std::uint32_t c : few_) insert_bit(c);
    few_ = {};
  }
  std::vector<std::uint32_t> few_;  ///< in order
  std::vector<std::uint64_t> bits_;
  std::size_t size_ = 0;
};

}  // namespace thema::analysis
