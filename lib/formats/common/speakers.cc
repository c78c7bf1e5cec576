#include "formats/common/speakers.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "formats/common/evidence.h"
#include "formats/common/label_pattern.h"
#include "formats/common/lines.h"
#include "formats/common/names.h"

namespace thema::formats {
namespace {

/// Length of "12  " at the beginning of a line; 0 when there is no such number. Sets `number`.
std::size_t line_number_length(std::string_view line, std::uint32_t& number) {
  constexpr std::size_t kMostDigits = 6;
  const std::size_t begin = skip_blanks(line, 0);
  std::size_t pos = begin;
  number = 0;
  for (; pos < line.size() && is_digit(line[pos]); ++pos) {
    if (pos - begin == kMostDigits) return 0;
    number = number * 10 + static_cast<std::uint32_t>(line[pos] - '0');
  }
  if (pos == begin) return 0;
  if (pos < line.size() && line[pos] == '.') ++pos;
  if (pos == line.size()) return pos;
  const std::size_t words = skip_blanks(line, pos);
  return words == pos ? 0 : words;
}

/// Whether every line that is not blank has its number before it, one more than the line before, as
/// transcripts of conversation analysis have.
bool has_line_numbers(std::string_view text, std::size_t from) {
  constexpr std::size_t kFewest = 4;
  LineScanner lines(text, from);
  std::size_t count = 0;
  std::uint32_t last = 0, number = 0;
  while (lines.next()) {
    if (lines.blank()) continue;
    if (line_number_length(lines.line(), number) == 0) return false;
    if (count > 0 && number != last + 1) return false;
    last = number;
    ++count;
  }
  return count >= kFewest;
}

/// Styles in which a word that begins sentences may turn out to be a name.
bool shows_names(Style style) {
  return style == Style::plain || style == Style::bold || style == Style::timed ||
         style == Style::chat;
}

/// "Uma:" and "So:" are people where they take turns with others: every time behind and before a
/// label of somebody else who recurs or is known. Other candidates of such words are dropped.
class WordNames {
 public:
  WordNames(std::vector<Candidate>& candidates, Names& names, const Extent& extent)
      : candidates_(candidates), names_(names), extent_(extent), times_(names.size(), 0) {}

  void run() {
    for (const Candidate& c : candidates_) ++times_[c.speaker];
    std::vector<const Candidate*> talk;
    for (const Candidate& c : candidates_) {
      if (shows_names(c.style) && may_speak(c.speaker)) talk.push_back(&c);
    }
    for (std::uint32_t name = 0; name < names_.size(); ++name) {
      if (is_word(name) && takes_turns(name, talk)) named_.push_back(name);
    }
    for (const std::uint32_t name : named_) names_.take_for_name(name);
    std::erase_if(candidates_,
                  [&](const Candidate& c) { return is_word(c.speaker) && c.style != Style::chat; });
  }

 private:
  bool is_word(std::uint32_t name) const { return names_[name].likeness == Likeness::word; }
  bool may_speak(std::uint32_t name) const {
    const Likeness like = names_[name].likeness;
    if (like == Likeness::known) return true;
    return times_[name] >= 2 && (like == Likeness::word || like >= Likeness::weak);
  }

  bool takes_turns(std::uint32_t name, const std::vector<const Candidate*>& talk) const {
    // Few times are enough where hardly a line is without a label.
    constexpr std::uint32_t kOften = 3, kTenth = 10;
    const bool dense = talk.size() * 10 >= std::size_t{extent_.blocks} * 8;
    if (times_[name] < (dense ? 2 : kOften) || times_[name] * kTenth < talk.size()) return false;
    for (std::size_t i = 0; i < talk.size(); ++i) {
      if (talk[i]->speaker != name) continue;
      bool somebody = false;  // who is known without this
      for (const std::size_t beside : {i - 1, i + 1}) {
        if (beside >= talk.size()) continue;  // the first has none before it
        if (talk[beside]->speaker == name) return false;
        somebody = somebody || !is_word(talk[beside]->speaker);
      }
      if (!somebody) return false;
    }
    return true;
  }

  std::vector<Candidate>& candidates_;
  Names& names_;
  const Extent& extent_;
  std::vector<std::uint32_t> times_, named_;
};

/// Reads the text once and collects what could be labels.
class Scan {
 public:
  Scan(std::string_view text, const TextShape& shape) : text_(text), shape_(shape) {
    extent.speech = shape.captions;
    numbered_ = has_line_numbers(text, shape.from);
  }

  void run() {
    LineScanner lines(text_, shape_.from);
    bool after_blank = true;
    while (lines.next()) {
      if (lines.blank() || is_aside(lines.begin())) {
        after_blank = true;
        continue;
      }
      settle_pending(after_blank);
      ++extent.lines;
      if (after_blank) ++extent.blocks;
      if (extent.lines == 1) extent.first_line = static_cast<std::uint32_t>(lines.begin());
      look_at(lines, after_blank || after_times_);
      after_blank = false;
      after_times_ = is_range(lines.line());
    }
    settle_pending(true);
    if (shape_.rich) return;
    const bool dense = is_dense_talk();
    std::erase_if(candidates, [&](const Candidate& c) {
      return c.style == Style::name_line && !c.block_start && (!dense || times_[c.speaker] < 2);
    });
  }

  std::vector<Candidate> candidates;
  Names names;
  Extent extent;

 private:
  bool is_aside(std::size_t line) const {
    return std::binary_search(shape_.asides.begin(), shape_.asides.end(), line);
  }

