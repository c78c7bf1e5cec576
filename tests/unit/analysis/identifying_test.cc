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
