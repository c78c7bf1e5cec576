#include "formats/common/label.h"

#include <algorithm>
#include <cstring>

#include "formats/common/lines.h"

namespace thema::formats {
namespace {

/// No label is looked for behind this many bytes.
constexpr std::size_t kWidest = 200;
constexpr std::size_t kWidestNameLine = 48;
constexpr std::string_view kWideColon = "：";

std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }

/// Length of the colon at `pos`; 0 when there is none.
std::size_t colon_at(std::string_view s, std::size_t pos) {
  if (pos >= s.size()) return 0;
  if (s[pos] == ':') return 1;
  return s.substr(pos).starts_with(kWideColon) ? kWideColon.size() : 0;
}

/// Parses one line; the parts of a label are read one after the other from `pos_`.
class LabelParser {
 public:
  LabelParser(std::string_view line, std::size_t bold_end) : s_(line), bold_end_(bold_end) {}

  std::optional<Candidate> parse() {
    pos_ = skip_blanks(s_, 0);
    if (pos_ == s_.size()) return std::nullopt;
    c_.begin = narrow(pos_);
    if (bold_end_ > pos_) {
      if (auto found = emphasis(pos_, bold_end_, bold_end_)) return found;
      *this = LabelParser(s_, 0);  // "Interviewer: How are you?", all of it bold
      return parse();
    }
    if (s_[pos_] == '#' && !time_stamp_at(s_, pos_)) return heading();
    skip_marks();
    lead_time();
    if (pos_ == s_.size()) return std::nullopt;
    if (s_[pos_] == '*' || s_[pos_] == '_') {
      if (auto found = marked_emphasis()) return found;
      const bool all_bold = s_.substr(pos_).starts_with("**") && pos_ + 2 < s_.size() &&
                            space_at(s_, pos_ + 2) == 0 && s_[pos_ + 2] != '*';
      if (!all_bold) return std::nullopt;
      pos_ += 2;
    }
    if (s_[pos_] == '[' || s_[pos_] == '\\') return bracket('[', ']');
    if (s_[pos_] == '<' && timed_) return bracket('<', '>');
    return plain();
  }

 private:
  /// ">> " of captions, and a list's mark before a bold label.
  void skip_marks() {
    if (s_.substr(pos_).starts_with(">>")) {
      pos_ = skip_blanks(s_, s_.find_first_not_of('>', pos_) == std::string_view::npos
                                 ? s_.size()
                                 : s_.find_first_not_of('>', pos_));
    } else if (s_.substr(pos_).starts_with("- **") || s_.substr(pos_).starts_with("* **")) {
      pos_ += 2;
    }
  }

  /// A time stamp before the name.
  void lead_time() {
    const auto stamp = time_stamp_at(s_, pos_);
    if (!stamp) return;
    std::size_t after = skip_blanks(s_, stamp->end);
    if (after == stamp->end && after < s_.size() && !stamp->bracketed) return;
    tab_ = after > stamp->end && s_[after - 1] == '\t';
    if (s_.substr(after).starts_with("- ") || s_.substr(after).starts_with("| ")) {
      after = skip_blanks(s_, after + 2);
    }
    take_times(*stamp);
    timed_ = true;
    pos_ = after;
  }

  void take_times(const TimeStamp& stamp) {
    if (c_.start_ms >= 0) return;
    c_.start_ms = stamp.start_ms;
    c_.end_ms = stamp.end_ms;
  }

  void name(std::size_t begin, std::size_t end) {
    begin = std::min(skip_blanks(s_, begin), end);
    c_.name = narrow(begin);
    c_.name_end = narrow(trim_end(s_, begin, end));
  }

  std::optional<Candidate> done(Style style, std::size_t end) {
    c_.style = style;
    std::size_t label_end = end;
    const std::size_t words = skip_time_stamps(s_, end, c_.start_ms, c_.end_ms);
    if (words > skip_blanks(s_, end)) label_end = trim_end(s_, end, words);
    c_.label_end = narrow(label_end);
    c_.words = narrow(words);
    c_.alone = words == s_.size();
    if (c_.name >= c_.name_end) return std::nullopt;
    return c_;
  }

  /// "### Name:"
  std::optional<Candidate> heading() {
    std::size_t begin = pos_;
    while (begin < s_.size() && s_[begin] == '#') ++begin;
    if (begin - pos_ > 6 || space_at(s_, begin) == 0) return std::nullopt;
    const std::size_t end = trim_end(s_, begin, s_.size());
    if (end - begin > kWidest) return std::nullopt;
    std::size_t name_end = 0;
    if (s_.substr(begin, end - begin).ends_with(kWideColon)) name_end = end - kWideColon.size();
    if (end > begin && s_[end - 1] == ':') name_end = end - 1;
    if (name_end == 0) return std::nullopt;
    begin = skip_blanks(s_, begin);
    pos_ = begin;
    lead_time();
    name(pos_, name_end);
    return done(Style::heading, end);
  }

