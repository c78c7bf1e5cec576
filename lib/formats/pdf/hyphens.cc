#include "formats/pdf/hyphens.h"

#include <algorithm>
#include <array>

#include "formats/common/lines.h"
#include "text/fold.h"
#include "text/printed.h"
#include "text/utf8.h"

namespace thema::formats::pdf {
namespace {

constexpr std::string_view kSoft = "\xC2\xAD", kTrue = "\xE2\x80\x90";  // U+00AD, U+2010
constexpr std::size_t kLongestWord = 128;

/// Words behind which a hyphen stands for the rest of another word: "pre- and post-test".
constexpr auto kBetween = std::to_array<std::string_view>(
    {"and", "or", "to", "und", "oder", "bis", "en", "et", "ou", "och", "eller"});

char32_t last_point(std::string_view text) {
  std::size_t pos = text.size();
  while (pos > 0 && (static_cast<unsigned char>(text[--pos]) & 0xC0U) == 0x80) {
  }
  return text.empty() ? U'\0' : text::next_code_point(text, pos);
}

char32_t first_point(std::string_view text) {
  std::size_t pos = 0;
  return text.empty() ? U'\0' : text::next_code_point(text, pos);
}

bool is_inside_word(char32_t c) {
  return c == '-' || c == 0x2010 || c == '\'' || c == 0x2019 || text::is_letter(c);
}

/// Bytes of the word at the beginning.
std::size_t word_length(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size() && pos < kLongestWord) {
    std::size_t next = pos;
    if (!is_inside_word(text::next_code_point(text, next))) break;
    pos = next;
  }
  return pos;
}

/// Where the word at the end begins.
std::size_t word_begin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < kLongestWord) {
    std::size_t pos = begin - 1;
    while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0U) == 0x80) --pos;
    std::size_t next = pos;
    if (!is_inside_word(text::next_code_point(text, next))) break;
    begin = pos;
  }
  return begin;
}

struct Pair {
  std::string joined, hyphened;
};

Pair forms(std::string_view before, std::string_view after, text::Folder& folder) {
  before.remove_suffix(hyphen_length(before));
  const std::string stem = folder.fold(before.substr(word_begin(before)));
  const std::string rest = folder.fold(after.substr(0, word_length(after)));
  return {stem + rest, stem + '-' + rest};
}

/// Scripts without blanks between words.
bool is_wide(char32_t c) {
  return (c >= 0x3001 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF9F) ||
         (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x0E00 && c <= 0x0EFF);
}

}  // namespace

std::size_t hyphen_length(std::string_view line) {
  if (line.ends_with(kSoft)) return kSoft.size();
  if (line.ends_with(kTrue)) return kTrue.size();
  return line.ends_with('-') && !line.ends_with("--") ? 1 : 0;
}

bool is_broken_word(std::string_view before, std::string_view after) {
  const std::size_t hyphen = hyphen_length(before);
  return hyphen > 0 && text::is_letter(last_point(before.substr(0, before.size() - hyphen))) &&
         text::is_lower_letter(first_point(after));
}

Hyphens::Hyphens(const std::vector<const Line*>& lines) {
  text::Folder folder;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_broken_word(lines[i]->text, lines[i + 1]->text)) continue;
    ++line_ends_;
    const Pair pair = forms(lines[i]->text, lines[i + 1]->text, folder);
    seen_.emplace(pair.joined, 0);
    seen_.emplace(pair.hyphened, 0);
  }
  if (line_ends_ == 0) return;
  std::string key;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view rest = lines[i]->text;
    if (i > 0 && is_broken_word(lines[i - 1]->text, rest)) rest.remove_prefix(word_length(rest));
    while (!rest.empty()) {
      const std::size_t length = word_length(rest);
      if (length == 0) {
        std::size_t pos = 0;
        text::next_code_point(rest, pos);
        rest.remove_prefix(pos);
        continue;
      }
      const std::string_view word = rest.substr(0, length);
      rest.remove_prefix(length);
      if (word.size() > 1 && word.ends_with('-')) {
        if (rest.starts_with(' ')) ++cut_off_;
        continue;
      }
      folder.fold(word, key);
      if (const auto found = seen_.find(key); found != seen_.end()) ++found->second;
    }
  }
}

Hyphens::Join Hyphens::between(std::string_view before, std::string_view after) const {
  if (before.ends_with(kSoft)) return Join::no_hyphen;
  const char32_t first = first_point(after);
  const std::size_t hyphen = hyphen_length(before);
  if (hyphen == 0) {
    return is_wide(last_point(before)) && is_wide(first) ? Join::nothing : Join::blank;
  }
  const char32_t last = last_point(before.substr(0, before.size() - hyphen));
  const bool digits = last < 0x80 && is_digit(static_cast<char>(last)) && first < 0x80 &&
                      is_digit(static_cast<char>(first));
  if (digits) return Join::nothing;
  if (!text::is_letter(last) || !text::is_letter(first)) return Join::blank;
  const std::string_view next = after.substr(0, word_length(after));
  if (std::find(kBetween.begin(), kBetween.end(), next) != kBetween.end()) return Join::blank;
  // A person who writes "I was go- I" means that speech was cut off, at line ends, too.
  const bool cuts = cut_off_ >= 2 && cut_off_ >= line_ends_;
  if (!text::is_lower_letter(first)) return cuts ? Join::blank : Join::nothing;
  text::Folder folder;
  const Pair pair = forms(before, after, folder);
  const auto count = [&](const std::string& form) {
    const auto found = seen_.find(form);
    return found == seen_.end() ? 0 : found->second;
  };
  if (count(pair.joined) > 0) return Join::no_hyphen;
  if (count(pair.hyphened) > 0) return Join::nothing;
  return cuts ? Join::blank : Join::no_hyphen;
}

}  // namespace thema::formats::pdf
