#include "formats/whisper/segments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/timestamp.h"
#include "formats/whisper/words.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats::whisper {
namespace {

using nlohmann::json;

/// Where lists of segments are. Those of "speakers" (insanely-fast-whisper) are the same as its
/// "chunks", with names.
constexpr auto kLists = std::to_array<const char*>(
    {"segments", "transcription", "speakers", "chunks", "utterances", "words"});
/// What a segment's words are called: "body" in the podcast namespace.
constexpr auto kTexts = std::to_array<const char*>({"text", "body", "word"});
constexpr auto kStarts = std::to_array<const char*>({"start", "startTime"});
constexpr auto kEnds = std::to_array<const char*>({"end", "endTime"});
constexpr auto kLengths = std::to_array<const char*>({"audio_duration", "duration"});
constexpr auto kSpeakers =
    std::to_array<const char*>({"speaker", "speaker_name", "speaker_label", "speaker_id"});
/// What stands beside "text" when a recogniser was asked for nothing but the text.
constexpr auto kBesideText = std::to_array<std::string_view>(
    {"text", "language", "task", "duration", "usage", "type", "segments", "words", "chunks",
     "language_probability", "logprobs"});

/// The first of the members that there is, or null.
template <std::size_t N>
const json& first_of(const json& object, const std::array<const char*, N>& names) {
  static const json kNull;
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found != object.end() && !found->is_null()) return *found;
  }
  return kNull;
}

const json& member(const json& object, const char* name) {
  return first_of(object, std::array<const char*, 1>{name});
}

constexpr double kSeconds = 1000, kThousandths = 1;

/// A number of seconds, or of thousandths; as a text, too: "1.5", "00:00:01.500".
std::int64_t milliseconds(const json& time, double unit = kSeconds) {
  constexpr double kMost = 1e12;
  double value = -1;
  if (time.is_number()) value = time.get<double>() * unit;
  if (time.is_string()) {
    const std::string_view text = trim(time.get_ref<const std::string&>());
    if (const auto stamp = time_stamp_at(text, 0); stamp && stamp->end == text.size()) {
      return stamp->start_ms;
    }
    value = parse_number(text).value_or(-1) * unit;
  }
  if (!(value >= 0 && value <= kMost)) return -1;
  return static_cast<std::int64_t>(value + 0.5);
}

void set_times(const json& item, Segment& segment, double unit = kSeconds) {
  const json& offsets = member(item, "offsets");  // whisper.cpp, in milliseconds
  const json& stamp = member(item, "timestamp");  // transformers, a pair of seconds
  if (offsets.is_object()) {
    segment.start_ms = milliseconds(member(offsets, "from"), kThousandths);
    segment.end_ms = milliseconds(member(offsets, "to"), kThousandths);
  } else if (stamp.is_array() && stamp.size() == 2) {
    segment.start_ms = milliseconds(stamp[0]);
    segment.end_ms = milliseconds(stamp[1]);
  } else {
    segment.start_ms = milliseconds(first_of(item, kStarts), unit);
    segment.end_ms = milliseconds(first_of(item, kEnds), unit);
  }
}

