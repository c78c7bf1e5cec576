#include "text/fold.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/error.h"
#include "text/apostrophes.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status) || normalizer == nullptr) {
    throw Error(Errc::storage, fmt::format("ICU's data for letter case cannot be loaded: {}",
                                           u_errorName(status)));
  }
  return *normalizer;
}

// ICU owns these and makes each once, when it is first asked for.
const icu::Normalizer2& casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return checked(normalizer, status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  return checked(normalizer, status);
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  return checked(normalizer, status);
}

bool script_drops_marks(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

/// Apostrophes are all ', before an acute accent of its own would become a mark on a blank.
icu::UnicodeString with_one_apostrophe(const icu::UnicodeString& text) {
  icu::UnicodeString out = text;
  for (std::int32_t i = 0; i < out.length(); ++i) {
    if (is_apostrophe(out.charAt(i))) out.setCharAt(i, u'\'');
  }
  return out;
}

/// Without the marks that stand on letters of the five scripts. A mark has no script of its own as
/// a rule: that of the letter before it counts.
icu::UnicodeString without_marks(const icu::UnicodeString& decomposed) {
  icu::UnicodeString out;
  bool drops = false;
  for (std::int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    const bool mark = u_charType(c) == U_NON_SPACING_MARK;
    if (!mark) drops = script_drops_marks(c);
    if (!mark || !drops) out.append(c);
  }
  return out;
}

icu::UnicodeString fold_slowly(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded = word;
  // Taking a mark away can leave something to fold and compose again: until nothing changes.
  for (int round = 0; round < 4; ++round) {
    const icu::UnicodeString before = folded;
    folded = casefold().normalize(with_one_apostrophe(folded), status);
    folded = nfc().normalize(without_marks(nfd().normalize(folded, status)), status);
    if (folded == before) break;
  }
  return U_SUCCESS(status) ? folded : word;
}

// What a code point of the basic plane folds to when that does not depend on its neighbours.
constexpr char16_t kUnknown = 0;
constexpr char16_t kDepends = 0xFFFF;

char16_t fold_alone(char16_t c) {
  const icu::UnicodeString folded = fold_slowly(icu::UnicodeString(UChar32{c}));
  if (folded.length() != 1 || U16_IS_SURROGATE(c)) return kDepends;
  const char16_t to = folded[0];
  // Nothing composes or reorders across a boundary, so the letters of a word are folded one by one.
  const bool alone = casefold().hasBoundaryBefore(c) && nfc().hasBoundaryBefore(c) &&
                     nfc().hasBoundaryBefore(to) && u_charType(c) != U_NON_SPACING_MARK;
  return alone && to != kUnknown ? to : kDepends;
}

}  // namespace

struct Folder::State {
  std::vector<char16_t> known;  ///< by code point of the basic plane; made when first needed

  bool append_simple(std::string_view word, std::string& out);
};

bool Folder::State::append_simple(std::string_view word, std::string& out) {
  if (known.empty()) known.assign(0x10000, kUnknown);
  const std::size_t before = out.size();
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (c == 0 || c >= 0x10000) {
      out.resize(before);
      return false;
    }
    char16_t& to = known[c];
    if (to == kUnknown) to = fold_alone(static_cast<char16_t>(c));
    if (to == kDepends) {
      out.resize(before);
      return false;
    }
    append_utf8(out, char32_t{to});
  }
  return true;
}

Folder::Folder() : state_(std::make_unique<State>()) {}
Folder::~Folder() = default;

void Folder::append(std::string_view word, std::string& out) {
  const std::size_t before = out.size();
  bool ascii = true;
  for (const char c : word) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (ascii) return;
  out.resize(before);
  if (find_invalid_utf8(word) == std::string_view::npos && state_->append_simple(word, out)) return;
  const std::u16string units = to_utf16(word);
  const icu::UnicodeString folded =
      fold_slowly(icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(units.size())));
  append_utf8(out,
              std::u16string_view(folded.getBuffer(), static_cast<std::size_t>(folded.length())));
}

void Folder::fold(std::string_view word, std::string& out) {
  out.clear();
  append(word, out);
}

std::string Folder::fold(std::string_view word) {
  std::string out;
  append(word, out);
  return out;
}

}  // namespace thema::text
