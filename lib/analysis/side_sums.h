#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thema::analysis {

/// A decimal number, exactly: `digits` times ten to the power of minus `places`.
struct Decimal {
  std::int64_t digits = 0;
  unsigned places = 0;  ///< at most 9

  /// "825", "-1.50": nothing else, no groups of digits and no powers. Nothing for other texts.
  static std::optional<Decimal> parse(std::string_view text);
  /// Without zeros at the end: "1.5".
  std::string text() const;
  double value() const;
};

/// Throw Errc::bad_input when the result has too many digits.
Decimal operator+(Decimal a, Decimal b);
Decimal operator-(Decimal a, Decimal b);

/// A cell that says nothing: empty, or N/R (not reported).
bool is_missing(std::string_view cell);

/// An interval of a share, from 0 to 1.
struct Interval {
  double low = 0, high = 0;
};

/// Wilson's score interval of k of n at 95 % (z = 1.959964): with p = k/n,
///   (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
/// E. B. Wilson, Probable inference, the law of succession, and statistical inference. J Am Stat
/// Assoc 1927; 22:209-212. REQUIRES: k <= n, n > 0.
Interval wilson(std::size_t k, std::size_t n);

/// k of n in percent, rounded half up to `places` decimals, exactly. REQUIRES: n > 0; places <= 4.
Decimal percent_of(std::size_t k, std::size_t n, unsigned places = 0);

/// How often each value occurs, in the order of first occurrence, and how often none.
struct ValueCounts {
  std::vector<std::pair<std::string, std::size_t>> values;
  std::size_t answered = 0, missing = 0;
};
ValueCounts count_values(const std::vector<std::string>& cells);

}  // namespace thema::analysis