std::size_t letters_of(const json& item) {
  const json& words = first_of(item, kTexts);
  if (!words.is_string()) return 0;
  const auto& utf8 = words.get_ref<const std::string&>();
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

/// Whole numbers may count seconds or thousandths. On the whole nobody says more than 60 characters
/// a second, nor one a minute for as long as it is transcribed. Where both could be, an item is a
/// word of more than 60 thousandths rather than one of more than 60 seconds.
bool are_thousandths(double letters, double length, std::size_t items) {
  constexpr double kMost = 60, kFewest = 0.02, kShortest = 60;
  if (letters > kMost * length / 1000) return false;
  if (letters < kFewest * length) return true;
  return length > kShortest * static_cast<double>(items);
}

struct Unit {
  double factor = kSeconds;
  bool guessed = false;
};

/// What the times of a list count: AssemblyAI and its kin write whole thousandths of a second. They
/// are those where they lie far behind the end of the recording or, when nothing says where that
/// is, where so much can be said only within them.
Unit unit_of(const json& document, const json& list) {
  double all = 0, last = 0, letters = 0;
  std::size_t timed = 0;
  for (const json& item : list) {
    const json &start = first_of(item, kStarts), &end = first_of(item, kEnds);
    if (start.is_null() || end.is_null()) continue;
    if (!start.is_number_integer() || !end.is_number_integer()) return {};
    last = std::max(last, end.get<double>());
    all += std::max(0.0, end.get<double>() - start.get<double>());
    letters += static_cast<double>(letters_of(item));
    ++timed;
  }
  if (timed == 0) return {};
  const json& length = first_of(document, kLengths);
  if (length.is_number()) {
    return {.factor = last > 10 * (length.get<double>() + 1) ? kThousandths : kSeconds};
  }
  return {.factor = are_thousandths(letters, all, timed) ? kThousandths : kSeconds,
          .guessed = all > 0};
}

std::optional<std::string> speaker_of(const json& item) {
  const json* value = &first_of(item, kSpeakers);
  if (value->is_object()) value = &member(*value, "name");
  std::string name;
  if (value->is_number_unsigned()) {
    name = std::to_string(value->get<std::uint64_t>());
  } else if (value->is_string()) {
    name = clean_label(text::normalize(value->get<std::string>()));
  }
  while (name.ends_with(':')) name.pop_back();
  if (clean_label(name).empty() || name == "?") return std::nullopt;
  if (std::all_of(name.begin(), name.end(), is_digit)) name.insert(0, "Speaker ");
  return name;
}

std::string list_of(const json& object) {
  constexpr std::size_t kMostShown = 5;
  std::string names;
  std::size_t n = 0;
  for (const auto& [name, value] : object.items()) {
    if (n++ == kMostShown) return names + ", ...";
    constexpr std::size_t kLongest = 40;
    std::string shown = name.substr(0, kLongest);
    shown.resize(std::min(shown.size(), text::find_invalid_utf8(shown)));
    names += fmt::format("{}'{}'", n == 1 ? "" : ", ", shown);
  }
  return names;
}

[[noreturn]] void refuse(const json& document) {
  std::string found = "a single value";
  if (document.is_object()) {
    found = document.empty() ? "an object without members"
                             : fmt::format("an object with the members {}", list_of(document));
  } else if (document.is_array()) {
    found = document.empty() ? "an empty list" : "a list of something else";
  }
  throw Error(
      Errc::bad_input,
      fmt::format("the JSON holds no transcript: expected Whisper's segments, as in "
                  "{{\"segments\": [{{\"start\": 0.0, \"end\": 2.5, \"text\": \"...\"}}]}}, "
                  "found {}",
                  found));
}

bool is_segment(const json& item) { return item.is_object() && first_of(item, kTexts).is_string(); }

/// A list whose every item has words, and whose first says when or by whom.
bool is_bare_list(const json& list) {
  if (!list.is_array() || list.empty() || !is_segment(list.front())) return false;
  Segment first;
  set_times(list.front(), first);
  return first.start_ms >= 0 || speaker_of(list.front());
}

const json* segment_list(const json& document) {
  if (document.is_array()) return is_bare_list(document) ? &document : nullptr;
  if (!document.is_object()) return nullptr;
  for (const char* name : kLists) {
    const json& list = member(document, name);
    if (list.is_array() && !list.empty()) return &list;
  }
  return nullptr;
}

/// {"text": "..."}: what a recogniser gives that was asked for nothing else.
bool is_text_alone(const json& document) {
  if (!document.is_object() || !member(document, "text").is_string()) return false;
  for (const auto& [name, value] : document.items()) {
    if (std::find(kBesideText.begin(), kBesideText.end(), name) == kBesideText.end()) return false;
  }
  return true;
}

Segment segment_of(const json& item, double unit = kSeconds) {
  Segment segment;
  segment.text = text::normalize(first_of(item, kTexts).get<std::string>());
  segment.speaker = speaker_of(item);
  set_times(item, segment, unit);
  return segment;
}

std::vector<Segment> words_of(const json& item, double unit) {
  std::vector<Segment> words;
  const json& list = member(item, "words");
  if (!list.is_array()) return words;
  for (const json& word : list) {
    if (is_segment(word)) words.push_back(segment_of(word, unit));
  }
  return words;
}

}  // namespace

Segments find_segments(const json& document) {
  Segments out;
  const json* list = segment_list(document);
  if (list == nullptr) {
    if (!is_text_alone(document)) refuse(document);
    out.all.push_back(segment_of(document));
    return out;
  }
  const auto [unit, guessed] = unit_of(document, *list);
  if (guessed) out.guessed_unit = unit == kThousandths ? "thousandths of a second" : "seconds";
  std::size_t number = 0;
  for (const json& item : *list) {
    ++number;
    if (!is_segment(item)) {
      throw Error(Errc::bad_input,
                  fmt::format("segment {} has no words: expected a member \"text\", as in "
                              "{{\"start\": 0.0, \"end\": 2.5, \"text\": \"...\"}}",
                              number));
    }
    Segment segment = segment_of(item, unit);
    if (segment.end_ms >= 0 && segment.end_ms < segment.start_ms) {
      segment.end_ms = -1;
      ++out.end_early;
    }
    if (segment.speaker) {
      out.all.push_back(std::move(segment));
    } else {
      divide(std::move(segment), words_of(item, unit), out.all);
    }
  }
  if (is_word_list(out.all)) out.all = join_words(std::move(out.all));
  return out;
}

}  // namespace thema::formats::whisper
