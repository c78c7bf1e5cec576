#include "analysis/identifying.h"

#include <doctest/doctest.h>

#include <string>

#include "text/text_index.h"

using namespace thema::analysis;

namespace {

/// "kind: words; " for everything that is found.
std::string found(std::string_view text, std::string_view language = "en") {
  IdentifyingScan scan;
  scan.learn(text);
  const thema::text::TextIndex index(text);
  std::string out;
  for (const Identifying& f : scan.find(text, language)) {
    out += std::string(to_string(f.kind)) + ": " + std::string(index.slice(f.span)) + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("addresses, links and numbers are told apart") {
  CHECK(found("write to jane.doe+x@clinic.example.org, or see https://ex.org/a?b=1 now") ==
        "e-mail: jane.doe+x@clinic.example.org; link: https://ex.org/a?b=1; ");
  CHECK(found("ring 07700 900123 or +44 (0)20 7946 0018, not 12 or 2024") ==
        "phone: 07700 900123; phone: +44 (0)20 7946 0018; ");
  CHECK(found("paid 1,200,000 and 3.14159265") == "");
}

TEST_CASE("dates are found in several ways of writing and languages") {
  CHECK(found("on 2024-03-12, 12/03/2024 and 1.2.24") ==
        "date: 2024-03-12; date: 12/03/2024; date: 1.2.24; ");
  CHECK(found("on 3rd of May 2019, march 5th, le 4 décembre 2020, am 1. März") ==
        "date: 3rd of May 2019; date: march 5th; date: 4 décembre 2020; date: 1. März; ");
  CHECK(found("we may go") == "");
}

TEST_CASE("postcodes of several countries") {
  CHECK(found("at WF1 4DG, K1A 0B1, 1012 AB and IL 60614-1234") ==
        "postcode: WF1 4DG; postcode: K1A 0B1; postcode: 1012 AB; postcode: IL 60614-1234; ");
  CHECK(found("in 04109 Leipzig", "de") == "postcode: 04109; ");
}

TEST_CASE("a word that is large in the middle of a sentence and never small is a name") {
  CHECK(found("So then Kemi Adeyemi came. Later we saw the nurse. Nurse and I left on Monday.") ==
        "name: Kemi Adeyemi; ");
  CHECK(found("I met rose and Rose.") == "");
  CHECK(found("the NHS and a BBC man") == "");
  CHECK(found("with Dr. House and mrs Green") == "name: House; name: Green; ");
  CHECK(found("met Anne-Marie O’Neill there") == "name: Anne-Marie O’Neill; ");
}

TEST_CASE("I is no name, with whichever apostrophe and behind whatever title") {
  CHECK(found("well, I\u2019d say I\u2019ve seen the doctor I'd asked, and the nurse I\u2019m fond "
              "of") == "");
  CHECK(found("then Dr May and sister Agnes came") == "name: May; name: Agnes; ");
}

TEST_CASE("in German a noun is no name, two large words in a row are") {
  CHECK(found("Da war die Schwester im Haus von Frau Krause, und Petra Schulz kam.", "de") ==
        "name: Krause; name: Petra Schulz; ");
}

TEST_CASE("positions are code points") {
  const std::string text = "é😀 dann Özlem";
  IdentifyingScan scan;
  scan.learn(text);
  const auto all = scan.find(text, "en");
  REQUIRE(all.size() == 1);
  CHECK(all[0].span == thema::Span{8, 13});
}

TEST_CASE("handles are found, addresses and lone signs are none") {
  CHECK(found("on insta as @dot.and_dash, or (@kemi99).") ==
        "handle: @dot.and_dash; handle: @kemi99; ");
  CHECK(found("met @ noon, 3@4, a@b, me@ex.org") == "e-mail: me@ex.org; ");
}

TEST_CASE("years of birth are found in the languages of the dates, other years are not") {
  CHECK(found("i was born in 1962, and moved in 1980") == "birth year: born in 1962; ");
  CHECK(found("year of birth: 1971") == "birth year: birth: 1971; ");
  CHECK(found("ich bin 1962 dort geboren, geboren 1963, jahrgang 1950", "de") ==
        "birth year: geboren 1963; birth year: jahrgang 1950; ");
  CHECK(found("je suis née en 1958", "fr") == "birth year: née en 1958; ");
  CHECK(found("nací en 1944 y nacida en 1945", "es") ==
        "birth year: nací en 1944; birth year: nacida en 1945; ");
  CHECK(found("sono nata nel 1960", "it") == "birth year: nata nel 1960; ");
  CHECK(found("nasci em 1970", "pt") == "birth year: nasci em 1970; ");
  CHECK(found("geboren in 1948", "nl") == "birth year: geboren in 1948; ");
  CHECK(found("født i 1966, född 1967", "nb") ==
        "birth year: født i 1966; birth year: född 1967; ");
  CHECK(found("since 1998 the unit in 2004") == "");
}

TEST_CASE("words that a text writes small are found whole, and only as they are asked for") {
  CHECK(thema::analysis::written_small("My wards; Ward told me. A stick, übung.",
                                       {"ward", "stick", "told", "übung", "bung"}) ==
        std::vector<std::string>{"stick", "told", "übung"});
}
