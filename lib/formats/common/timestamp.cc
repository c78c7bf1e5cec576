#include "formats/common/timestamp.h"

#include "formats/common/lines.h"

namespace thema::formats {
namespace {

/// Reads one to `most` digits; nothing when there are none or more.
std::optional<std::int64_t> digits(std::string_view s, std::size_t& pos, std::size_t most) {
  std::int64_t value = 0;
  const std::size_t begin = pos;
  while (pos < s.size() && is_digit(s[pos])) {
    if (pos - begin == most) return std::nullopt;
    value = value * 10 + (s[pos++] - '0');
  }
  if (pos == begin) return std::nullopt;
  return value;
}

struct Clock {
  std::int64_t ms = 0;
  bool hours = false;
};

/// ".5", ",250": milliseconds of a decimal fraction.
std::int64_t fraction(std::string_view s, std::size_t& pos) {
  std::size_t p = pos + 1;
  if (p >= s.size() || (s[pos] != '.' && s[pos] != ',') || !is_digit(s[p])) return 0;
  std::int64_t ms = 0, unit = 100;
  for (; p < s.size() && is_digit(s[p]); ++p, unit /= 10) ms += (s[p] - '0') * unit;
  pos = p;
  return ms;
}

/// "h:mm:ss" or "m:ss" (also "h:m:s.fff"), each with an optional fraction.
std::optional<Clock> clock_at(std::string_view s, std::size_t& pos) {
  std::size_t p = pos;
  std::int64_t groups[3] = {};
  std::size_t n = 0;
  bool single = false;
  for (; n < 3; ++n) {
    if (n > 0 && (p >= s.size() || s[p] != ':')) break;
    if (n > 0) ++p;
    const std::size_t begin = p;
    const auto value = digits(s, p, n == 0 ? 4 : 2);
    if (!value || (n > 0 && *value > 59)) return std::nullopt;
    single = single || (n > 0 && p - begin == 1);
    groups[n] = *value;
  }
  if (n < 2) return std::nullopt;
  // Teams writes "0:0:3.240"; anything shorter with one digit is no time.
  if (single && (n < 3 || p >= s.size() || s[p] != '.')) return std::nullopt;
  Clock clock{.ms = 0, .hours = n == 3};
  for (std::size_t i = 0; i < n; ++i) clock.ms = clock.ms * 60 + groups[i];
  clock.ms = clock.ms * 1000 + fraction(s, p);
  if (p < s.size() && (is_digit(s[p]) || is_ascii_letter(s[p]))) return std::nullopt;
  if (p + 1 < s.size() && s[p] == ':' && is_digit(s[p + 1])) return std::nullopt;
  pos = p;
  return clock;
}

/// "-->", "-", "–", "—" or "to" between two times.
bool skip_range_mark(std::string_view s, std::size_t& pos) {
  std::size_t p = skip_blanks(s, pos);
  for (const std::string_view mark : {"-->", "-", "–", "—", "to "}) {
    if (s.substr(p).starts_with(mark)) {
      pos = skip_blanks(s, p + mark.size());
      return true;
    }
  }
  return false;
}

std::optional<TimeStamp> times_at(std::string_view s, std::size_t pos) {
  const auto first = clock_at(s, pos);
  if (!first) return std::nullopt;
  TimeStamp stamp{.end = pos, .start_ms = first->ms, .hours = first->hours};
  std::size_t p = pos;
  if (!skip_range_mark(s, p)) return stamp;
  const auto second = clock_at(s, p);
  if (!second || second->ms < first->ms) return stamp;
  stamp.end = p;
  stamp.end_ms = second->ms;
  return stamp;
}

/// "#00:01:02-5#": the form of f4 and easytranscript, with tenths of a second.
std::optional<TimeStamp> hash_stamp_at(std::string_view s, std::size_t pos) {
  std::size_t p = pos + 1;
  const auto clock = clock_at(s, p);
  if (!clock) return std::nullopt;
  TimeStamp stamp{.start_ms = clock->ms, .bracketed = true, .hours = clock->hours};
  if (p < s.size() && s[p] == '-') {
    const auto tenth = digits(s, ++p, 1);
    if (!tenth) return std::nullopt;
    stamp.start_ms += *tenth * 100;
  }
  if (p >= s.size() || s[p] != '#') return std::nullopt;
  stamp.end = p + 1;
  return stamp;
}

}  // namespace

std::optional<TimeStamp> time_stamp_at(std::string_view line, std::size_t pos) {
  if (pos >= line.size()) return std::nullopt;
  if (is_digit(line[pos])) return times_at(line, pos);
  if (line[pos] == '#') return hash_stamp_at(line, pos);
  std::size_t p = pos;
  const bool escaped = line[p] == '\\' && p + 1 < line.size();
  if (escaped) ++p;
  if (line[p] != '[' && !(line[p] == '(' && !escaped)) return std::nullopt;
  const char close = line[p] == '[' ? ']' : ')';
  auto stamp = times_at(line, skip_blanks(line, p + 1));
  if (!stamp) return std::nullopt;
  p = skip_blanks(line, stamp->end);
  if (escaped && p < line.size() && line[p] == '\\') ++p;
  if (p >= line.size() || line[p] != close) return std::nullopt;
  stamp->end = p + 1;
  stamp->bracketed = true;
  return stamp;
}

std::optional<TrailingStamp> trailing_time_stamp(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char last = text.back();
  if (last != ']' && last != ')' && last != '#') return std::nullopt;
  const char open = last == ']' ? '[' : last == ')' ? '(' : '#';
  constexpr std::size_t kLongest = 48;
  const std::size_t from = text.size() > kLongest ? text.size() - kLongest : 0;
  for (std::size_t begin = text.size() - 1; begin-- > from;) {
    if (text[begin] != open) continue;
    if (begin > from && open == '[' && text[begin - 1] == '\\') --begin;
    const auto stamp = time_stamp_at(text, begin);
    if (!stamp || stamp->end != text.size()) return std::nullopt;
    return TrailingStamp{.begin = begin, .stamp = *stamp};
  }
  return std::nullopt;
}

}  // namespace thema::formats
