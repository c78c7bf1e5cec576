#include "formats/common/cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr std::string_view kArrow = "-->";

bool is_number(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), is_digit);
}

/// "1:02:03.450", "02:03,450", "3.45", "3": the standards' forms and those that programs write.
std::optional<std::int64_t> cue_time(std::string_view s) {
  std::int64_t seconds = 0;
  std::size_t groups = 0, pos = 0;
  for (;; ++pos) {
    std::int64_t value = 0;
    const std::size_t begin = pos;
    constexpr std::size_t kMostDigits = 6;
    for (; pos < s.size() && is_digit(s[pos]); ++pos) {
      if (pos - begin == kMostDigits) return std::nullopt;
      value = value * 10 + (s[pos] - '0');
    }
    if (pos == begin || (groups > 0 && value > 59)) return std::nullopt;
    seconds = seconds * 60 + value;
    if (++groups == 3 || pos == s.size() || s[pos] != ':') break;
  }
  std::int64_t ms = seconds * 1000;
  if (pos < s.size() && (s[pos] == '.' || s[pos] == ',')) {
    std::int64_t unit = 100;
    const std::size_t begin = ++pos;
    for (; pos < s.size() && is_digit(s[pos]); ++pos, unit /= 10) ms += (s[pos] - '0') * unit;
    if (pos == begin) return std::nullopt;
  }
  return pos == s.size() ? std::optional(ms) : std::nullopt;
}

std::string_view first_word(std::string_view s) {
  return s.substr(0, std::min(s.find_first_of(" \t"), s.size()));
}

class CueParser {
 public:
  CueParser(std::string_view text, const CueDialect& dialect, const ReadOptions& options,
            Sink& sink)
      : lines_(text), dialect_(dialect), options_(options), sink_(sink) {}

  std::vector<Cue> parse() {
    bool more = next();
    if (dialect_.webvtt) more = header(more);
    while (more) {
      if (lines_.blank()) {
        more = next();
      } else {
        more = block();
      }
    }
    if (cues_.empty()) fail(number_, "the file has no cue", "");
    return std::move(cues_);
  }

 private:
  bool next() {
    ++number_;
    return lines_.next();
  }

  std::string_view line() const { return trim(lines_.line()); }

  [[noreturn]] void fail(std::size_t number, std::string_view what, std::string_view found) const {
    std::string message = fmt::format("{}: expected a line like '{}'", what, dialect_.example);
    if (!found.empty()) {
      constexpr std::size_t kMostShown = 80;
      std::size_t end = std::min(found.size(), kMostShown);
      while (end < found.size() && (static_cast<unsigned char>(found[end]) & 0xC0U) == 0x80) ++end;
      message += fmt::format(", found '{}'", found.substr(0, end));
    }
    throw Error(Errc::bad_input, message).at(options_.name, number);
  }

  void warn(std::string id, std::string message, std::size_t number) {
    sink_.report(Diagnostic{.level = Level::warning,
                            .id = std::move(id),
                            .message = std::move(message),
                            .file = options_.name,
                            .line = number,
                            .object = {}});
  }

  /// "WEBVTT" and what follows up to the first blank line ("Kind: captions").
  bool header(bool more) {
    while (more && lines_.blank()) more = next();
    if (!more || first_word(line()) != "WEBVTT") {
      warn("vtt-no-header", "the first line is not WEBVTT; read as captions all the same", number_);
      return more;
    }
    more = next();
    while (more && !lines_.blank() && line().find(kArrow) == std::string_view::npos) more = next();
    return more;
  }

  bool skip_block() {
    bool more = true;
    while (more && !lines_.blank()) more = next();
    return more;
  }

  bool block() {
    if (dialect_.webvtt) {
      const std::string_view word = first_word(line());
      if (word == "NOTE" || word == "STYLE" || word == "REGION") {
        if (line().find(kArrow) == std::string_view::npos) return skip_block();
      }
    }
    if (is_timing(line())) return cue();
    const std::string first(line());
    const std::size_t first_number = number_;
    const bool more = next();
    if (more && !lines_.blank() && is_timing(line())) {
      last_cue_ = parse_integer(first).value_or(last_cue_);
      return cue();
    }
    return stray(first, first_number, more);
  }

