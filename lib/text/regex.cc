#include "text/regex.h"

#include <fmt/format.h>
#include <unicode/regex.h>

#include <algorithm>

#include "base/error.h"
#include "text/utf16.h"
#include "text/utf8.h"
#include "text/width.h"

namespace thema::text {
namespace {

constexpr std::size_t kLongestPattern = 10'000;
constexpr std::int32_t kStackBytes = 32 << 20;
// ICU's unit of time is 10,000 steps back. Simple patterns need some steps a character, so a long
// text gets more; a pattern that explodes uses up any number in a second or two.
constexpr std::int32_t kBaseTime = 1000;
constexpr std::size_t kUnitsPerTime = 1000;

icu::UnicodeString alias(const std::u16string& s) {
  return icu::UnicodeString(false, s.data(), static_cast<std::int32_t>(s.size()));
}

std::string_view reason(UErrorCode status) {
  switch (status) {
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "this backslash sequence means nothing";
    case U_REGEX_PROPERTY_SYNTAX:
      return "no such Unicode property";
    case U_REGEX_MISMATCHED_PAREN:
      return "a bracket is not closed or not opened";
    case U_REGEX_NUMBER_TOO_BIG:
      return "the number is too large";
    case U_REGEX_BAD_INTERVAL:
      return "expected a repeat count such as {2} or {2,5}";
    case U_REGEX_MAX_LT_MIN:
      return "the repeat count's second number is less than its first";
    case U_REGEX_INVALID_BACK_REF:
      return "there is no such group to refer to";
    case U_REGEX_INVALID_FLAG:
      return "no such flag";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "a look-behind must have a limited length";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "']' is missing";
    case U_REGEX_INVALID_RANGE:
      return "the range in [...] runs backwards";
    case U_REGEX_PATTERN_TOO_BIG:
      return "the pattern is too large";
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
      return "a group's name holds letters and digits only, and is used once";
    default:
      return "the syntax is wrong";
  }
}

[[noreturn]] void fail_pattern(std::string_view pattern, UErrorCode status, std::size_t column) {
  const std::string shown = visible(pattern, false);
  const std::string before = visible(pattern.substr(0, column), false);
  throw Error(Errc::usage, fmt::format("wrong regular expression: {}\n  {}\n  {}^", reason(status),
                                       shown, std::string(display_width(before), ' ')));
}

/// The byte of a place that ICU gives as a line (from 1) and UTF-16 units within it.
std::size_t byte_of(std::string_view pattern, const std::u16string& units, const UParseError& at) {
  std::size_t line_start = 0;
  for (std::int32_t line = 1; line < at.line; ++line) {
    const std::size_t lf = units.find(u'\n', line_start);
    if (lf == std::u16string::npos) break;
    line_start = lf + 1;
  }
  // ICU's offset is behind the character it could not use.
  const std::size_t column = static_cast<std::size_t>(std::max(at.offset, 1)) - 1;
  Utf16Cursor cursor(units);
  cursor.move_to(std::min(line_start + column, units.size()));
  return std::min<std::size_t>(cursor.byte(), pattern.size());
}

[[noreturn]] void fail_match(UErrorCode status) {
  if (status == U_REGEX_TIME_OUT) {
    throw Error(Errc::bad_input,
                "the regular expression takes too long on this text; make it simpler (repeats "
                "inside repeats, as in (a+)+, are slow)");
  }
  if (status == U_REGEX_STACK_OVERFLOW) {
    throw Error(Errc::bad_input,
                "the regular expression needs too much memory on this text; make it simpler (for "
                "example [ab]* instead of (a|b)*)");
  }
  throw Error(Errc::bad_input,
              fmt::format("the regular expression failed: {}", u_errorName(status)));
}

}  // namespace

struct Regex::State {
  std::unique_ptr<icu::RegexPattern> pattern;
  std::vector<std::string> names;
  std::vector<std::int32_t> numbers;  ///< of the groups in `names`