  /// "**Name:**", "__Name__:", "*Name:*"
  std::optional<Candidate> marked_emphasis() {
    const LabelParser before = *this;
    auto found = try_emphasis();
    if (!found) *this = before;
    return found;
  }

  std::optional<Candidate> try_emphasis() {
    const char mark = s_[pos_];
    std::size_t begin = pos_;
    while (begin < s_.size() && s_[begin] == mark) ++begin;
    const std::size_t marks = begin - pos_;
    if (marks > 3) return std::nullopt;
    const std::string_view closing = s_.substr(pos_, marks);
    const std::size_t end = s_.substr(0, std::min(s_.size(), begin + kWidest)).find(closing, begin);
    if (end == std::string_view::npos || end == begin) return std::nullopt;
    auto found = emphasis(begin, end, end + marks);
    const bool needs_colon =
        marks == 1 && found && (found->style != Style::bold || found->alone || !colon_seen_);
    return needs_colon ? std::nullopt : found;
  }

  /// A label in bold letters `[begin, end)`, whose closing mark ends at `after`.
  std::optional<Candidate> emphasis(std::size_t begin, std::size_t end, std::size_t after) {
    pos_ = skip_blanks(s_, begin);
    if (!timed_) lead_time();
    begin = pos_;
    if (begin >= end) return std::nullopt;
    end = trim_end(s_, begin, end);
    const std::string_view inner = s_.substr(begin, end - begin);
    std::size_t name_end = end;
    if (inner.ends_with(kWideColon)) name_end -= kWideColon.size();
    if (inner.ends_with(':')) name_end -= 1;
    colon_seen_ = name_end != end;
    if (!colon_seen_) {
      const std::size_t colon = skip_blanks(s_, after);
      if (const std::size_t n = colon_at(s_, colon); n != 0) {
        colon_seen_ = true;
        after = colon + n;
      }
    }
    if (const auto stamp = trailing_time_stamp(s_.substr(begin, name_end - begin))) {
      take_times(stamp->stamp);
      name_end = begin + stamp->begin;
    }
    name(begin, name_end);
    return bold_label(after);
  }

  std::optional<Candidate> bold_label(std::size_t after) {
    if (std::memchr(s_.data() + c_.name, ':', c_.name_end - c_.name) != nullptr) {
      return std::nullopt;
    }
    const bool had_time = c_.start_ms >= 0;
    auto found = done(Style::bold, after);
    if (!found || colon_seen_) return found;
    const bool time_after = !had_time && found->start_ms >= 0;
    if (time_after && found->alone) return found;
    found->style = found->alone ? Style::name_line : Style::bold_bare;
    return found;
  }

  /// "[Name] words", "[Name]: words"
  std::optional<Candidate> bracket(char open, char close) {
    std::size_t begin = pos_;
    if (s_[begin] == '\\') ++begin;
    if (begin >= s_.size() || s_[begin] != open) return std::nullopt;
    const std::size_t end = s_.substr(0, std::min(s_.size(), begin + kWidest)).find(close, begin);
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t name_end = end;
    if (name_end > begin + 1 && s_[name_end - 1] == '\\') --name_end;
    name(begin + 1, name_end);
    std::size_t after = end + 1;
    if (after < s_.size() && s_[after] == '(') return std::nullopt;  // a link of Markdown
    const std::size_t colon = colon_at(s_, after);
    after += colon;
    if (colon == 0 && after < s_.size() && space_at(s_, after) == 0) return std::nullopt;
    return done(Style::bracket, after);
  }

  /// Everything without marks: looks for the colon, a time or the line's end.
  std::optional<Candidate> plain() {
    const std::size_t begin = pos_;
    const std::size_t limit = std::min(s_.size(), begin + kWidest);
    for (std::size_t i = begin; i < limit; ++i) {
      const char c = s_[i];
      if (is_ascii_letter(c) || c == ' ') continue;
      if (const std::size_t n = colon_at(s_, i); n != 0) return with_colon(begin, i, n);
      if (c == '[' || c == '(' || c == '\\' || (is_digit(c) && i > begin && !is_digit(s_[i - 1]))) {
        if (const auto stamp = time_stamp_at(s_, i)) return with_time(begin, i, *stamp);
      }
      if ((c == '-' || static_cast<unsigned char>(c) == 0xE2) && i > begin) {
        if (const std::size_t n = dash_at(begin, i); n != 0) {
          name(begin, i);
          return done(Style::dash, i + n);
        }
      }
      if (c == '\t') return before_tab(begin, i);
      if (std::strchr("!?;\"<>={}`~%$", c) != nullptr) return std::nullopt;
    }
    return limit == s_.size() ? line_of_its_own(begin) : std::nullopt;
  }

