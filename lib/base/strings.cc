#include "base/strings.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace thema {
namespace {

constexpr std::string_view kSpace = " \t\n\v\f\r";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `from_chars` knows no plus sign; one that precedes a minus is wrong.
std::optional<std::string_view> without_plus(std::string_view s) {
  if (s.empty() || s[0] != '+') return s;
  s.remove_prefix(1);
  if (!s.empty() && s[0] == '-') return std::nullopt;
  return s;
}

template <class Number>
std::optional<Number> parse(std::string_view s) {
  Number value{};
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return s.substr(s.size());
  return s.substr(first, s.find_last_not_of(kSpace) - first + 1);
}

std::string ascii_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = lower(c);
  return out;
}

bool iequals_ascii(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

std::vector<std::string_view> split(std::string_view s, char sep) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto at = s.find(sep);
    out.push_back(s.substr(0, at));
    if (at == std::string_view::npos) return out;
    s.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view sep) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += sep;
    out += parts[i];
  }
  return out;
}

std::optional<long long> parse_integer(std::string_view s) {
  const auto digits = without_plus(s);
  return digits ? parse<long long>(*digits) : std::nullopt;
}

std::optional<double> parse_number(std::string_view s) {
  const auto digits = without_plus(s);
  // No "inf" and "nan": in a cell of a table these are words.
  if (!digits || digits->find_first_of("nN") != std::string_view::npos) return std::nullopt;
  return parse<double>(*digits);
}

std::string number_text(double value) {
  if (value == 0) return "0";  // also for -0
  // Whole numbers that a double holds exactly are written out: 1e15 is no way to print a count.
  if (std::abs(value) < 1e15 && value == std::trunc(value)) return fmt::format("{:.0f}", value);
  return fmt::format("{}", value);
}

}  // namespace thema