  void find_names(std::string_view source);
  std::unique_ptr<icu::RegexMatcher> matcher(const icu::UnicodeString& text) const;
};

void Regex::State::find_names(std::string_view source) {
  for (auto at = source.find("(?<"); at != std::string_view::npos;
       at = source.find("(?<", at + 3)) {
    const std::string_view rest = source.substr(at + 3);
    const std::string name(rest.substr(0, rest.find('>')));
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    // What stands in a set, a quotation or behind a backslash is no group: ICU knows.
    UErrorCode status = U_ZERO_ERROR;
    const auto number = pattern->groupNumberFromName(icu::UnicodeString::fromUTF8(name), status);
    if (U_FAILURE(status)) continue;
    names.push_back(name);
    numbers.push_back(number);
  }
}

std::unique_ptr<icu::RegexMatcher> Regex::State::matcher(const icu::UnicodeString& text) const {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> out(pattern->matcher(text, status));
  if (U_FAILURE(status) || !out) fail_match(status);
  const auto length = static_cast<std::size_t>(text.length());
  out->setTimeLimit(kBaseTime + static_cast<std::int32_t>(length / kUnitsPerTime), status);
  out->setStackLimit(kStackBytes, status);
  if (U_FAILURE(status)) fail_match(status);
  return out;
}

Regex::Regex(std::string_view pattern, Case c) : state_(std::make_unique<State>()) {
  if (find_invalid_utf8(pattern) != std::string_view::npos) {
    throw Error(Errc::usage, fmt::format("the regular expression is not valid UTF-8: {}",
                                         printable_utf8(pattern)));
  }
  if (pattern.size() > kLongestPattern) {
    throw Error(Errc::usage, fmt::format("the regular expression has {} bytes, at most {} will do",
                                         pattern.size(), kLongestPattern));
  }
  const std::u16string units = to_utf16(pattern);
  const std::uint32_t flags = c == Case::insensitive ? UREGEX_CASE_INSENSITIVE : 0;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  state_->pattern.reset(icu::RegexPattern::compile(alias(units), flags, place, status));
  if (U_FAILURE(status)) fail_pattern(pattern, status, byte_of(pattern, units, place));
  state_->find_names(pattern);
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::optional<Regex::Match> Regex::search(std::string_view utf8) const {
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text = alias(units);
  const auto matcher = state_->matcher(text);
  UErrorCode status = U_ZERO_ERROR;
  const bool found = matcher->find(status) != 0;
  if (U_FAILURE(status)) fail_match(status);
  if (!found) return std::nullopt;

  Match match;
  Utf16Cursor cursor(units);
  cursor.move_to(static_cast<std::size_t>(matcher->start(status)));
  match.span.begin = cursor.point();
  cursor.move_to(static_cast<std::size_t>(matcher->end(status)));
  match.span.end = cursor.point();
  for (std::size_t i = 0; i < state_->names.size(); ++i) {
    const std::int32_t begin = matcher->start(state_->numbers[i], status);
    const std::int32_t end = matcher->end(state_->numbers[i], status);
    if (U_FAILURE(status)) fail_match(status);
    if (begin < 0) continue;
    append_utf8(match.groups[state_->names[i]],
                std::u16string_view(units).substr(static_cast<std::size_t>(begin),
                                                  static_cast<std::size_t>(end - begin)));
  }
  return match;
}

bool Regex::matches_whole(std::string_view utf8) const {
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text = alias(units);
  const auto matcher = state_->matcher(text);
  UErrorCode status = U_ZERO_ERROR;
  const bool matched = matcher->matches(status) != 0;
  if (U_FAILURE(status)) fail_match(status);
  return matched;
}

std::vector<Span> Regex::all(std::string_view utf8) const {
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text = alias(units);
  const auto matcher = state_->matcher(text);
  UErrorCode status = U_ZERO_ERROR;
  Utf16Cursor cursor(units);
  std::vector<Span> out;
  while (matcher->find(status) != 0) {
    const std::int32_t begin = matcher->start(status);
    const std::int32_t end = matcher->end(status);
    if (end <= begin) continue;
    cursor.move_to(static_cast<std::size_t>(begin));
    const std::uint32_t first = cursor.point();
    cursor.move_to(static_cast<std::size_t>(end));
    out.push_back({first, cursor.point()});
  }
  if (U_FAILURE(status)) fail_match(status);
  return out;
}

const std::vector<std::string>& Regex::group_names() const { return state_->names; }

}  // namespace thema::text
