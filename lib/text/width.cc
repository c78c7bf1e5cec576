#include "text/width.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_plain_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

// Names of files come here too, and hold any bytes.
bool is_valid(std::string_view s) { return find_invalid_utf8(s) == std::string_view::npos; }

std::unique_ptr<icu::BreakIterator> checked(icu::BreakIterator* made, UErrorCode status) {
  std::unique_ptr<icu::BreakIterator> out(made);
  if (U_FAILURE(status) || !out) {
    throw Error(Errc::storage, fmt::format("ICU's data for line breaks cannot be loaded: {}",
                                           u_errorName(status)));
  }
  return out;
}

// Made once a thread, when text that is not ASCII is first measured: making one costs more than
// measuring a line.
icu::BreakIterator& clusters() {
  thread_local std::unique_ptr<icu::BreakIterator> iterator;
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) {
    auto* made = icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status);
    iterator = checked(made, status);
  }
  return *iterator;
}

icu::BreakIterator& line_breaks() {
  thread_local std::unique_ptr<icu::BreakIterator> iterator;
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) {
    auto* made = icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status);
    iterator = checked(made, status);
  }
  return *iterator;
}

bool has_no_width(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return true;
    default:
      // Vowels and finals of decomposed Hangul stand inside the block of their consonant.
      return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
  }
}

bool is_wide(UChar32 c) {
  const std::int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0;
}

std::size_t cluster_width(std::string_view cluster) {
  std::size_t width = 0;
  bool emoji = false;
  for (std::size_t i = 0; i < cluster.size();) {
    const auto c = static_cast<UChar32>(next_code_point(cluster, i));
    if (c == 0xFE0F && emoji) return 2;  // asks for the picture of the character before
    if (has_no_width(c)) continue;
    if (is_wide(c)) return 2;
    width = 1;
    emoji = u_hasBinaryProperty(c, UCHAR_EMOJI) != 0;
  }
  return width;
}

/// Calls `each` with every grapheme cluster, until it returns false.
template <class Each>
void for_each_cluster(std::string_view utf8, Each&& each) {
  if (is_plain_ascii(utf8)) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      if (!each(utf8.substr(i, 1), std::size_t{1})) return;
    }
    return;
  }
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text(false, units.data(), static_cast<std::int32_t>(units.size()));
  icu::BreakIterator& iterator = clusters();
  iterator.setText(text);
  Utf16Cursor cursor(units);
  std::uint32_t begin = 0;
  for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    cursor.move_to(static_cast<std::size_t>(at));
    const std::string_view cluster = utf8.substr(begin, cursor.byte() - begin);
    begin = cursor.byte();
    if (!each(cluster, cluster_width(cluster))) return;
  }
}

/// How many printable ASCII characters stand from a byte on.
std::size_t plain_run(std::string_view utf8, std::size_t from) {
  std::size_t end = from;
  while (end < utf8.size() && utf8[end] >= ' ' && utf8[end] <= '~') ++end;
  return end - from;
}

