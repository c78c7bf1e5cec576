#include "report/value_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace thema::report {

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

bool append_number(std::string& out, double value) {
  if (!std::isfinite(value)) return false;
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
  return true;
}

void append_value(std::string& out, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    out += *text;
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    append_integer(out, *whole);
  } else if (const auto* number = std::get_if<double>(&value)) {
    append_number(out, *number);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    out += *flag ? "true" : "false";
  }
}

}  // namespace thema::report
