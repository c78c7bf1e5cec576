#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema {

/// `s` without ASCII white space at its ends.
std::string_view trim(std::string_view s);
/// ASCII letters only; everything else is kept.
std::string ascii_lower(std::string_view s);
bool iequals_ascii(std::string_view a, std::string_view b);
/// The pieces between `sep`; "" gives one empty piece.
std::vector<std::string_view> split(std::string_view s, char sep);
std::string join(const std::vector<std::string>& parts, std::string_view sep);
/// Decimal digits with an optional sign and nothing else.
std::optional<long long> parse_integer(std::string_view s);
/// A decimal number ("1.5", "-2e3") and nothing else; independent of locale.
std::optional<double> parse_number(std::string_view s);
/// Shortest text that reads back as the same number; integers without ".0".
std::string number_text(double value);

}  // namespace thema
