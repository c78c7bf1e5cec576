#include "formats/common/list_marks.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats::rich {
namespace {

/// Marks longer than this are cut: a hostile list could have one of a megabyte on each line.
constexpr std::size_t kLongestMark = 100;
constexpr std::int64_t kMostNumber = 1'000'000'000;

/// a ... z, aa, bb ...; ten letters at most.
std::string letters(std::int64_t number, char first) {
  constexpr std::int64_t kAlphabet = 26;
  if (number < 1 || number > 10 * kAlphabet) return fmt::format("{}", number);
  const auto times = static_cast<std::size_t>((number - 1) / kAlphabet + 1);
  return std::string(times, static_cast<char>(first + (number - 1) % kAlphabet));
}

std::string roman(std::int64_t number, bool upper) {
  struct Sign {
    std::int64_t value;
    std::string_view lower, upper;
  };
  static constexpr std::array<Sign, 13> kSigns{{{1000, "m", "M"},
                                                {900, "cm", "CM"},
                                                {500, "d", "D"},
                                                {400, "cd", "CD"},
                                                {100, "c", "C"},
                                                {90, "xc", "XC"},
                                                {50, "l", "L"},
                                                {40, "xl", "XL"},
                                                {10, "x", "X"},
                                                {9, "ix", "IX"},
                                                {5, "v", "V"},
                                                {4, "iv", "IV"},
                                                {1, "i", "I"}}};
  if (number < 1 || number >= 4000) return fmt::format("{}", number);
  std::string out;
  for (const Sign& sign : kSigns) {
    for (; number >= sign.value; number -= sign.value) out += upper ? sign.upper : sign.lower;
  }
  return out;
}

std::string_view ordinal_end(std::int64_t number) {
  if (number % 100 / 10 == 1) return "th";
  const std::int64_t last = number % 10;
  return last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
}

}  // namespace

std::string written(NumberStyle style, std::int64_t number) {
  switch (style) {
    case NumberStyle::none:
    case NumberStyle::bullet:
      return {};
    case NumberStyle::decimal:
      return fmt::format("{}", number);
    case NumberStyle::decimal_zero:
      return fmt::format("{:02}", number);
    case NumberStyle::ordinal:
      return fmt::format("{}{}", number, ordinal_end(number));
    case NumberStyle::lower_letter:
      return letters(number, 'a');
    case NumberStyle::upper_letter:
      return letters(number, 'A');
    case NumberStyle::lower_roman:
      return roman(number, false);
    case NumberStyle::upper_roman:
      return roman(number, true);
  }
  return {};
}

void ListCounter::set(std::size_t level, std::int64_t number) {
  level = std::min(level, kListLevels - 1);
  numbers_[level] = std::clamp<std::int64_t>(number, 0, kMostNumber) - 1;
  begun_[level] = true;
}

std::string ListCounter::next(const std::vector<ListLevel>& levels, std::size_t level) {
  if (levels.empty()) return {};
  level = std::min({level, levels.size() - 1, kListLevels - 1});
  const auto start = [&](std::size_t i) {
    return std::clamp<std::int64_t>(levels[i].start, 0, kMostNumber);
  };
  numbers_[level] = begun_[level] ? std::min(numbers_[level] + 1, kMostNumber) : start(level);
  begun_[level] = true;
  for (std::size_t deeper = level + 1; deeper < levels.size() && deeper < kListLevels; ++deeper) {
    const int restart = levels[deeper].restart;
    if (restart < 0 || level < static_cast<std::size_t>(restart)) begun_[deeper] = false;
  }
  const ListLevel& own = levels[level];
  if (own.style == NumberStyle::bullet) return bullet_sign(own.pattern);
  std::string out;
  const std::string_view pattern = own.pattern;
  for (std::size_t i = 0; i < pattern.size() && out.size() < kLongestMark; ++i) {
    const bool place = pattern[i] == '%' && i + 1 < pattern.size() && is_digit(pattern[i + 1]);
    const std::size_t which = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
    if (which == 0 || which > std::min(levels.size(), kListLevels)) {
      out += pattern[i];
      continue;
    }
    ++i;
    const std::size_t of = which - 1;
    out += written(levels[of].style, begun_[of] ? numbers_[of] : start(of));
  }
  return std::string(trim_space(text::printable_utf8(out)));
}

std::string bullet_sign(std::string_view sign) {
  constexpr std::string_view kBullet = "\xE2\x80\xA2", kRing = "\xE2\x97\xA6";
  if (sign.empty()) return {};
  std::size_t pos = 0;
  const char32_t c = text::next_code_point(sign, pos);
  const bool symbol = (c >= 0xE000 && c <= 0xF8FF) || c == 0xB7 || c == 0xA7;
  if (symbol) return std::string(kBullet);
  if (sign == "o") return std::string(kRing);
  return std::string(sign.substr(0, pos));
}

}  // namespace thema::formats::rich
