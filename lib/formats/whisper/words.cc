#include "formats/whisper/words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats::whisper {
namespace {

bool begins_blank(std::string_view s) { return space_at(s, 0) != 0; }
bool ends_blank(std::string_view s) { return trim_end(s, 0, s.size()) != s.size(); }

/// Letters of scripts that put no blanks between words.
bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c < 0xAC00) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFA0) || (c >= 0x20000 && c < 0x40000) ||
         (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1780 && c < 0x1800);
}

char32_t first_letter(std::string_view s) {
  std::size_t pos = 0;
  return s.empty() ? U' ' : text::next_code_point(s, pos);
}

char32_t last_letter(std::string_view s) {
  std::size_t pos = s.size();
  while (pos > 0 && (static_cast<unsigned char>(s[--pos]) & 0xC0U) == 0x80) {
  }
  return s.empty() ? U' ' : text::next_code_point(s, pos);
}

/// Whether words bring the white space between them, as tokens of Whisper do.
bool are_spaced(const std::vector<Segment>& words) {
  const auto spaced = std::count_if(words.begin(), words.end(), [](const Segment& word) {
    return begins_blank(word.text) || ends_blank(word.text);
  });
  return static_cast<std::size_t>(spaced) * 10 >= words.size();
}

bool is_new_stretch(const Segment& before, const Segment& word) {
  constexpr std::int64_t kPause = 2000;
  if (word.speaker && word.speaker != before.speaker) return true;
  return before.end_ms >= 0 && word.start_ms - before.end_ms >= kPause;
}

}  // namespace

void divide(Segment segment, const std::vector<Segment>& words, std::vector<Segment>& out) {
  constexpr std::size_t kFarthest = 64;  // of a word behind the one before it
  const std::string text = std::move(segment.text);
  std::size_t from = 0, pos = 0;
  for (const Segment& word : words) {
    const std::string_view letters = trim_space(word.text);
    if (letters.empty()) continue;
    const std::size_t found =
        std::string_view(text).substr(pos, letters.size() + kFarthest).find(letters);
    if (found == std::string_view::npos) continue;
    const std::size_t at = pos + found;
    pos = at + letters.size();
    if (!word.speaker || word.speaker == segment.speaker) {
      continue;
    }
    if (segment.speaker) {
      Segment said{.text = text.substr(from, at - from),
                   .speaker = segment.speaker,
                   .start_ms = segment.start_ms,
                   .end_ms = word.start_ms >= segment.start_ms ? word.start_ms : -1};
      out.push_back(std::move(said));
      from = at;
      segment.start_ms = word.start_ms;
    }
    segment.speaker = word.speaker;
  }
  segment.text = text.substr(from);
  if (segment.end_ms < segment.start_ms) segment.end_ms = -1;
  out.push_back(std::move(segment));
}

bool is_word_list(const std::vector<Segment>& segments) {
  constexpr std::size_t kFewest = 8;
  constexpr std::int64_t kLongest = 1000;  // on average: segments last for several seconds
  if (segments.size() < kFewest) return false;
  std::size_t several = 0, timed = 0;
  std::int64_t duration = 0;
  for (const Segment& segment : segments) {
    const std::string_view letters = trim_space(segment.text);
    if (letters.find_first_of(" \n\t") != std::string_view::npos) ++several;
    if (segment.start_ms < 0 || segment.end_ms < 0) continue;
    ++timed;
    duration += segment.end_ms - segment.start_ms;
  }
  if (several * 10 > segments.size() || timed * 2 < segments.size()) return false;
  return duration <= kLongest * static_cast<std::int64_t>(timed);
}

std::vector<Segment> join_words(std::vector<Segment> words) {
  const bool spaced = are_spaced(words);
  std::vector<Segment> out;
  for (Segment& word : words) {
    if (out.empty()) {
      out.push_back(std::move(word));
      continue;
    }
    Segment& last = out.back();
    const bool blank = begins_blank(word.text) || ends_blank(last.text);
    const bool inside_word = spaced && !blank && word.speaker == last.speaker;
    if (is_new_stretch(last, word) && !inside_word) {
      out.push_back(std::move(word));
      continue;
    }
    const bool unspaced =
        is_unspaced(last_letter(last.text)) && is_unspaced(first_letter(word.text));
    if (!spaced && !blank && !unspaced) last.text += ' ';
    last.text += word.text;
    last.end_ms = std::max(last.end_ms, word.end_ms);
  }
  return out;
}

}  // namespace thema::formats::whisper
