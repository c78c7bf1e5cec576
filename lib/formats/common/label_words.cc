#include "formats/common/label_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "formats/common/label_lists.h"
#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr std::size_t kMostPoints = 64;
constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostIdeographs = 8;

bool is_one_of(char c, std::string_view chars) { return chars.find(c) != std::string_view::npos; }

bool in_list(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Letters outside ASCII are told apart only where upper and lower case are in known blocks.
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 0;
  if (c >= 0x100 && c <= 0x17F) return c % 2 == 1;
  return (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F);
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Punctuation that belongs to a sentence and not to a name.
bool ends_name(char32_t c) {
  if (c < 0x80) return is_one_of(static_cast<char>(c), "!?;\"<>={}`*\\^~%$\t\n");
  if (c >= 0x2010 && c <= 0x203A) return c != 0x2018 && c != 0x2019 && c != 0x2010 && c != 0x2011;
  if (c >= 0x3001 && c <= 0x3011) return c != 0x3005;
  return c == 0xAB || c == 0xBB || c == 0xBF || c == 0xA1 || c == 0xFF0C || c == 0xFF1B ||
         c == 0xFF1F || c == 0xFF01 || c == 0xFF1A;
}

/// Characters of Chinese speech that hardly occur in names.
bool is_chinese_speech(char32_t c) {
  return std::u32string_view(U"的是說说我你他她這这那了們们嗎吗在呢").find(c) !=
         std::u32string_view::npos;
}

struct Look {
  std::size_t points = 0, words = 0, lower_words = 0, letters = 0, ideographs = 0, commas = 0;
  bool first_lower = false, ends_in_particle = false, impossible = false;
  bool begins_sentences = false;
};

/// A full stop inside a label follows an abbreviation or an initial: "Dr. Kay", "Mireille B.
/// Reece".
bool stop_fits(std::string_view label, std::size_t stop) {
  if (stop + 1 < label.size() && label[stop + 1] != ' ') return true;
  std::size_t begin = stop;
  while (begin > 0 && label[begin - 1] != ' ') --begin;
  const std::string_view word = label.substr(begin, stop - begin);
  if (stop + 1 < label.size()) return word.size() <= 5;
  return word.size() <= 2 || in_list(kAbbreviations, ascii_lower(word));
}

void look_at_word(std::string_view word, Look& look) {
  ++look.words;
  std::size_t pos = 0;
  while (pos < word.size() && is_one_of(word[pos], "([|#&@/+-_.'")) ++pos;
  if (pos == word.size()) return;
  const bool lower = is_lower(text::next_code_point(word, pos));
  if (look.words == 1) look.first_lower = lower;
  const std::string folded = ascii_lower(word);
  if (in_list(kSpeechWords, folded)) {
    look.impossible = look.impossible || lower;
    look.begins_sentences =
        look.begins_sentences || (!lower && look.words == 1 && !in_list(kSpeechWordNames, folded));
  }
  const bool particle = in_list(kParticles, folded);
  if (lower && !particle) ++look.lower_words;
  look.ends_in_particle = particle && (lower || folded == "the") && word.size() > 1;
}

Look look_at(std::string_view label) {
  Look look;
  int depth = 0;
  for (std::size_t pos = 0; pos < label.size() && !look.impossible;) {
    const std::size_t at = pos;
    const char32_t c = text::next_code_point(label, pos);
    ++look.points;
    if (c == '(' || c == '[' || c == 0xFF08) ++depth;
    if (c == ')' || c == ']' || c == 0xFF09) --depth;
    if (c == ',') ++look.commas;
    if (is_ideograph(c)) ++look.ideographs;
    if (c >= 0xAA || is_ascii_letter(static_cast<char>(c))) ++look.letters;
    look.impossible = ends_name(c) || depth < 0 || look.points > kMostPoints ||
                      (c == '.' && !stop_fits(label, at)) ||
                      (look.ideographs > 0 && is_chinese_speech(c));
  }
  look.impossible = look.impossible || depth != 0;
  for (std::size_t pos = skip_space(label, 0); pos < label.size() && !look.impossible;) {
    std::size_t end = pos;
    while (end < label.size() && space_at(label, end) == 0) ++end;
    look_at_word(label.substr(pos, end - pos), look);
    pos = skip_space(label, end);
  }
  return look;
}

/// "P12", "INT 1", "p003a": at most three letters and four digits.
bool is_number_label(std::string_view folded) {
  std::size_t pos = 0;
  while (pos < folded.size() && is_ascii_letter(folded[pos])) ++pos;
  if (pos == 0 || pos > 3) return false;
  if (pos < folded.size() && (folded[pos] == ' ' || folded[pos] == '_' || folded[pos] == '-'))
    ++pos;
  const std::size_t digits = pos;
  while (pos < folded.size() && is_digit(folded[pos])) ++pos;
  if (pos == digits || pos - digits > 4) return false;
  if (pos < folded.size() && is_ascii_letter(folded[pos])) ++pos;
  return pos == folded.size();
}

/// A word without what numbers it: "speaker_00" and "participant2" are "speaker" and "participant".
std::string_view without_number(std::string_view word) {
  std::size_t end = word.size();
  while (end > 0 && (is_digit(word[end - 1]) || is_one_of(word[end - 1], "#_.-)("))) --end;
  std::size_t begin = 0;
  while (begin < end && word[begin] == '(') ++begin;
  return word.substr(begin, end - begin);
}

bool is_short_suffix(std::string_view word) {
  return without_number(word).size() <= 1 || word.starts_with('(') || word.starts_with('[');
}

/// "Second female participant 2", "Speaker A", but not "Speaker tagging".
bool names_role(std::string_view folded) {
  const std::vector<std::string_view> words = split(folded, ' ');
  if (words.size() > 4) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = without_number(words[i]);
    if (in_list(kInterviewerWords, word)) return true;
    if (!in_list(kSpeakerWords, word)) continue;
    if (i + 1 == words.size() || is_short_suffix(words[i + 1])) return true;
  }
  return false;
}