  /// Length of a dash that may end a label: before a tab, or between blanks behind a short label.
  std::size_t dash_at(std::size_t begin, std::size_t i) const {
    const std::size_t n = s_[i] == '-' ? 1 : s_.substr(i).starts_with("–") ? 3 : 0;
    if (n == 0 || i + n >= s_.size()) return 0;
    if (s_[i + n] == '\t') return n;
    if (s_[i - 1] != ' ' || s_[i + n] != ' ') return 0;
    constexpr std::size_t kShort = 5, kLong = 24, kNear = 48;
    const bool colon = s_.substr(i, kNear).find(':') != std::string_view::npos;
    return i - begin <= kShort || (i - begin <= kLong && !colon) ? n : 0;
  }

  std::optional<Candidate> before_tab(std::size_t begin, std::size_t i) {
    const std::size_t after = skip_blanks(s_, i);
    if (after == s_.size() || i - begin > kWidestNameLine) return std::nullopt;
    if (const auto stamp = time_stamp_at(s_, after)) return with_time(begin, after, *stamp);
    name(begin, i);
    return done(Style::tab, i);
  }

  std::optional<Candidate> with_colon(std::size_t begin, std::size_t i, std::size_t length) {
    if (i == begin) return std::nullopt;
    const std::size_t after = i + length;
    const bool space = after == s_.size() || space_at(s_, after) != 0 || length > 1;
    if (!space &&
        (s_[i - 1] == ' ' || s_[after] == '/' || s_[after] == ':' || is_digit(s_[after]))) {
      return std::nullopt;
    }
    c_.tight = !space;
    name(begin, i);
    const bool chat = tab_ && (after == s_.size() || s_[after] == '\t');
    return done(chat ? Style::chat : timed_ ? Style::timed : Style::plain, after);
  }

  /// "Name 0:15", "Name [0:15]: words", "Name (0:15) words"
  std::optional<Candidate> with_time(std::size_t begin, std::size_t i, const TimeStamp& stamp) {
    std::size_t name_end = trim_end(s_, begin, i);
    if (name_end == i && !stamp.bracketed) return std::nullopt;
    const bool wide = i - name_end > 1 || (i > begin && s_[i - 1] == '\t');
    if (name_end > begin && (s_[name_end - 1] == '-' || s_[name_end - 1] == ',')) {
      name_end = trim_end(s_, begin, name_end - 1);
    }
    name(begin, name_end);
    take_times(stamp);
    const std::size_t after = skip_blanks(s_, stamp.end);
    if (after == s_.size()) return done(Style::time_line, stamp.end);
    if (const std::size_t n = colon_at(s_, after); n != 0) return done(Style::plain, after + n);
    const bool apart = stamp.bracketed || (wide && after > stamp.end);
    return apart ? done(Style::time_line, stamp.end) : std::nullopt;
  }

  std::optional<Candidate> line_of_its_own(std::size_t begin) {
    const std::size_t end = trim_end(s_, begin, s_.size());
    if (end == begin || end - begin > kWidestNameLine || is_digit(s_[begin])) return std::nullopt;
    name(begin, end);
    return done(Style::name_line, end);
  }

  std::string_view s_;
  std::size_t bold_end_;
  std::size_t pos_ = 0;
  bool timed_ = false, tab_ = false, colon_seen_ = false;
  Candidate c_;
};

}  // namespace

std::optional<Candidate> parse_label(std::string_view line, std::size_t bold_end) {
  return LabelParser(line, bold_end).parse();
}

std::size_t skip_time_stamps(std::string_view line, std::size_t pos, std::int64_t& start_ms,
                             std::int64_t& end_ms) {
  pos = skip_blanks(line, pos);
  bool first = true;
  while (const auto stamp = time_stamp_at(line, pos)) {
    const std::size_t after = skip_blanks(line, stamp->end);
    const bool apart = after == line.size() || after - stamp->end > 1 || line[stamp->end] == '\t';
    if (!stamp->bracketed && !apart) break;
    if (start_ms < 0) {
      start_ms = stamp->start_ms;
      end_ms = stamp->end_ms;
    } else if (!first && end_ms < 0 && stamp->start_ms >= start_ms) {
      end_ms = stamp->start_ms;
    }
    first = false;
    pos = after;
    for (const std::string_view to : {"to ", "- ", "– "}) {
      const std::size_t next = pos + to.size();
      if (line.substr(pos).starts_with(to) && time_stamp_at(line, next)) pos = next;
    }
  }
  return pos;
}

}  // namespace thema::formats
