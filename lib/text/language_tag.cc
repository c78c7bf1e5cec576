#include "text/language_tag.h"

#include <unicode/locid.h>

#include "text/collate.h"

namespace thema::text {

std::string canonical_language(std::string_view tag) {
  if (!is_language(tag)) return std::string(tag);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  const auto canonical = locale.toLanguageTag<std::string>(status);
  return U_FAILURE(status) || canonical.empty() ? std::string(tag) : canonical;
}

}  // namespace thema::text
