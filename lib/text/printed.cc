#include "text/printed.h"

#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

struct Directions {
  std::size_t left_to_right = 0, right_to_left = 0;
};

Directions directions(std::string_view utf8) {
  Directions out;
  for (std::size_t pos = 0; pos < utf8.size();) {
    switch (u_charDirection(static_cast<UChar32>(next_code_point(utf8, pos)))) {
      case U_LEFT_TO_RIGHT:
        ++out.left_to_right;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        ++out.right_to_left;
        break;
      default:
        break;
    }
  }
  return out;
}

/// How many brackets close what is not open, or stay open.
int unbalanced(std::u16string_view text) {
  int open = 0, wrong = 0;
  for (const char16_t c : text) {
    if (c == u'(' || c == u'[') ++open;
    if ((c == u')' || c == u']') && --open < 0) {
      ++wrong;
      open = 0;
    }
  }
  return wrong + open;
}

/// Empty when ICU cannot do it.
std::u16string reordered(UBiDi* bidi, int32_t length, std::uint16_t options) {
  std::u16string out(static_cast<std::size_t>(length) + 1, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t written =
      ubidi_writeReordered(bidi, out.data(), static_cast<int32_t>(out.size()), options, &status);
  out.resize(U_FAILURE(status) == 0 && written > 0 ? static_cast<std::size_t>(written) : 0);
  return out;
}

/// Latin, Armenian, Hebrew and Arabic presentation forms; not the byte order mark, U+FEFF.
bool is_presentation_form(char32_t c) {
  return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

}  // namespace

std::string logical_order(std::string_view visual) {
  constexpr std::size_t kLongest = 64U << 10U;
  if (visual.size() > kLongest || ascii_length(visual) == visual.size()) return std::string(visual);
  const Directions found = directions(visual);
  if (found.right_to_left == 0) return std::string(visual);
  const std::u16string text = to_utf16(visual);
  const auto length = static_cast<int32_t>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  const UBiDiLevel level = found.right_to_left >= found.left_to_right ? 1 : 0;
  ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
  ubidi_setPara(bidi.get(), text.data(), length, level, nullptr, &status);
  if (U_FAILURE(status) != 0) return std::string(visual);
  // Some programs write a bracket as the sign that is seen, some as the sign that was typed.
  std::u16string best = reordered(bidi.get(), length, UBIDI_DO_MIRRORING);
  std::u16string typed = reordered(bidi.get(), length, 0);
  if (unbalanced(typed) < unbalanced(best)) best = std::move(typed);
  if (best.empty()) return std::string(visual);
  std::string out;
  append_utf8(out, best);
  return out;
}

bool is_right_to_left(std::string_view utf8) {
  if (ascii_length(utf8) == utf8.size()) return false;
  const Directions found = directions(utf8);
  return found.right_to_left > found.left_to_right;
}

std::string spelled_out(std::string_view utf8) {
  if (utf8.find('\xEF') == std::string_view::npos) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string out;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(utf8, pos);
    icu::UnicodeString form;
    if (U_SUCCESS(status) != 0 && is_presentation_form(c) &&
        nfkc->getDecomposition(static_cast<UChar32>(c), form) != 0) {
      form = nfkc->normalize(form, status);
      append_utf8(out,
                  std::u16string_view(form.getBuffer(), static_cast<std::size_t>(form.length())));
    } else {
      out += utf8.substr(begin, pos - begin);
    }
  }
  return out;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_lower_letter(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

}  // namespace thema::text
