#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thema::formats::rich {

enum class NumberStyle {
  none,
  bullet,
  decimal,
  decimal_zero,  ///< 01, 02, ... 10
  ordinal,       ///< 1st
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
};

/// `number` written out; what a style has no sign for (0 in letters, 4000 in Roman numbers) is
/// written in digits. Empty for none and bullet.
std::string written(NumberStyle style, std::int64_t number);

/// A level of a list: how its items are marked.
struct ListLevel {
  NumberStyle style = NumberStyle::none;
  /// "%1.%2": the numbers of the first and second level stand there. The sign of a bullet.
  std::string pattern;
  std::int64_t start = 1;
  /// Begins again behind an item of a level below this number; -1: behind any higher one.
  int restart = -1;
};

inline constexpr std::size_t kListLevels = 10;

/// How far the numbers of a list are.
class ListCounter {
 public:
  /// The mark of the next item at `level`, as the page shows it ("2.1", "b)", "•"); empty when
  /// there is none. Levels from 0; one that the list does not have is its deepest.
  std::string next(const std::vector<ListLevel>& levels, std::size_t level);
  /// The next item at `level` has this number.
  void set(std::size_t level, std::int64_t number);

 private:
  std::array<std::int64_t, kListLevels> numbers_{};
  std::array<bool, kListLevels> begun_{};
};

/// The sign of a bullet, however fonts of symbols code it: one that any font has.
std::string bullet_sign(std::string_view sign);

}  // namespace thema::formats::rich