  static bool is_timing(std::string_view line) {
    return line.find(kArrow) != std::string_view::npos;
  }

  /// "00:01:02 -> 00:01:05", "00:01:02": times that went wrong; "10:30 we met" is text.
  static bool looks_like_times(std::string_view line) {
    const std::string_view word = first_word(line);
    if (word.find(':') == std::string_view::npos || !cue_time(word)) return false;
    const std::string_view rest = trim(line.substr(word.size()));
    return rest.empty() || (static_cast<unsigned char>(rest[0]) < 0x80 ? !is_ascii_letter(rest[0])
                                                                       : rest.starts_with("→"));
  }

  /// A block without times. Words behind a blank line inside a cue are kept; anything that was
  /// meant to be a cue is an error.
  bool stray(const std::string& first, std::size_t first_number, bool more) {
    if (looks_like_times(first)) {
      fail(first_number, "the times of a cue cannot be read", first);
    }
    const bool next_is_text = more && !lines_.blank();
    if (is_number(first)) {
      if (next_is_text) {
        fail(number_, fmt::format("cue {} has no times", first), line());
      }
      const auto number = parse_integer(first);
      if (cues_.empty() || number == last_cue_ + 1) {
        last_cue_ = number.value_or(last_cue_);
        return more;  // its times stand behind a blank line, or nowhere
      }
    }
    if (cues_.empty()) fail(first_number, "the first cue has no times", first);
    warn("caption-text-between-cues",
         "text after a blank line, without times of its own: added to the cue before it",
         first_number);
    cues_.back().text += "\n" + first;
    for (; more && !lines_.blank(); more = next()) {
      if (is_timing(line())) return cue();
      cues_.back().text += "\n" + std::string(line());
    }
    return more;
  }

  /// The current line holds a cue's times.
  bool cue() {
    Cue cue{.line = number_, .start_ms = 0, .end_ms = -1, .text = {}};
    const std::string_view timing = line();
    const std::size_t arrow = timing.find(kArrow);
    const auto start = cue_time(trim(timing.substr(0, arrow)));
    const auto end = cue_time(first_word(trim(timing.substr(arrow + kArrow.size()))));
    if (!start || !end) fail(number_, "the times of a cue cannot be read", timing);
    cue.start_ms = *start;
    cue.end_ms = *end;
    if (*end < *start) {
      warn("caption-ends-early", fmt::format("cue ends before it starts ('{}')", timing), number_);
      cue.end_ms = -1;
    }
    bool more = next();
    // YouTube writes a line of one blank above the words; only an empty one ends a cue of WebVTT.
    if (dialect_.webvtt && more && lines_.blank() && !lines_.line().empty()) more = next();
    while (more && !lines_.blank()) {
      if (begins_next_cue(line())) {  // a blank line is missing before it
        drop_number(cue.text);
        break;
      }
      if (!cue.text.empty()) cue.text += '\n';
      cue.text += line();
      more = next();
    }
    cues_.push_back(std::move(cue));
    return more;
  }

  /// "00:01:02,000 --> ...", not "5 --> 6 people".
  static bool begins_next_cue(std::string_view line) {
    return is_digit(line[0]) && is_timing(line) &&
           line.substr(0, line.find(kArrow)).find(':') != std::string_view::npos;
  }

  /// The number of the next cue is not the last line of this one's words.
  void drop_number(std::string& text) {
    const std::size_t lf = text.rfind('\n');
    const std::size_t last = lf == std::string::npos ? 0 : lf + 1;
    if (is_number(std::string_view(text).substr(last))) {
      last_cue_ = parse_integer(std::string_view(text).substr(last)).value_or(last_cue_);
      text.resize(lf == std::string::npos ? 0 : lf);
    }
  }

  LineScanner lines_;
  const CueDialect& dialect_;
  const ReadOptions& options_;
  Sink& sink_;
  std::size_t number_ = 0;
  long long last_cue_ = -1;  ///< the number that the last cue has; -1: none
  std::vector<Cue> cues_;
};

}  // namespace

std::vector<Cue> parse_cues(std::string_view text, const CueDialect& dialect,
                            const ReadOptions& options, Sink& sink) {
  return CueParser(text, dialect, options, sink).parse();
}

}  // namespace thema::formats
