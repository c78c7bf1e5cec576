#include "text/keyword.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "text/stop_words.h"

using namespace thema::text;

namespace {

std::string found(std::string_view query, std::string_view text) {
  std::string out;
  for (const ByteRange r : Keyword(query).find(text)) {
    out += "[" + std::string(text.substr(r.begin, r.end - r.begin)) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("a keyword is found whatever its case and accents, as words") {
  CHECK(found("cafe", "The CAFÉ and the cafés, cafe.") == "[CAFÉ][cafe]");
  CHECK(found("caf*", "The CAFÉ and the cafés") == "[CAFÉ][cafés]");
  CHECK(found("log in", "I log  in; login, log out") == "[log  in]");
  CHECK(found("\"log in\" OR out", "I log in and log out") == "[log in][out]");
  CHECK(found("a OR a b", "a b a") == "[a b][a]");
  CHECK(found("don't", "I don't") == "[don't]");
}

TEST_CASE("a keyword is found behind an elided word, and the elided word itself") {
  const auto french = [](std::string_view query, std::string_view text) {
    Elisions elisions;
    elisions.add("fr");
    std::string out;
    for (const ByteRange r : Keyword(query, elisions).find(text)) {
      out += "[" + std::string(text.substr(r.begin, r.end - r.begin)) + "]";
    }
    return out;
  };
  CHECK(french("été", "L’été, l'Été; d'un été") == "[été][Été][été]");
  CHECK(french("l'ete", "L’été, l' été; d'été") == "[L’été][l' été]");
  CHECK(french("l'é*", "l’école et l'air") == "[l’école]");
  CHECK(french("l'", "l’école et l'air") == "[l’][l']");
  CHECK(found("don't OR l'ete", "don’t l’été") == "[don’t][l’été]");
}

TEST_CASE("what a concordance cannot look for is refused") {
  for (const char* query : {"", "!", "a AND b", "NOT a", "NEAR(a b)", "(a)", "\"a", "a OR", "OR"}) {
    CAPTURE(query);
    CHECK_THROWS_AS(Keyword{query}, thema::Error);
  }
}

TEST_CASE("every language has its list of stop words, folded as words are") {
  for (const std::string& language : stop_word_languages()) {
    CHECK(stop_words(language)->size() > 100);
  }
  CHECK(stop_words("en-GB")->contains("the"));
  CHECK(stop_words("de")->contains("fur"));
  CHECK_FALSE(stop_words("xx"));
  WordKeys keys;
  CHECK(stop_words("en")->contains(keys.key("Don\u2019t")));
  CHECK(parse_stop_words("Café # a place\n well") == StopWords{"cafe", "well"});
}
