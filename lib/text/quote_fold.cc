#include "text/quote_fold.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "text/space.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

bool is_dash(char32_t c) {
  if (c < 0x2010) return c == '-';
  return c <= 0x2015 || c == 0x2212 || c == 0x2E3A || c == 0x2E3B || c == 0xFE58 || c == 0xFE63 ||
         c == 0xFF0D;
}

/// What a typesetter puts where a word is broken; a long dash at a line end is a dash.
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xAD; }

bool is_quote_mark(char32_t c) {
  if (c < 0x80) return c == '\'' || c == '"' || c == '`';
  return c == 0xAB || c == 0xBB || c == 0xB4 || c == 0x2B9 || c == 0x2BC || c == 0x2BB ||
         (c >= 0x2018 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2036) || c == 0x2039 ||
         c == 0x203A || (c >= 0x300A && c <= 0x300F) || c == 0x301D || c == 0x301E || c == 0x301F ||
         c == 0xFF02 || c == 0xFF07;
}

bool is_ignored(char32_t c) {
  if (c < 0xAD) return false;
  return is_zero_width(c) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || c == 0x200E ||
         c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2061 && c <= 0x2069) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

const icu::Normalizer2& nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status) || normalizer == nullptr) {
    throw Error(Errc::storage, fmt::format("ICU's data for comparing letters cannot be loaded: {}",
                                           u_errorName(status)));
  }
  return *normalizer;
}

/// One code point without case, ligatures and widths; the same sequence however it was composed.
std::u32string fold_code_point(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString s(static_cast<UChar32>(c));
  s = nfkd().normalize(nfkd().normalize(s, status).foldCase(), status);
  // Accents that stand alone decompose into a space and a mark: they are no white space.
  if (U_FAILURE(status) || s.isEmpty() || s[0] == u' ') return {c};
  std::u32string out;
  for (std::int32_t i = 0; i < s.length(); i += U16_LENGTH(s.char32At(i))) {
    out += static_cast<char32_t>(s.char32At(i));
  }
  return out;
}

/// What `fold_code_point` gave for the basic plane, kept because texts repeat their letters.
class FoldCache {
 public:
  const std::u32string& operator()(char32_t c) {
    if (c >= 0x10000) return other_ = fold_code_point(c);
    std::unique_ptr<std::array<std::u32string, 256>>& page = pages_[c >> 8];
    if (!page) page = std::make_unique<std::array<std::u32string, 256>>();
    std::u32string& folded = (*page)[c & 0xFF];
    if (folded.empty()) folded = fold_code_point(c);
    return folded;
  }

 private:
  std::array<std::unique_ptr<std::array<std::u32string, 256>>, 256> pages_;
  std::u32string other_;
};

FoldCache& fold_cache() {
  thread_local FoldCache cache;
  return cache;
}

struct Place {
  std::size_t byte = 0;
  std::uint32_t point = 0;
};

/// Goes through the text once, adding to the key.
class KeyMaker {
 public:
  explicit KeyMaker(std::string_view utf8) : text_(utf8) {
    out_.key.reserve(utf8.size());
    out_.points.reserve(utf8.size());
  }

  FoldedText run() {
    while (at_.byte < text_.size()) step();
    end_marks();
    return std::move(out_);
  }

 private:
  struct Mark {
    char32_t c;
    std::uint8_t order;
    std::uint32_t point;
  };

  char32_t peek(Place& place) const {
    ++place.point;
    return next_code_point(text_, place.byte);
  }

  void step() {
    const Place before = at_;
    const char32_t c = peek(at_);
    if (c < 0x80 && is_word_character(c)) {
      add(lower(c), before.point);
      add_rest_of_word();
    } else if (is_white_space(c)) {
      end_marks();
      if (!space_) space_ = before.point;
    } else if (is_dash(c) || c == 0xAD) {
      add_dashes(before, c);
    } else if (is_ignored(c)) {
      if (c >= 0xFE00 && c <= 0xFE0F) out_.selectors.push_back(before.point);
    } else if (is_quote_mark(c)) {
      add('\'', before.point);
    } else if (c < 0x80) {
      add(c, before.point);
    } else {
      for (const char32_t part : fold_cache()(c)) add(part, before.point);
    }
  }

  static char32_t lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