bool is_known(std::string_view label, std::string_view folded) {
  return in_list(kShortLabels, label) || is_number_label(folded) || names_role(folded);
}

/// "Figure 2", "Week 3", "Date of interview".
bool is_field(std::string_view folded) {
  if (in_list(kFields, folded)) return true;
  const std::string_view first = folded.substr(0, folded.find(' '));
  if (in_list(kFieldBeginnings, first)) return true;
  const std::string_view stem = without_number(folded);
  const std::string_view bare = trim(stem);
  return bare.size() < folded.size() && in_list(kNumberedParts, bare);
}

bool can_begin(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || is_digit(c) || c == '[';
}

std::string_view without_parentheses(std::string_view label) {
  using Pair = std::pair<std::string_view, std::string_view>;
  for (const auto& [open, close] : {Pair{"(", ")"}, Pair{"（", "）"}}) {
    const bool around = label.starts_with(open) && label.ends_with(close) &&
                        label.find(open, open.size()) == std::string_view::npos &&
                        label.size() > open.size() + close.size();
    if (!around) continue;
    return trim(label.substr(open.size(), label.size() - open.size() - close.size()));
  }
  return label;
}

}  // namespace

Likeness likeness(std::string_view label) {
  const std::string clean = clean_label(label);
  if (clean.empty()) return Likeness::none;
  const std::string folded = label_key(clean);
  if (is_field(folded)) return Likeness::field;
  const Look look = look_at(clean);
  if (look.ends_in_particle || !can_begin(clean[0])) return Likeness::none;
  if (look.impossible || look.letters == 0 || look.words > kMostWords || look.commas > 2) {
    return Likeness::none;
  }
  if (look.begins_sentences) return look.lower_words == 0 ? Likeness::word : Likeness::none;
  if (is_known(clean, folded)) return Likeness::known;
  if (look.ideographs > kMostIdeographs || look.lower_words > 2) return Likeness::none;
  if (look.first_lower) return look.words <= 2 ? Likeness::weak : Likeness::none;
  return look.lower_words == 2 ? Likeness::weak : Likeness::name;
}

bool is_proper_name(std::string_view words) {
  const Likeness like = likeness(words);
  if (like == Likeness::known) return true;
  const Look look = look_at(words);
  return like == Likeness::name && look.lower_words == 0 && look.words >= 2 && look.words <= 6 &&
         words.find_first_of("0123456789") == std::string_view::npos && words.back() != '.';
}

bool is_sound(std::string_view bracketed) {
  const std::string folded = label_key(clean_label(bracketed));
  for (std::string_view word : split(folded, ' ')) {
    while (!word.empty() && is_one_of(word.back(), ",;.?!")) word.remove_suffix(1);
    if (in_list(kSounds, word)) return true;
  }
  return false;
}

std::string clean_label(std::string_view label) {
  std::string out;
  for (std::size_t pos = skip_space(label, 0); pos < label.size();) {
    if (const std::size_t n = space_at(label, pos); n != 0) {
      pos = skip_space(label, pos + n);
      if (pos < label.size()) out += ' ';
      continue;
    }
    if (label[pos] != '\\' && label[pos] != '*') out += label[pos];
    ++pos;
  }
  return std::string(without_parentheses(out));
}

std::string label_key(std::string_view clean) {
  std::string key = ascii_lower(clean);
  for (std::size_t i = 1; i < key.size(); ++i) {  // U+00C0 to U+00DE are C3 80 to C3 9E
    const auto c = static_cast<unsigned char>(key[i]);
    if (key[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E && c != 0x97) {
      key[i] = static_cast<char>(c + 0x20);
    }
  }
  return key;
}

}  // namespace thema::formats
