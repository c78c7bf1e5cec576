#include "report/figure_scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace thema::report {

bool is_number(const std::optional<double>& value) { return value && std::isfinite(*value); }

std::string figure_number(double value) {
  constexpr double kSmall = 0.005, kLarge = 1e9;
  std::array<char, 64> digits{};
  const auto begin = digits.data(), end = begin + digits.size();
  const double size = std::fabs(value);
  if ((size != 0 && size < kSmall) || size >= kLarge) {
    return std::string(begin, std::to_chars(begin, end, value, std::chars_format::general, 2).ptr);
  }
  std::string text(begin, std::to_chars(begin, end, value, std::chars_format::fixed, 2).ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

double Scale::share(double value) const {
  if (!(high > low)) return 0;
  return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

std::vector<double> Scale::marks() const {
  const double count = std::round((high - low) / step);
  std::vector<double> marks;
  for (double i = 0; i <= count; ++i) marks.push_back(low + i * step);
  return marks;
}

Scale scale_of(const std::vector<double>& values, std::size_t marks) {
  double low = 0, high = 0;
  // Beyond this the distance of two numbers is no number.
  constexpr double kLargest = 1e300;
  for (const double value : values) {
    low = std::min(low, std::max(value, -kLargest));
    high = std::max(high, std::min(value, kLargest));
  }
  if (!(high > low)) return {0, 1, 1};
  const double rough = (high - low) / static_cast<double>(std::max<std::size_t>(marks, 1));
  if (!(rough > 1e-300)) return {low, high, high - low};
  const double size = std::pow(10, std::floor(std::log10(rough)));
  double step = size * 10;
  for (const double round : {1.0, 2.0, 5.0}) {
    if (size * round >= rough * 0.999) {
      step = size * round;
      break;
    }
  }
  // Whole numbers are counted; half a coding is no mark.
  const bool whole = std::all_of(values.begin(), values.end(),
                                 [](double value) { return value == std::floor(value); });
  if (whole) step = std::max(step, 1.0);
  return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

std::vector<double> values_of(const std::vector<Series>& series) {
  std::vector<double> values;
  for (const auto& one : series) {
    for (const auto& value : one.values) {
      if (is_number(value)) values.push_back(*value);
    }
  }
  return values;
}

Scale shades_of(const HeatMap& map) {
  double low = 0, high = 0;
  for (const auto& row : map.values) {
    for (const auto& value : row) {
      if (!is_number(value)) continue;
      low = std::min(low, *value);
      high = std::max(high, *value);
    }
  }
  if (map.darkest && std::isfinite(*map.darkest)) high = *map.darkest;
  return {low, high > low ? high : low + 1, 1};
}

}  // namespace thema::report
