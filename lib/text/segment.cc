#include "text/segment.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"
#include "text/space.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

/// What UAX #29 calls the ASCII characters, as far as words need it.
enum Kind : std::uint8_t { kOther, kLetter, kDigit, kLine, kBetweenDigits, kDot };

constexpr std::array<Kind, 128> make_kinds() {
  std::array<Kind, 128> kinds{};
  for (unsigned c = 0; c < 128; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) kinds[c] = kLetter;
    if (c >= '0' && c <= '9') kinds[c] = kDigit;
  }
  kinds['_'] = kLine;           // ExtendNumLet
  kinds[','] = kBetweenDigits;  // MidNum
  kinds[';'] = kBetweenDigits;  // MidNum
  kinds['.'] = kDot;            // MidNumLet
  kinds['\''] = kDot;           // Single_Quote, between letters and between digits as well
  return kinds;
}
constexpr std::array<Kind, 128> kKinds = make_kinds();

Kind kind_of(char c) { return kKinds[static_cast<unsigned char>(c) & 0x7F]; }
bool is_word_kind(Kind k) { return k == kLetter || k == kDigit || k == kLine; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Between two chunks for ICU that are nearer than this it goes on: starting it again costs more.
constexpr std::size_t kNear = 32;

std::unique_ptr<icu::BreakIterator> checked(icu::BreakIterator* made, UErrorCode status) {
  std::unique_ptr<icu::BreakIterator> out(made);
  if (U_FAILURE(status) || !out) {
    throw Error(Errc::storage,
                fmt::format("ICU's data for words and sentences cannot be loaded: {}",
                            u_errorName(status)));
  }
  return out;
}

/// The words of ASCII text by rules WB5 to WB13b, which are all that apply to it.
void add_ascii_words(std::string_view s, std::size_t begin, std::size_t end,
                     std::vector<ByteRange>& out) {
  std::size_t i = begin;
  while (i < end) {
    if (!is_word_kind(kind_of(s[i]))) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    bool is_word = false;  // lines alone are none
    for (;;) {
      while (i < end && is_word_kind(kind_of(s[i]))) is_word |= kind_of(s[i++]) != kLine;
      if (i + 1 >= end) break;
      const Kind before = kind_of(s[i - 1]), here = kind_of(s[i]), after = kind_of(s[i + 1]);
      const bool letters = before == kLetter && after == kLetter && here == kDot;
      const bool digits =
          before == kDigit && after == kDigit && (here == kDot || here == kBetweenDigits);
      if (!letters && !digits) break;
      ++i;
    }
    if (is_word) out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i)});
  }
}

/// ICU also calls runs of low lines words.
bool holds_letter(std::u16string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    UChar32 c = 0;
    U16_NEXT(word.data(), i, word.size(), c);
    if (u_isUAlphabetic(c) != 0 || u_isdigit(c) != 0) return true;
  }
  return false;
}

}  // namespace

struct WordSegmenter::State {
  std::unique_ptr<icu::BreakIterator> iterator;  ///< made for the first text that is not ASCII
  std::u16string units;
  std::vector<ByteRange> found;

  void add_icu_words(std::string_view s, std::size_t begin, std::size_t end,
                     std::vector<ByteRange>& out);
};

void WordSegmenter::State::add_icu_words(std::string_view s, std::size_t begin, std::size_t end,
                                         std::vector<ByteRange>& out) {
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) {
    auto* made = icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status);
    iterator = checked(made, status);
  }
  units.clear();
  append_utf16(units, s.substr(begin, end - begin));
  const icu::UnicodeString text(false, units.data(), static_cast<std::int32_t>(units.size()));
  // A stroke parts words in every version of ICU.
  std::replace(units.begin(), units.end(), u'@', u'/');
  std::replace(units.begin(), units.end(), u':', u'/');
  iterator->setText(text);
  Utf16Cursor cursor(units);
  std::size_t unit = 0;
  auto from = static_cast<std::uint32_t>(begin);
  for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    const auto end_unit = static_cast<std::size_t>(at);
    cursor.move_to(end_unit);
    const auto to = static_cast<std::uint32_t>(begin + cursor.byte());
    const bool is_word = iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT &&
                         holds_letter(std::u16string_view(units).substr(unit, end_unit - unit));
    if (is_word) out.push_back({from, to});
    from = to;
    unit = end_unit;
  }
}

WordSegmenter::WordSegmenter() : state_(std::make_unique<State>()) {}
WordSegmenter::~WordSegmenter() = default;

