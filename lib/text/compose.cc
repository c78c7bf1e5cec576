#include "text/compose.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "text/utf8.h"

namespace thema::text {

std::string composed(std::string_view name) {
  std::string out(name);
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii || find_invalid_utf8(name) != std::string_view::npos) return out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return out;
  std::string form;
  icu::StringByteSink<std::string> sink(&form);
  nfc->normalizeUTF8(0, icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())), sink,
                     nullptr, status);
  return U_SUCCESS(status) ? form : out;
}

}  // namespace thema::text
