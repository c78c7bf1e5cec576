#include "text/collate.h"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <array>
#include <vector>

#include "base/error.h"

namespace thema::text {
namespace {

icu::StringPiece piece(std::string_view s) {
  return icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size()));
}

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(piece(tag), status);
  return U_FAILURE(status) || locale.isBogus() ? icu::Locale::getRoot() : locale;
}

}  // namespace

struct Collator::State {
  std::unique_ptr<icu::Collator> collator;
};

Collator::Collator(std::string_view language) : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->collator.reset(icu::Collator::createInstance(locale_of(language), status));
  if (U_SUCCESS(status)) {
    state_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  }
  if (U_FAILURE(status)) {
    throw Error(Errc::storage,
                fmt::format("ICU's data for sorting cannot be loaded: {}", u_errorName(status)));
  }
}

Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

int Collator::compare(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  const UCollationResult order = state_->collator->compareUTF8(piece(a), piece(b), status);
  if (U_SUCCESS(status) && order != UCOL_EQUAL) return order;
  // The bytes of UTF-8 sort as code points do.
  const int bytes = a.compare(b);
  return bytes < 0 ? -1 : bytes > 0 ? 1 : 0;
}

std::string Collator::sort_key(std::string_view s) const {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(piece(s));
  std::array<std::uint8_t, 128> most{};  // enough for nearly all
  constexpr auto kRoom = static_cast<std::int32_t>(most.size());
  const std::int32_t size = state_->collator->getSortKey(units, most.data(), kRoom);
  // ICU's key ends in its only zero byte; behind it the text itself decides between equals.
  std::string out;
  if (size <= kRoom) {
    out.assign(most.begin(), most.begin() + size);
  } else {
    std::vector<std::uint8_t> key(static_cast<std::size_t>(size));
    state_->collator->getSortKey(units, key.data(), size);
    out.assign(key.begin(), key.end());
  }
  out += s;
  return out;
}

bool is_language(std::string_view tag) {
  if (tag.empty() || tag.size() > 100) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::string whole(tag);
  std::string id(ULOC_FULLNAME_CAPACITY, '\0');
  std::int32_t parsed = 0;
  uloc_forLanguageTag(whole.c_str(), id.data(), ULOC_FULLNAME_CAPACITY, &parsed, &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(parsed) != tag.size()) return false;
  const icu::Locale locale(id.c_str());
  if (*locale.getLanguage() == '\0') return false;
  // Some languages (Komi-Zyrian, kpv) have a name in ICU but no old three-letter code.
  icu::UnicodeString name;
  locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
  if (name == icu::UnicodeString(locale.getLanguage(), -1, US_INV)) return false;
  if (*locale.getCountry() != '\0' && *locale.getISO3Country() == '\0') return false;
  return *locale.getScript() == '\0' ||
         uscript_getCode(locale.getScript(), nullptr, 0, &status) > 0;
}

}  // namespace thema::text