/// UAX #29 always breaks at an ASCII space, and what follows it does not depend on what is before:
/// only the chunks between spaces that hold other than ASCII need ICU.
void WordSegmenter::words(std::string_view utf8, std::vector<ByteRange>& out) {
  out.clear();
  if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(Errc::bad_input, "a text of more than 2 GiB cannot be split into words");
  }
  std::size_t done = 0;
  while (done < utf8.size()) {
    std::size_t high = done + ascii_length(utf8.substr(done));
    if (high == utf8.size()) {
      add_ascii_words(utf8, done, high, out);
      return;
    }
    // The space before goes along: a mark at the beginning of the chunk belongs to it.
    std::size_t begin = high;
    while (begin > done && !is_space(utf8[begin])) --begin;
    add_ascii_words(utf8, done, begin, out);
    std::size_t end = high;
    for (;;) {
      while (end < utf8.size() && !is_space(utf8[end])) ++end;
      const std::string_view ahead = utf8.substr(end, kNear);
      const auto next = std::find_if(ahead.begin(), ahead.end(), is_high);
      if (next == ahead.end()) break;
      end += static_cast<std::size_t>(next - ahead.begin());
    }
    state_->add_icu_words(utf8, begin, end, out);
    done = end;
  }
}

std::vector<ByteRange> WordSegmenter::words(std::string_view utf8) {
  std::vector<ByteRange> out;
  words(utf8, out);
  return out;
}

void WordSegmenter::each(std::string_view utf8, const std::function<void(ByteRange)>& word) {
  words(utf8, state_->found);
  for (const ByteRange range : state_->found) word(range);
}

namespace {

bool is_edge(char32_t c) { return is_white_space(c) || is_zero_width(c); }

/// A piece of a text and the code point at which it begins.
struct Piece {
  std::uint32_t begin = 0;
  std::string_view bytes;
};

/// The piece without the white space at its ends.
Span trimmed(Piece piece) {
  std::uint32_t point = piece.begin, first = point, last = point;
  bool found = false;
  for (std::size_t i = 0; i < piece.bytes.size();) {
    const char32_t c = next_code_point(piece.bytes, i);
    if (!is_edge(c)) {
      if (!found) first = point;
      found = true;
      last = point + 1;
    }
    ++point;
  }
  return found ? Span{first, last} : Span{};
}

icu::BreakIterator& sentence_breaks(std::string_view language) {
  // Kept by thread, because turns are asked for one by one and making an iterator takes longer.
  thread_local std::unique_ptr<icu::BreakIterator> iterator;
  thread_local std::string made_for;
  if (iterator && made_for == language) return *iterator;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  auto* made = icu::BreakIterator::createSentenceInstance(locale, status);
  iterator = checked(made, status);
  made_for = language;
  return *iterator;
}

}  // namespace

std::vector<Span> sentences(std::string_view utf8, std::string_view language) {
  std::vector<Span> out;
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text(false, units.data(), static_cast<std::int32_t>(units.size()));
  icu::BreakIterator& iterator = sentence_breaks(language);
  iterator.setText(text);
  Utf16Cursor cursor(units);
  Piece piece;
  std::size_t from = 0;
  for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    cursor.move_to(static_cast<std::size_t>(at));
    piece.bytes = utf8.substr(from, cursor.byte() - from);
    if (const Span span = trimmed(piece); !span.empty()) out.push_back(span);
    from = cursor.byte();
    piece.begin = cursor.point();
  }
  return out;
}

namespace {

/// Calls `line` with the words of each line (empty where it is blank) until it returns false.
template <typename Call>
void each_line(std::string_view utf8, Call line) {
  std::uint32_t begin = 0;
  while (!utf8.empty()) {
    const std::size_t lf = utf8.find('\n');
    const std::string_view whole = utf8.substr(0, lf == std::string_view::npos ? lf : lf + 1);
    if (!line(trimmed({begin, whole}))) return;
    begin += count_code_points(whole);
    utf8.remove_prefix(whole.size());
  }
}

}  // namespace

ParagraphEnd paragraph_end(std::string_view utf8) {
  bool words = false, blank = false, between = false;
  each_line(utf8, [&](Span line) {
    if (line.empty()) {
      blank = words;
    } else {
      between = blank;
      words = true;
    }
    return !between;
  });
  return between ? ParagraphEnd::blank_line : ParagraphEnd::line_end;
}

std::vector<Span> paragraphs(std::string_view utf8, ParagraphEnd end) {
  std::vector<Span> out;
  bool open = false;
  each_line(utf8, [&](Span line) {
    if (!line.empty() && open) out.back().end = line.end;
    if (!line.empty() && !open) out.push_back(line);
    open = !line.empty() && end == ParagraphEnd::blank_line;
    return true;
  });
  return out;
}

bool has_symbol(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (u_charType(static_cast<UChar32>(next_code_point(utf8, at))) == U_OTHER_SYMBOL) return true;
  }
  return false;
}

std::uint32_t count_words(std::string_view utf8) {
  return static_cast<std::uint32_t>(WordSegmenter().words(utf8).size());
}

}  // namespace thema::text
