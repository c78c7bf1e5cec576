#include "text/collate.h"
#include "text/language_tag.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "unit/text/helpers.h"

using thema::text::canonical_language;
using thema::text::Collator;
using thema::text::is_language;
using Names = std::vector<std::string>;

namespace {

Names sorted(Names names, std::string_view language = "en") {
  const Collator collator(language);
  std::sort(names.begin(), names.end(),
            [&](const auto& a, const auto& b) { return collator.less(a, b); });
  return names;
}

int sign(int n) { return (n > 0) - (n < 0); }

}  // namespace

TEST_CASE("names sort as people expect, digits by value") {
  CHECK(sorted({"P10", "p2", "P1", "P2", "é", "f", "e", "Z"}) ==
        Names{"e", "é", "f", "P1", "p2", "P2", "P10", "Z"});
}

TEST_CASE("languages have their own order, and an unknown one that of the root") {
  CHECK(sorted({"z", "ö", "o"}, "de") == Names{"o", "ö", "z"});
  CHECK(sorted({"z", "ö", "o"}, "sv") == Names{"o", "z", "ö"});
  CHECK(sorted({"z", "ö", "o"}, "no such language") == Names{"o", "ö", "z"});
}

TEST_CASE("the order is total, and sort keys give the same one") {
  const Collator collator("en");
  CHECK(collator.compare("a", "a") == 0);
  CHECK(collator.compare("P2", "P02") != 0);
  CHECK(collator.compare("\xC3\xA9", "e\xCC\x81") != 0);
  thema_test::Random random(51);
  for (int i = 0; i < 3000; ++i) {
    const std::string a = thema_test::random_text(random, thema_test::below(random, 6));
    const std::string b =
        i % 5 == 0 ? a : thema_test::random_text(random, thema_test::below(random, 6));
    const int order = collator.compare(a, b);
    REQUIRE(collator.compare(b, a) == -order);
    REQUIRE((order == 0) == (a == b));
    REQUIRE(sign(collator.sort_key(a).compare(collator.sort_key(b))) == order);
  }
}

TEST_CASE("language tags are known or not") {
  for (const std::string tag : {"en", "pt-BR", "zh-Hant", "th", "de-AT", "kpv", "fil"}) {
    CAPTURE(tag);
    CHECK(is_language(tag));
  }
  for (const std::string tag : {"", "english", "en_US!", "xx", "e", "en-XQ", "12"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_language(tag));
  }
}

TEST_CASE("a language tag is kept as it is written by rule") {
  const std::pair<const char*, const char*> tags[] = {
      {"FR", "fr"},       {"fra", "fr"},          {"fr", "fr"},        {"FR-ca", "fr-CA"},
      {"pt-br", "pt-BR"}, {"ZH-HANT", "zh-Hant"}, {"deu-AT", "de-AT"}, {"kpv", "kpv"},
      {"", ""},           {"no tag", "no tag"}};
  for (const auto& [typed, kept] : tags) {
    CAPTURE(typed);
    CHECK(canonical_language(typed) == std::string(kept));
  }
}
