#include "base/clock.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <system_error>

#include "base/error.h"

namespace thema {
namespace {

using Millis = std::chrono::milliseconds;

UnixMillis system_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<Millis>(now).count();
}

std::uint64_t system_random() {
  std::uint64_t value = 0;
  if (getentropy(&value, sizeof value) != 0) {
    throw Error(Errc::storage, fmt::format("cannot read the system's random numbers: {}",
                                           std::generic_category().message(errno)));
  }
  return value;
}

/// Times come from files that anyone may have written: keep the year to four digits.
std::chrono::sys_time<Millis> sane_time(UnixMillis t) {
  constexpr UnixMillis kFirst = -62'167'219'200'000;  // 0000-01-01T00:00:00Z
  constexpr UnixMillis kLast = 253'402'300'799'999;   // 9999-12-31T23:59:59.999Z
  return std::chrono::sys_time<Millis>(Millis(std::clamp(t, kFirst, kLast)));
}

std::string date_text(std::chrono::sys_days days) {
  const std::chrono::year_month_day date(days);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

Env Env::system() { return Env{.now = system_now, .random64 = system_random}; }

Env Env::fixed(UnixMillis start) {
  return Env{.now = [t = start - 1000]() mutable { return t += 1000; },
             .random64 = [n = std::uint64_t{0}]() mutable { return ++n; }};
}

std::string utc_iso(UnixMillis t) {
  const auto time = sane_time(t);
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - days));
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(days), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

bool is_utc_iso(std::string_view text) {
  // 'd' stands for a digit; a fraction may follow the seconds.
  const auto fits = [&](std::string_view shape) {
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(),
                      [](char c, char s) { return s == 'd' ? c >= '0' && c <= '9' : c == s; });
  };
  const auto number = [&](std::size_t at, std::size_t size) {
    unsigned n = 0;
    for (const char c : text.substr(at, size)) n = n * 10 + static_cast<unsigned>(c - '0');
    return n;
  };
  if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
    const std::size_t zone = text.find_first_not_of("0123456789", point + 1);
    if (point != 19 || zone == point + 1 || text.substr(std::min(zone, text.size())) != "Z") {
      return false;
    }
    text = text.substr(0, point);
    if (!fits("dddd-dd-ddTdd:dd:dd")) return false;
  } else if (!fits("dddd-dd-dd") && !fits("dddd-dd-ddTdd:ddZ") && !fits("dddd-dd-ddTdd:dd:ddZ")) {
    return false;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number(0, 4))),
                                         std::chrono::month(number(5, 2)),
                                         std::chrono::day(number(8, 2))};
  if (!date.ok()) return false;
  if (text.size() == 10) return true;
  return number(11, 2) < 24 && number(14, 2) < 60 && (text.size() < 19 || number(17, 2) < 60);
}

std::string utc_date(UnixMillis t) {
  return date_text(std::chrono::floor<std::chrono::days>(sane_time(t)));
}

}  // namespace thema