  /// "0:0:3.240 --> 0:0:6.120": what a name on the next line begins behind.
  static bool is_range(std::string_view line) {
    line = trim_space(line);
    const auto stamp = time_stamp_at(line, 0);
    return stamp && stamp->end_ms >= 0 && stamp->end == line.size();
  }

  std::size_t bold_end(std::size_t line) {
    while (bold_ < shape_.bold.size() && shape_.bold[bold_].line < line) ++bold_;
    if (bold_ == shape_.bold.size() || shape_.bold[bold_].line != line) return 0;
    return shape_.bold[bold_].end - line;
  }

  /// A name on a line of its own is kept only when words follow at once, or when it is known: a
  /// "Yeah" between blank lines is speech.
  void settle_pending(bool next_blank) {
    if (!pending_) return;
    pending_ = false;
    Candidate& c = candidates.back();
    c.next_blank = next_blank;
    if (c.style != Style::name_line || !next_blank || shape_.rich) return;
    const bool known = names[c.speaker].likeness == Likeness::known && c.start_ms < 0;
    if (!known) candidates.pop_back();
  }

  bool fits(const Candidate& c) const {
    if (shape_.captions) {
      return c.style == Style::plain || c.style == Style::bracket || c.style == Style::bold;
    }
    if (c.style == Style::name_line) return c.alone;
    return true;
  }

  void look_at(const LineScanner& lines, bool after_blank) {
    std::uint32_t ignored = 0;
    const std::size_t lead = numbered_ ? line_number_length(lines.line(), ignored) : 0;
    const std::size_t bold = bold_end(lines.begin());
    auto c = parse_label(lines.line().substr(lead), bold > lead ? bold - lead : 0);
    if (!c) return;
    c->block_start = after_blank;
    if (!fits(*c)) return;
    const std::uint32_t number =
        names.number(lines.line().substr(lead + c->name, c->name_end - c->name));
    if (number == Names::kNone) return;
    const Likeness like = names[number].likeness;
    if (like == Likeness::none && c->style != Style::chat) return;
    if (like == Likeness::word && !shows_names(c->style)) return;
    const auto begin = static_cast<std::uint32_t>(lines.begin() + lead);
    c->line = static_cast<std::uint32_t>(lines.begin());
    for (std::uint32_t* offset : {&c->begin, &c->name, &c->name_end, &c->label_end, &c->words}) {
      *offset += begin;
    }
    c->line_end = static_cast<std::uint32_t>(lines.end());
    c->speaker = number;
    if (c->style == Style::name_line) name_lines_.push_back({number, extent.lines});
    candidates.push_back(*c);
    pending_ = true;
  }

  /// Names and words line by line without a blank line between: from the first line on, each name
  /// has words below it, and at least two names recur.
  bool is_dense_talk() {
    times_.assign(names.size(), 0);
    for (const NameLine& n : name_lines_) ++times_[n.name];
    if (extent.blocks > 1 || name_lines_.size() < 4 || name_lines_.front().line != 1) return false;
    std::uint32_t before = 0;
    for (const NameLine& n : name_lines_) {
      if (times_[n.name] < 2) continue;
      if (n.line != 1 && n.line == before + 1) return false;
      before = n.line;
    }
    return before > 1 && before < extent.lines &&
           std::count_if(times_.begin(), times_.end(), [](auto n) { return n >= 2; }) >= 2;
  }

  struct NameLine {
    std::uint32_t name, line;  ///< line: of those that are not blank, from 1
  };

  std::string_view text_;
  const TextShape& shape_;
  std::vector<NameLine> name_lines_;
  std::vector<std::uint32_t> times_;  ///< on lines of their own, by name
  std::size_t bold_ = 0;
  bool numbered_ = false, pending_ = false, after_times_ = false;
};

/// In captions lines are broken anywhere, so a label inside a cue must be known from a cue's start.
void drop_unproved(std::vector<Candidate>& kept, std::size_t names) {
  std::vector<bool> proved(names, false);
  for (const Candidate& c : kept) {
    if (c.block_start) proved[c.speaker] = true;
  }
  std::erase_if(kept, [&](const Candidate& c) { return !proved[c.speaker]; });
}

}  // namespace

FoundLabels find_labels(std::string_view text, const SpeakerOptions& options,
                        const TextShape& shape) {
  FoundLabels found;
  if (options.mode == SpeakerOptions::Mode::none) return found;
  if (options.mode == SpeakerOptions::Mode::pattern) {
    return find_pattern(text, options.pattern, shape.from);
  }
  Scan scan(text, shape);
  scan.run();
  WordNames(scan.candidates, scan.names, scan.extent).run();
  auto kept = judge(scan.candidates, scan.names, scan.extent, text);
  if (shape.captions) drop_unproved(kept, scan.names.size());
  if (!kept.empty() && !scan.names.complete()) {
    throw Error(Errc::bad_input,
                fmt::format("lines begin with more than {} different labels, as no conversation "
                            "has: say which are speakers with --speakers REGEX, or --speakers none",
                            Names::kMost));
  }
  found.labels.reserve(kept.size());
  for (const Candidate& c : kept) {
    found.labels.push_back(Label{.line = c.line,
                                 .begin = c.begin,
                                 .end = c.label_end,
                                 .speaker = c.speaker,
                                 .start_ms = c.start_ms,
                                 .end_ms = c.end_ms});
  }
  found.names.reserve(scan.names.size());
  for (std::uint32_t i = 0; i < scan.names.size(); ++i) found.names.push_back(scan.names[i].label);
  return found;
}

}  // namespace thema::formats