std::string_view without_end_spaces(std::string_view s) {
  const auto last = s.find_last_not_of(" \t\r");
  return s.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Puts pieces that may not be broken into lines; a piece wider than a line is cut.
class Lines {
 public:
  Lines(std::size_t columns, std::vector<std::string>& out) : columns_(columns), out_(out) {}

  void add(std::string_view piece) {
    const std::size_t needed = display_width(without_end_spaces(piece));
    if (width_ > 0 && width_ + needed > columns_) end_line();
    if (needed > columns_) {
      add_in_parts(piece);
    } else {
      line_ += piece;
      width_ += display_width(piece);
    }
  }
  void end_line() {
    out_.emplace_back(without_end_spaces(line_));
    line_.clear();
    width_ = 0;
  }

 private:
  void add_in_parts(std::string_view piece) {
    for_each_cluster(piece, [this](std::string_view cluster, std::size_t width) {
      if (width_ > 0 && width_ + width > columns_ && cluster != " ") end_line();
      line_ += cluster;
      width_ += width;
      return true;
    });
  }

  std::size_t columns_;
  std::vector<std::string>& out_;
  std::string line_;
  std::size_t width_ = 0;
};

bool is_direction_mark(char32_t c) { return c == 0x61C || c == 0x200E || c == 0x200F; }

bool is_bidi_control(char32_t c) {
  return is_direction_mark(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_joiner(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x180E; }

bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }

/// Other characters that nobody sees.
bool is_unseen(char32_t c) {
  return c == 0x2028 || c == 0x2029 || (c >= 0x2060 && c <= 0x2065) ||
         (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         c == 0xE0001;
}

bool has_right_to_left_letters(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const auto direction = u_charDirection(static_cast<UChar32>(next_code_point(utf8, i)));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

/// Whether a character of a terminal's text is to be shown by its number, for its neighbours.
class TerminalRule {
 public:
  explicit TerminalRule(std::string_view utf8) : utf8_(utf8) {}

  bool shows(char32_t c, std::size_t end) {
    const char32_t before = std::exchange(before_, c);
    if (is_direction_mark(c)) return !right_to_left();
    if (is_joiner(c)) return !joins(before) && !joins(next(end));
    if (is_tag(c)) return before < kFirstEmoji;
    return is_bidi_control(c) || is_unseen(c);
  }

 private:
  static constexpr char32_t kFirstJoined = 0x590, kFirstEmoji = 0x1F000;

  /// Letters of scripts that need joiners, and emoji.
  static bool joins(char32_t c) {
    return c >= kFirstJoined && !is_bidi_control(c) && !is_joiner(c) && !is_unseen(c) &&
           (c < 0x2000 || c > 0x20CF);
  }
  char32_t next(std::size_t at) const { return at < utf8_.size() ? next_code_point(utf8_, at) : 0; }
  bool right_to_left() {
    if (!looked_) right_to_left_ = has_right_to_left_letters(utf8_);
    looked_ = true;
    return right_to_left_;
  }

  std::string_view utf8_;
  char32_t before_ = 0;
  bool looked_ = false, right_to_left_ = false;
};

/// `shows(c, end)`: whether the character that ends at byte `end` is shown by its number.
template <class Shows>
std::string made_visible(std::string_view utf8, bool keep_layout, Shows shows) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    // A run of plain letters goes out as it is; the last may be asked for by what follows.
    const std::size_t run = plain_run(utf8, i);
    if (run > 1) {
      out += utf8.substr(i, run - 1);
      i += run - 1;
    }
    const std::size_t begin = i;
    const char32_t c = next_code_point(utf8, i);
    const bool layout = keep_layout && (c == '\n' || c == '\t');
    const bool shown = shows(c, i);
    if (c < 0x20 && !layout) {
      append_utf8(out, 0x2400 + c);
    } else if ((c >= 0x7F && c < 0xA0) || shown) {
      out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
    } else {
      out += utf8.substr(begin, i - begin);
    }
  }
  return out;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  if (is_plain_ascii(utf8)) return utf8.size();
  if (!is_valid(utf8)) return display_width(printable_utf8(utf8));
  std::size_t total = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    // Plain letters side by side are clusters of their own. The last of a run may bear a mark, and
    // what is behind the first may not: only these go with their neighbours.
    const std::size_t run = plain_run(utf8, i);
    if (run > 1) {
      total += run - 1;
      i += run - 1;
    }
    std::size_t end = i + 1;
    while (end < utf8.size() && plain_run(utf8, end) < 2) ++end;
    end = std::min(end + 1, utf8.size());
    for_each_cluster(utf8.substr(i, end - i), [&total](std::string_view, std::size_t width) {
      total += width;
      return true;
    });
    i = end;
  }
  return total;
}

std::string truncate_to_width(std::string_view utf8, std::size_t columns) {
  if (columns == 0) return {};
  if (!is_valid(utf8)) return truncate_to_width(printable_utf8(utf8), columns);
  std::size_t used = 0, kept = 0, bytes = 0;
  bool fits = true;
  for_each_cluster(utf8, [&](std::string_view cluster, std::size_t width) {
    used += width;
    bytes += cluster.size();
    if (used + 1 <= columns) kept = bytes;
    fits = used <= columns;
    return fits;
  });
  if (fits) return std::string(utf8);
  return std::string(utf8.substr(0, kept)).append(kEllipsis);
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t columns) {
  if (!is_valid(utf8)) return wrap(printable_utf8(utf8), columns);
  std::vector<std::string> out;
  Lines lines(std::max<std::size_t>(columns, 1), out);
  const std::u16string units = to_utf16(utf8);
  const icu::UnicodeString text(false, units.data(), static_cast<std::int32_t>(units.size()));
  icu::BreakIterator& iterator = line_breaks();
  iterator.setText(text);
  Utf16Cursor cursor(units);
  std::uint32_t begin = 0;
  for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    cursor.move_to(static_cast<std::size_t>(at));
    std::string_view piece = utf8.substr(begin, cursor.byte() - begin);
    begin = cursor.byte();
    const bool ends_line = piece.ends_with('\n');
    if (ends_line) piece.remove_suffix(1);
    lines.add(piece);
    if (ends_line && begin < utf8.size()) lines.end_line();
  }
  lines.end_line();
  return out;
}

std::string visible(std::string_view utf8, bool keep_layout) {
  if (is_plain_ascii(utf8)) return std::string(utf8);
  if (!is_valid(utf8)) return visible(printable_utf8(utf8), keep_layout);
  return made_visible(utf8, keep_layout,
                      [](char32_t c, std::size_t) { return is_bidi_control(c); });
}

std::string visible_on_terminal(std::string_view utf8, bool keep_layout) {
  if (is_plain_ascii(utf8)) return std::string(utf8);
  if (!is_valid(utf8)) return visible_on_terminal(printable_utf8(utf8), keep_layout);
  TerminalRule rule(utf8);
  return made_visible(utf8, keep_layout,
                      [&](char32_t c, std::size_t end) { return rule.shows(c, end); });
}

}  // namespace thema::text
