#include "formats/common/turns.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/service_lines.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

/// Converts bytes to code points as they are asked for, in order.
class Points {
 public:
  explicit Points(std::string_view text) : text_(text) {}
  std::uint32_t at(std::size_t byte) {
    points_ += text::count_code_points(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return points_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint32_t points_ = 0;
};

struct Words {
  std::size_t begin = 0, end = 0;
  std::int64_t start_ms = -1, end_ms = -1;
};

std::size_t end_of_line(std::string_view text, std::size_t pos) {
  return std::min(text.find('\n', pos), text.size());
}

/// "> note", "## Section", "---": what Markdown has between turns.
bool is_markdown_aside(std::string_view line) {
  if (line.starts_with('>') || line == "---" || line == "***" || line == "___") return true;
  const std::size_t marks = line.find_first_not_of('#');
  return marks != 0 && marks != std::string_view::npos && marks <= 6 && line[marks] == ' ';
}

/// "Break: [28:05]": a label that no words follow, only a time.
bool is_timed_gap(std::string_view line) {
  if (line.size() > 100 || (line.back() != ']' && line.back() != ')')) return false;
  const auto label = parse_label(line);
  return label && label->alone && label->start_ms >= 0 &&
         (label->style == Style::plain || label->style == Style::bold);
}

class TurnBuilder {
 public:
  TurnBuilder(model::DocumentDraft& draft, const TextShape& shape)
      : draft_(draft), text_(draft.text), shape_(shape), points_(draft.text) {}

  void labelled(FoundLabels found) {
    for (Label& label : found.labels) take_time_line(label);
    preface(found.labels.front().line);
    speakers_.assign(found.names.size(), kNoSpeaker);
    for (std::size_t i = 0; i < found.labels.size(); ++i) {
      const Label& label = found.labels[i];
      const std::size_t limit = i + 1 < found.labels.size() ? found.labels[i + 1].line
                                                            : std::min(shape_.to, text_.size());
      Words words{
          .begin = label.end, .end = limit, .start_ms = label.start_ms, .end_ms = label.end_ms};
      trim(words, true);
      if (words.begin >= words.end) continue;
      model::TurnDraft turn = make(words, label.begin, label.end);
      turn.speaker = speaker(label.speaker, found);
      draft_.turns.push_back(turn);
    }
    guess_roles(draft_.speakers, draft_.text);
  }

  /// Every paragraph is a turn without a speaker.
  void unlabelled(std::size_t from, std::size_t to) {
    const bool stamped = is_stamped(from, to);
    std::size_t begin = from;
    paragraphs(from, to, [&](std::size_t line, std::string_view words, bool starts) {
      if (starts || (stamped && begins_with_stamp(words))) {
        paragraph(begin, line, stamped);
        begin = line;
      }
    });
    paragraph(begin, to, stamped);
  }

 private:
  static constexpr std::size_t kNoSpeaker = static_cast<std::size_t>(-1);

  /// A line before the label that holds nothing but a time is the label's.
  void take_time_line(Label& label) const {
    const std::size_t end = trim_end(text_, shape_.from, label.line);
    if (end == shape_.from) return;
    constexpr std::size_t kLongestStamp = 48;
    const std::size_t from = std::max(shape_.from, end - std::min(end, kLongestStamp));
    const std::size_t lf = text_.substr(0, end).substr(from).rfind('\n');
    if (lf == std::string_view::npos && from > shape_.from) return;
    const std::size_t begin = lf == std::string_view::npos ? from : from + lf + 1;
    const std::string_view line = text_.substr(begin, end - begin);
    const std::size_t blank = skip_blanks(line, 0);
    const auto stamp = time_stamp_at(line, blank);
    if (!stamp || stamp->end != line.size()) return;
    label.line = label.begin = static_cast<std::uint32_t>(begin + blank);
    if (label.start_ms >= 0) return;
    label.start_ms = stamp->start_ms;
    label.end_ms = stamp->end_ms;
  }

  /// The text before the first label is a title or a form; but a talk that questions follow is
  /// speech, and would else be in no turn.
  void preface(std::size_t end) {
    constexpr std::uint32_t kLongForTitle = 2000;
    const std::size_t begin = shape_.from;
    if (end <= begin || (end - begin) * 3 < text_.size()) return;
    if (text::count_code_points(text_.substr(begin, end - begin)) < kLongForTitle) return;
    unlabelled(begin, end);
  }

  /// Calls `line(begin, words, starts)` for every line that is not blank.
  template <class Call>
  void paragraphs(std::size_t from, std::size_t to, Call line) const {
    LineScanner lines(text_.substr(0, to), from);
    auto start = std::lower_bound(shape_.paragraphs.begin(), shape_.paragraphs.end(), from);
    bool after_blank = true;
    while (lines.next()) {
      bool starts = after_blank;
      if (!shape_.paragraphs.empty()) {
        starts = start != shape_.paragraphs.end() && *start == lines.begin();
        if (starts) ++start;
      }
      after_blank = lines.blank() || is_aside(lines.begin());
      if (!after_blank) line(lines.begin(), lines.line(), starts);
    }
  }

  bool is_aside(std::size_t line) const {
    return std::binary_search(shape_.asides.begin(), shape_.asides.end(), line);
  }

  static bool begins_with_stamp(std::string_view line) {
    const std::size_t pos = skip_blanks(line, 0);
    const auto stamp = time_stamp_at(line, pos);
    return stamp &&
           (stamp->end == line.size() || stamp->bracketed || space_at(line, stamp->end) != 0);
  }

  /// Whether at least half of the paragraphs (or lines) begin with a time stamp.
  bool is_stamped(std::size_t from, std::size_t to) const {
    std::size_t lines = 0, starts = 0, stamped_lines = 0, stamped_starts = 0;
    paragraphs(from, to, [&](std::size_t, std::string_view line, bool start) {
      const bool stamped = begins_with_stamp(line);
      ++lines;
      if (stamped) ++stamped_lines;
      if (start) ++starts;
      if (start && stamped) ++stamped_starts;
    });
    return stamped_lines >= 2 && (stamped_starts * 2 >= starts || stamped_lines * 2 >= lines) &&
           stamped_lines * 2 >= starts;
  }

  void paragraph(std::size_t begin, std::size_t end, bool stamped) {
    Words words{.begin = begin, .end = end};
    if (stamped) {
      const std::size_t pos = skip_space(text_, begin);
      const std::size_t line_end = std::min(end_of_line(text_, pos), end);
      if (pos < end && begins_with_stamp(text_.substr(pos, line_end - pos))) {
        const auto stamp = time_stamp_at(text_, pos);
        words = Words{
            .begin = stamp->end, .end = end, .start_ms = stamp->start_ms, .end_ms = stamp->end_ms};
      }
    }
    trim(words, false);
    if (words.begin < words.end) draft_.turns.push_back(make(words, words.begin, words.begin));
  }

  model::TurnDraft make(const Words& words, std::size_t label_begin, std::size_t label_end) {
    model::TurnDraft turn;
    if (label_begin < label_end) {
      turn.label.begin = points_.at(label_begin);
      turn.label.end = points_.at(label_end);
    }
    turn.span.begin = points_.at(words.begin);
    turn.span.end = points_.at(words.end);
    if (label_begin >= label_end) turn.label = {turn.span.begin, turn.span.begin};
    turn.start_ms = words.start_ms;
    turn.end_ms = words.end_ms;
    return turn;
  }

  std::size_t speaker(std::uint32_t name, const FoundLabels& found) {
    std::size_t& number = speakers_[name];
    if (number == kNoSpeaker) {
      number = draft_.speakers.size();
      draft_.speakers.push_back(model::SpeakerDraft{.label = found.names[name]});
    }
    return number;
  }

  /// Leaves out white space, time stamps at both ends and, behind labelled turns, what is not
  /// speech.
  void trim(Words& words, bool labelled) const {
    skip_stamps(words);
    drop_service_lines(words);
    const std::size_t all = trim_end(text_, words.begin, words.end);
    words.end = all;
    bool aside = false;
    std::size_t lf = all - words.begin;  // the last line's end, looked for when it is taken away
    while (words.begin < words.end) {
      const std::string_view rest = text_.substr(words.begin, words.end - words.begin);
      const char last_byte = rest.back();
      if (!shape_.markdown && last_byte != ']' && last_byte != ')' && last_byte != '#') break;
      if (lf != std::string_view::npos && lf >= rest.size()) lf = rest.rfind('\n');
      const std::size_t line = lf == std::string_view::npos ? 0 : skip_blanks(rest, lf + 1);
      const std::string_view last = rest.substr(line);
      const bool note = labelled && shape_.markdown && is_markdown_aside(last);
      if (note || (labelled && lf != std::string_view::npos && is_timed_gap(last))) {
        aside = true;
        words.end = trim_end(text_, words.begin, words.begin + line);
      } else if (const auto stamp = trailing_time_stamp(rest)) {
        if (words.end_ms < 0 && stamp->stamp.start_ms >= words.start_ms) {
          words.end_ms = stamp->stamp.start_ms;
        }
        words.end = trim_end(text_, words.begin, words.begin + stamp->begin);
      } else {
        break;
      }
    }
    if (aside && words.begin >= words.end) quoted_speech(words, all);
  }

  /// What a service writes under the words.
  void drop_service_lines(Words& words) const {
    while (words.begin < words.end) {
      words.end = trim_end(text_, words.begin, words.end);
      const std::size_t lf = text_.substr(words.begin, words.end - words.begin).rfind('\n');
      const std::size_t line = lf == std::string_view::npos ? words.begin : words.begin + lf + 1;
      if (!is_aside(line)) return;
      words.end = line;
    }
  }

  void skip_stamps(Words& words) const {
    words.begin = std::min(skip_space(text_, words.begin), words.end);
    while (words.begin < words.end) {
      const std::size_t line_end = std::min(end_of_line(text_, words.begin), words.end);
      const std::string_view line = text_.substr(words.begin, line_end - words.begin);
      const std::size_t skipped = skip_time_stamps(line, 0, words.start_ms, words.end_ms);
      if (skipped == 0) break;
      words.begin = std::min(skip_space(text_, words.begin + skipped), words.end);
    }
  }

  /// A turn of nothing but a quoted paragraph is what was said, unless it is "> (laughter)".
  void quoted_speech(Words& words, std::size_t end) const {
    std::string_view quote = text_.substr(words.begin, end - words.begin);
    if (!quote.starts_with('>')) return;
    const std::size_t begin = skip_space(quote, quote.find_first_not_of('>'));
    if (begin >= quote.size()) return;
    quote.remove_prefix(begin);
    const bool remark = quote.starts_with('(') || quote.starts_with("（") ||
                        quote.starts_with('[') || quote.starts_with("\\[");
    if (remark) return;
    words.begin += begin;
    words.end = end;
  }

  model::DocumentDraft& draft_;
  std::string_view text_;
  const TextShape& shape_;
  Points points_;
  std::vector<std::size_t> speakers_;
};

}  // namespace

void add_turns(model::DocumentDraft& draft, const FoundLabels& found, const TextShape& shape) {
  TurnBuilder builder(draft, shape);
  if (!found.labels.empty()) builder.labelled(found);
  if (draft.turns.empty()) {
    draft.speakers.clear();
    TurnBuilder(draft, shape).unlabelled(shape.from, draft.text.size());
  }
  fill_service_times(draft);
  if (draft.turns.empty() && trim_space(draft.text).empty()) {
    throw Error(Errc::bad_input, "the file holds no text, only white space");
  }
}

void add_turns(model::DocumentDraft& draft, const SpeakerOptions& options, const TextShape& shape) {
  add_turns(draft, find_labels(draft.text, options, shape), shape);
}

std::size_t front_matter_length(std::string_view text) {
  constexpr std::size_t kLongest = 1U << 14U;
  LineScanner lines(text.substr(0, kLongest));
  if (!lines.next() || lines.line() != "---") return 0;
  while (lines.next()) {
    const std::string_view line = lines.line();
    if (line == "---" || line == "...") return std::min(lines.end() + 1, text.size());
  }
  return 0;
}

}  // namespace thema::formats
