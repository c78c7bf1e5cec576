#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thema::formats::xlsx {

/// What a number is shown as.
enum class Shown : std::uint8_t { number, date, time, elapsed };

/// By a format that every workbook has (numbered below 164); nothing for other numbers.
std::optional<Shown> built_in_format(unsigned number);
/// By a format's code: "dd/mm/yyyy", "[h]:mm:ss", "0.00E+00".
Shown shown_by(std::string_view format_code);

/// A number of days as ISO date and time: 2026-03-01, 2026-03-01T14:05:00 or, of less than a day,
/// 14:05:00; elapsed time as hours:minutes:seconds. To the nearest second. `from_1904`: which of
/// the two systems the workbook counts in. Day 60 of the other is 29 February 1900, a day that
/// never was, as spreadsheets show it. Nothing for numbers that are no date: then the number
/// stands.
std::optional<std::string> date_text(double days, Shown shown, bool from_1904);

}  // namespace thema::formats::xlsx
