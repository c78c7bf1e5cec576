#include "text/letter_case.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace thema::text {

std::string lower_case(std::string_view utf8) {
  std::string out;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

bool is_capitalised(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, i, size, c);
  if (c < 0 || (u_isupper(c) == 0 && u_istitle(c) == 0)) return false;
  while (i < size) {
    U8_NEXT(bytes, i, size, c);
    if (c >= 0 && u_islower(c) != 0) return true;
  }
  return false;
}

}  // namespace thema::text
