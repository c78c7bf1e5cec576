#include "analysis/side_sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"

namespace thema::analysis {

namespace {

constexpr unsigned kMostPlaces = 9;

[[noreturn]] void too_long() {
  throw Error(Errc::bad_input, "a number has too many digits: at most 18 will do");
}

std::int64_t times_ten(std::int64_t digits, unsigned times) {
  for (unsigned i = 0; i < times; ++i) {
    if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits)) too_long();
  }
  return digits;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  text = trim(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal d;
  bool point = false, any = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || d.places == kMostPlaces) return std::nullopt;
    if (__builtin_mul_overflow(d.digits, std::int64_t{10}, &d.digits) ||
        __builtin_add_overflow(d.digits, std::int64_t{c - '0'}, &d.digits)) {
      return std::nullopt;
    }
    any = true;
    if (point) ++d.places;
  }
  if (!any || text.ends_with('.')) return std::nullopt;
  if (negative) d.digits = -d.digits;
  return d;
}

std::string Decimal::text() const {
  std::int64_t left = digits;
  unsigned there = places;
  for (; there > 0 && left % 10 == 0; --there) left /= 10;
  if (there == 0) return std::to_string(left);
  const std::int64_t one = times_ten(1, there), size = left < 0 ? -left : left;
  return fmt::format("{}{}.{:0{}}", left < 0 ? "-" : "", size / one, size % one, there);
}

double Decimal::value() const { return parse_number(text()).value_or(0); }

Decimal operator+(Decimal a, Decimal b) {
  const unsigned places = std::max(a.places, b.places);
  Decimal sum{0, places};
  if (__builtin_add_overflow(times_ten(a.digits, places - a.places),
                             times_ten(b.digits, places - b.places), &sum.digits)) {
    too_long();
  }
  return sum;
}

Decimal operator-(Decimal a, Decimal b) {
  b.digits = -b.digits;  // no Decimal has the smallest number there is
  return a + b;
}

bool is_missing(std::string_view cell) {
  cell = trim(cell);
  return cell.empty() || cell == "N/R";
}

Interval wilson(std::size_t k, std::size_t n) {
  constexpr double kZ = 1.959963984540054;
  const double of = static_cast<double>(n), p = static_cast<double>(k) / of;
  const double z2 = kZ * kZ / of;
  const double middle = p + z2 / 2;
  const double half = kZ * std::sqrt(p * (1 - p) / of + z2 / (4 * of));
  // At the ends the interval is exact; what is left is rounding.
  return {k == 0 ? 0.0 : (middle - half) / (1 + z2), k == n ? 1.0 : (middle + half) / (1 + z2)};
}

Decimal percent_of(std::size_t k, std::size_t n, unsigned places) {
  const std::int64_t parts = times_ten(100, places), of = static_cast<std::int64_t>(n);
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(static_cast<std::int64_t>(k), 2 * parts, &scaled)) too_long();
  return {(scaled + of) / (2 * of), places};
}

ValueCounts count_values(const std::vector<std::string>& cells) {
  ValueCounts counts;
  std::unordered_map<std::string, std::size_t> at;
  for (const std::string& cell : cells) {
    if (is_missing(cell)) {
      ++counts.missing;
      continue;
    }
    const auto [there, added] = at.emplace(cell, counts.values.size());
    if (added) counts.values.emplace_back(cell, 0);
    ++counts.values[there->second].second;
    ++counts.answered;
  }
  return counts;
}

}  // namespace thema::analysis
