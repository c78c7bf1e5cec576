#include "formats/common/service_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "formats/common/lines.h"
#include "formats/common/timestamp.h"

namespace thema::formats {
namespace {

struct Service {
  std::string_view id, title;
};
constexpr auto kServices = std::to_array<Service>({{"otter", "Otter"},
                                                   {"teams", "Microsoft Teams"},
                                                   {"meet", "Google Meet"},
                                                   {"zoom", "Zoom"},
                                                   {"rev", "Rev"},
                                                   {"turboscribe", "TurboScribe"},
                                                   {"f4", "f4"},
                                                   {"nvivo", "NVivo"}});

/// A line that a service writes of itself.
struct Credit {
  std::string_view service;
  std::string_view begins;
  std::string_view ends;  ///< both must hold
};
constexpr auto kCredits = std::to_array<Credit>({
    {"otter", "Transcribed by https://otter.ai", ""},
    {"otter", "Transcription is provided by https://otter.ai", ""},
    {"teams", "", " started transcription"},
    {"teams", "", " stopped transcription"},
    {"meet", "Transcription ended after ", ""},
    {"meet", "This editable transcript was computer generated", ""},
    {"rev", "Transcript by Rev.com", ""},
    {"rev", "This transcript was exported on ", ""},
    {"turboscribe", "(Transcribed by TurboScribe", ")"},
    {"nvivo", "Timespan\tContent", ""},
    {"nvivo", "Timespan\tSpeaker\tContent", ""},
});
constexpr std::size_t kLongestCredit = 200;
/// "Anna Berg started transcription" names a person; a sentence that ends so is longer.
constexpr std::size_t kLongestName = 60;

/// Marks of Markdown around a line.
std::string_view bare(std::string_view line) {
  line = trim_space(line);
  while (!line.empty() && (line.front() == '#' || line.front() == '*')) {
    line = trim_space(line.substr(1));
  }
  while (!line.empty() && line.back() == '*') line = trim_space(line.substr(0, line.size() - 1));
  return line;
}

bool is_all_time(std::string_view text) {
  const auto stamp = time_stamp_at(text, 0);
  return stamp && stamp->end == text.size();
}

/// "Anna Berg  0:15  ": two blanks before the time and two behind it.
bool is_otter_label(std::string_view line) {
  if (line.size() > kLongestCredit || !line.ends_with("  ")) return false;
  line.remove_suffix(2);
  const std::size_t gap = line.rfind("  ");
  return gap != std::string_view::npos && gap > 0 && line[gap - 1] != ' ' &&
         is_all_time(line.substr(gap + 2));
}

/// "[Anna Berg] 10:02:31": Zoom's saved captions, with the clock's time.
bool is_zoom_caption(std::string_view line) {
  line = trim_space(line);
  const std::size_t close = line.find("] ");
  return line.starts_with('[') && close != std::string_view::npos && close < kLongestName * 2 &&
         is_digit(line.back()) && is_all_time(line.substr(close + 2));
}

/// "10:02:31 TAB Anna Berg: TAB words": Zoom's chat.
bool is_zoom_chat(std::string_view line) {
  const std::size_t tab = line.find('\t');
  return tab == 8 && is_all_time(line.substr(0, tab)) &&
         line.find(":\t", tab) != std::string_view::npos;
}

/// "... #00:01:02-3#" or the stamp before the words.
bool has_f4_stamp(std::string_view line) {
  line = trim_space(line);
  if (line.empty()) return false;
  const auto tenths = [](std::string_view stamp) {
    return stamp.find('-') != std::string_view::npos;
  };
  if (line.back() == '#') {
    const auto last = trailing_time_stamp(line);
    return last && tenths(line.substr(last->begin));
  }
  if (line.front() != '#') return false;
  const auto first = time_stamp_at(line, 0);
  return first && tenths(line.substr(0, first->end));
}

/// "0:0:3.240 --> 0:0:5.120" on a line of its own: Teams' older documents.
bool is_teams_time(std::string_view line) {
  line = trim_space(line);
  if (line.size() > kLongestName || line.find(" --> ") == std::string_view::npos) return false;
  return line.size() > 3 && is_digit(line[0]) && line[1] == ':' && is_digit(line[2]) &&
         line[3] == ':' && is_all_time(line);
}

/// "Page 3 of 12".
bool is_page_of(std::string_view line) {
  const std::size_t of = line.find(" of ");
  const auto number = [](std::string_view s) {
    return !s.empty() && s.size() < 5 && std::all_of(s.begin(), s.end(), is_digit);
  };
  return line.starts_with("Page ") && of != std::string_view::npos && of > 5 &&
         number(line.substr(5, of - 5)) && number(line.substr(of + 4));
}

/// "Interview 4 (Completed 10/24/22)".
bool is_completed(std::string_view line) {
  const std::size_t at = line.rfind("(Completed ");
  return at != std::string_view::npos && line.ends_with(')') && line.size() - at <= 24;
}

struct Line {
  std::uint32_t begin = 0;
  std::string_view text;  ///< trimmed, without marks of Markdown
};

class Finder {
 public:
  Finder(std::string_view text, std::size_t from) {
    LineScanner scan(text, from);
    while (scan.next()) {
      if (!scan.blank()) look_at(static_cast<std::uint32_t>(scan.begin()), scan.line());
    }
  }

