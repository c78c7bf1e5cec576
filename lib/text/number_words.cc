#include "text/number_words.h"

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include "text/letter_case.h"

namespace thema::text {

namespace {

constexpr int kHighest = 100;
constexpr char16_t kSoftHyphen = 0x00AD;  // ICU puts it into long German words

}  // namespace

NumberWords::NumberWords(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) return;
  const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status)) return;
  for (std::int32_t set = 0; set < speller.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = speller.getRuleSetName(set);
    // Of each gender; not "third", and not the year 2010 as "twenty ten".
    if (!name.startsWith(u"%spellout-cardinal") && name != u"%spellout-numbering") continue;
    for (int n = 0; n <= kHighest; ++n) {
      UErrorCode failed = U_ZERO_ERROR;
      icu::UnicodeString spelled;
      icu::FieldPosition nowhere(icu::FieldPosition::DONT_CARE);
      speller.format(n, name, spelled, nowhere, failed);
      if (U_FAILURE(failed)) continue;
      spelled.findAndReplace(icu::UnicodeString(kSoftHyphen), icu::UnicodeString());
      std::string word;
      spelled.toUTF8String(word);
      words_.emplace(lower_case(word), n);
    }
  }
}

std::optional<int> NumberWords::number(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? std::nullopt : std::optional<int>(found->second);
}

}  // namespace thema::text