  /// The ASCII letters and digits that follow one: most of most texts, and nothing special.
  void add_rest_of_word() {
    std::size_t end = at_.byte;
    while (end < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[end]);
      if (c >= 0x80 || !is_word_character(c)) break;
      ++end;
    }
    const std::size_t n = end - at_.byte, before = out_.key.size();
    out_.key.append(text_, at_.byte, n);
    for (std::size_t i = before; i < out_.key.size(); ++i) {
      out_.key[i] = static_cast<char>(lower(static_cast<unsigned char>(out_.key[i])));
    }
    out_.points.resize(before + n);
    for (std::size_t i = 0; i < n; ++i) out_.points[before + i] = at_.point++;
    at_.byte = end;
  }

  /// Adds one character, after the white space and the marks that came before.
  void add(char32_t c, std::uint32_t point) {
    if (c >= 0x300) {
      const std::uint8_t order = u_getCombiningClass(static_cast<UChar32>(c));
      if (order != 0) {
        marks_.push_back({c, order, point});
        return;
      }
    }
    end_marks();
    if (space_ && !out_.key.empty()) put(' ', *space_);
    space_.reset();
    put(c, point);
    in_word_ = is_word_character(c);
  }

  void put(char32_t c, std::uint32_t point) {
    if (c < 0x80) {
      out_.key += static_cast<char>(c);
      out_.points.push_back(point);
      return;
    }
    append_utf8(out_.key, c);
    out_.points.resize(out_.key.size(), point);
  }

  /// Marks on one letter in the canonical order, however they were typed or composed.
  void end_marks() {
    if (marks_.empty()) return;
    std::vector<std::uint32_t> points;
    for (const Mark& mark : marks_) points.push_back(mark.point);
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const Mark& a, const Mark& b) { return a.order < b.order; });
    if (space_ && !out_.key.empty()) put(' ', *space_);
    space_.reset();
    for (std::size_t i = 0; i < marks_.size(); ++i) put(marks_[i].c, points[i]);
    marks_.clear();
    in_word_ = true;
  }

  /// A run of dashes that begins with `first` at `begin`; `at_` is behind the first of them.
  void add_dashes(Place begin, char32_t first) {
    end_marks();
    Place end = at_;
    bool one_hyphen = is_hyphen(first), any_dash = first != 0xAD;
    for (Place ahead = at_; ahead.byte < text_.size();) {
      const char32_t c = peek(ahead);
      if (!is_dash(c) && !is_ignored(c)) break;
      one_hyphen = one_hyphen && !is_dash(c);
      any_dash = any_dash || is_dash(c);
      end = ahead;
    }
    at_ = end;
    const bool after_letter = in_word_ && !out_.key.empty();
    Place next = end;
    const bool line_end = one_hyphen && !space_ && skip_line_end(next);
    const auto key = static_cast<std::uint32_t>(out_.key.size());
    if (after_letter && line_end) {
      out_.dashes.push_back({FoldedDash::Kind::line_end, key, begin.point, end.point});
      at_ = next;
      return;
    }
    if (!any_dash) return;
    // White space round a dash is the typist's or the typesetter's.
    space_.reset();
    skip_space();
    if (after_letter && is_letter_at(at_)) {
      out_.dashes.push_back({FoldedDash::Kind::hard, key, begin.point, end.point});
    } else {
      add('-', begin.point);
      out_.dashes.push_back({FoldedDash::Kind::in_key,
                             static_cast<std::uint32_t>(out_.key.size() - 1), begin.point,
                             end.point});
    }
  }

  /// White space, and what has no width.
  void skip_space() {
    for (Place ahead = at_; ahead.byte < text_.size(); at_ = ahead) {
      const char32_t c = peek(ahead);
      if (c >= 0xFE00 && c <= 0xFE0F) return;  // chooses the form of the dash
      if (!is_white_space(c) && !is_ignored(c)) return;
    }
  }

  bool is_letter_at(Place place) const {
    return place.byte < text_.size() && is_word_character(peek(place));
  }

  /// Moves past white space that holds a line end; true when a letter follows.
  bool skip_line_end(Place& place) const {
    bool line_end = false;
    for (Place ahead = place; ahead.byte < text_.size(); place = ahead) {
      const char32_t c = peek(ahead);
      if (!is_white_space(c)) return line_end && is_word_character(c);
      line_end = line_end || c == '\n' || c == '\r';
    }
    return false;
  }

  std::string_view text_;
  Place at_;
  FoldedText out_;
  std::optional<std::uint32_t> space_;  ///< where white space began that is not in the key yet
  std::vector<Mark> marks_;
  bool in_word_ = false;  ///< the key ends in a letter, digit or mark
};

}  // namespace

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

FoldedText fold_for_quotes(std::string_view utf8) {
  if (find_invalid_utf8(utf8) != std::string_view::npos) {
    return KeyMaker(printable_utf8(utf8)).run();
  }
  return KeyMaker(utf8).run();
}

}  // namespace thema::text
