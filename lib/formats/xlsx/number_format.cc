#include "formats/xlsx/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"

namespace thema::formats::xlsx {
namespace {

constexpr std::int64_t kSecondsADay = 86'400;
constexpr double kLastDay = 2'958'465;  // 9999-12-31

struct Day {
  std::int64_t year;
  unsigned month, day;
};

/// A day of the Gregorian calendar by its number from 1970-01-01 (Hinnant's algorithm).
Day civil_day(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = days / 146'097;
  const auto of_era = static_cast<unsigned>(days - era * 146'097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned month = (5 * of_year + 2) / 153;
  const unsigned day = of_year - (153 * month + 2) / 5 + 1;
  const unsigned shown = month < 10 ? month + 3 : month - 9;
  return {static_cast<std::int64_t>(year_of_era) + era * 400 + (shown <= 2 ? 1 : 0), shown, day};
}

std::string day_text(std::int64_t number, bool from_1904) {
  constexpr std::int64_t kDay1904 = -24'107, kDay1900 = -25'569;  // day 0, from 1970-01-01
  if (!from_1904 && number == 60) return "1900-02-29";
  std::int64_t day = from_1904 ? kDay1904 + number : kDay1900 + number;
  if (!from_1904 && number < 60) ++day;
  const Day d = civil_day(day);
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::string time_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// A format's letters: without quoted words, escaped characters, colours, conditions and languages,
/// and of the section for positive numbers alone. Elapsed time keeps its bracket.
std::string letters_of(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string inside = ascii_lower(code.substr(i + 1, end - i - 1));
      if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) out += '[';
      i = end;
    } else {
      out += c;
    }
  }
  return ascii_lower(out);
}

}  // namespace

std::optional<Shown> built_in_format(unsigned number) {
  if (number >= 164) return std::nullopt;
  if (number >= 18 && number <= 21) return Shown::time;
  if (number == 45 || number == 47) return Shown::time;
  if (number == 46) return Shown::elapsed;
  const bool date = (number >= 14 && number <= 17) || number == 22 ||
                    (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
  return date ? Shown::date : Shown::number;
}

Shown shown_by(std::string_view format_code) {
  std::string code = letters_of(format_code);
  if (code.find("general") != std::string::npos) return Shown::number;
  if (code.find('[') != std::string::npos) return Shown::elapsed;
  const bool half_days =
      code.find("am/pm") != std::string::npos || code.find("a/p") != std::string::npos;
  if (code.find_first_of("dy") != std::string::npos) return Shown::date;
  if (half_days || code.find_first_of("hs") != std::string::npos) return Shown::time;
  return code.find('m') != std::string::npos ? Shown::date : Shown::number;
}

std::optional<std::string> date_text(double days, Shown shown, bool from_1904) {
  if (shown == Shown::number || !(days >= 0) || days > kLastDay) return std::nullopt;
  const auto seconds =
      static_cast<std::int64_t>(std::llround(days * static_cast<double>(kSecondsADay)));
  if (shown == Shown::elapsed) return time_text(seconds);
  const std::int64_t day = seconds / kSecondsADay, time = seconds % kSecondsADay;
  if (day == 0 && (shown == Shown::time || !from_1904)) return time_text(time);
  const std::string date = day_text(day, from_1904);
  return time == 0 ? date : date + "T" + time_text(time);
}

}  // namespace thema::formats::xlsx