  ServiceLines result() {
    ServiceLines out;
    out.service = credited_.empty() ? by_layout() : credited_;
    out.title = service_title(out.service);
    if (out.service == "otter") head(otter_head());
    if (out.service == "teams") head(line_behind(12, "", " started transcription"));
    if (out.service == "meet") head(meet_head());
    if (out.service == "rev") found_.insert(found_.end(), rev_.begin(), rev_.end());
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    out.lines = std::move(found_);
    return out;
  }

 private:
  static constexpr std::size_t kHead = 40;

  void look_at(std::uint32_t begin, std::string_view line) {
    if (line.size() > kLongestCredit) {
      if (has_f4_stamp(line)) ++f4_;
      if (is_zoom_chat(line)) ++zoom_;
      return;
    }
    const std::string_view text = bare(line);
    if (head_.size() < kHead) head_.push_back({begin, text});
    if (const std::string_view service = credited_service(text); !service.empty()) {
      if (credited_.empty()) credited_ = service;
      found_.push_back(begin);
    }
    if (is_page_of(text) || is_completed(text)) rev_.push_back(begin);
    if (is_otter_label(line)) ++otter_;
    if (is_zoom_caption(line) || is_zoom_chat(line)) ++zoom_;
    if (has_f4_stamp(line)) ++f4_;
    if (is_teams_time(line)) ++teams_;
    if (text.starts_with("saved-by ") && teams_ > 0) found_.push_back(begin);
  }

  std::string_view by_layout() const {
    if (otter_ >= 2 || otter_head() > 0) return "otter";
    if (teams_ >= 2) return "teams";
    if (zoom_ >= 2) return "zoom";
    if (f4_ >= 2) return "f4";
    return {};
  }

  /// How many lines of the head there are up to and with the one that begins and ends so.
  std::size_t line_behind(std::size_t most, std::string_view begins, std::string_view ends) const {
    for (std::size_t i = 0; i < std::min(most, head_.size()); ++i) {
      if (head_[i].text.starts_with(begins) && head_[i].text.ends_with(ends)) return i + 1;
    }
    return 0;
  }

  /// Title, date, SUMMARY KEYWORDS and SPEAKERS, each with a line below.
  std::size_t otter_head() const {
    std::size_t length = 0;
    for (std::size_t i = 0; i + 1 < head_.size(); ++i) {
      const bool words = head_[i].text == "SUMMARY KEYWORDS";
      if (words || (length > 0 && head_[i].text == "SPEAKERS")) length = i + 2;
    }
    return length;
  }

  /// Date, title, "Attendees" and their names, "Transcript".
  std::size_t meet_head() const {
    const std::size_t attendees = line_behind(6, "Attendees", "");
    const std::size_t titled = line_behind(6, "", "- Transcript");
    const std::size_t transcript = attendees > 0 ? line_behind(12, "Transcript", "") : 0;
    return std::max(
        {attendees > 0 ? std::min(attendees + 1, head_.size()) : 0, titled, transcript});
  }

  void head(std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) found_.push_back(head_[i].begin);
  }

  std::vector<Line> head_;
  std::vector<std::uint32_t> found_, rev_;
  std::string_view credited_;
  std::size_t otter_ = 0, zoom_ = 0, f4_ = 0, teams_ = 0;
};

/// "lines 1-6 and 40", at most a few of them.
std::string line_numbers(std::string_view text, const std::vector<std::uint32_t>& begins) {
  std::vector<std::size_t> numbers;
  std::size_t number = 1, pos = 0;
  for (const std::uint32_t begin : begins) {
    number += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(pos),
                                                  text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  '\n'));
    pos = begin;
    numbers.push_back(number);
  }
  std::string out = numbers.size() == 1 ? "line " : "lines ";
  constexpr std::size_t kMost = 8;
  for (std::size_t i = 0; i < numbers.size() && i < kMost; ++i) {
    if (i > 0) out += ", ";
    out += std::to_string(numbers[i]);
  }
  return numbers.size() > kMost ? out + ", ..." : out;
}

}  // namespace

std::string_view credited_service(std::string_view line) {
  for (const Credit& credit : kCredits) {
    const bool person = credit.begins.empty();
    if (line.size() > (person ? kLongestName + credit.ends.size() : kLongestCredit)) continue;
    if (!line.starts_with(credit.begins) || !line.ends_with(credit.ends)) continue;
    if (line.size() > credit.begins.size() || !person) return credit.service;
  }
  return {};
}

std::string_view service_title(std::string_view service) {
  const auto* const found = std::find_if(kServices.begin(), kServices.end(),
                                         [&](const Service& s) { return s.id == service; });
  return found == kServices.end() ? service : found->title;
}

ServiceLines find_service_lines(std::string_view text, std::size_t from) {
  return Finder(text, from).result();
}

void mark_service(model::DocumentDraft& draft, TextShape& shape, const ReadOptions& options,
                  Sink& sink) {
  ServiceLines found = find_service_lines(draft.text, shape.from);
  draft.service = found.service;
  shape.asides = std::move(found.lines);
  if (shape.asides.empty()) return;
  sink.notice("service-lines",
              fmt::format("of {}, not of a speaker, so in no turn: {} of the text", found.title,
                          line_numbers(draft.text, shape.asides)),
              options.name);
}

void fill_service_times(model::DocumentDraft& draft) {
  if (draft.service != "f4") return;
  std::int64_t last = -1;
  for (model::TurnDraft& turn : draft.turns) {
    if (turn.start_ms < 0) turn.start_ms = last;
    if (turn.end_ms >= 0) last = turn.end_ms;
  }
}

}  // namespace thema::formats
