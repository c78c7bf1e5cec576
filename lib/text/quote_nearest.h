#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace thema::text {

/// For quote_match.cc only: finds the words of a folded text (see quote_fold.h) that are most like
/// those of a folded quote.
class NearestFinder {
 public:
  /// REQUIRES: `key` outlives the finder.
  explicit NearestFinder(std::string_view key);

  struct Found {
    std::size_t begin = 0, end = 0;  ///< bytes of the key
    double likeness = 0;             ///< share of the quote's words found in order
  };
  /// Nothing when less than a third of the words is there.
  std::optional<Found> find(std::string_view quote_key, std::size_t begin, std::size_t end) const;

 private:
  struct Word {
    std::uint32_t begin, end;
    std::uint64_t hash;
  };
  static std::vector<Word> words_of(std::string_view key);
  static Found align(const std::vector<std::int32_t>& quote, const std::vector<std::int32_t>& text,
                     std::size_t begin, std::size_t end);

  std::vector<Word> words_;
};

}  // namespace thema::text
