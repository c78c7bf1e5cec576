#include "text/tokens.h"

#include <doctest/doctest.h>

#include "text/apostrophes.h"
#include "text/elisions.h"
#include "text/utf8.h"
#include "unit/text/helpers.h"

using thema::text::Elisions;
using thema::text::Tokenizer;
using thema::text::Tokens;

namespace {

std::vector<std::string> folded(std::string_view text, Elisions elisions = {}) {
  Tokens tokens;
  Tokenizer(elisions).tokenize(text, tokens);
  std::vector<std::string> out;
  for (const auto& t : tokens.tokens) out.emplace_back(tokens.folded_word(t));
  return out;
}

Elisions elisions_of(std::initializer_list<std::string_view> languages) {
  Elisions elisions;
  for (const std::string_view language : languages) elisions.add(language);
  return elisions;
}

std::string without_outer_apostrophes(std::string word) {
  while (word.ends_with('\'')) word.pop_back();
  while (word.starts_with('\'')) word.erase(0, 1);
  return word;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("tokens are the folded words and their places") {
  CHECK(folded("The Café's OPEN, l’Été!") ==
        std::vector<std::string>{"the", "cafe's", "open", "l'ete"});
  Tokens tokens;
  Tokenizer tokenizer;
  tokenizer.tokenize("x Été y", tokens);
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.tokens[1].begin == 2);
  CHECK(tokens.tokens[1].end == 7);
  tokenizer.tokenize("", tokens);
  CHECK(tokens.tokens.empty());
  CHECK(tokens.folded.empty());
}

TEST_CASE("tokens agree with segmenting and folding each word") {
  thema_test::Random random(41);
  Tokenizer tokenizer;
  thema::text::WordSegmenter segmenter;
  thema::text::Folder folder;
  Tokens tokens;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 80));
    tokenizer.tokenize(text, tokens);
    std::size_t k = 0;
    for (const auto word : segmenter.words(text)) {
      const std::string expected = without_outer_apostrophes(
          folder.fold(std::string_view(text).substr(word.begin, word.end - word.begin)));
      if (expected.empty()) continue;
      REQUIRE(k < tokens.tokens.size());
      REQUIRE(tokens.tokens[k].begin == word.begin);
      REQUIRE(tokens.tokens[k].end == word.end);
      REQUIRE((tokens.folded_word(tokens.tokens[k++]) == expected));
    }
    REQUIRE(k == tokens.tokens.size());
  }
}

TEST_CASE("an apostrophe is the same however it is set") {
  CHECK(folded("don't don\u2019t don\u02BCt don\u2018t don\uFF07t") ==
        Words{"don't", "don't", "don't", "don't", "don't"});
  CHECK(folded("\u02BCtis the students\u02BC \u02BC") == Words{"tis", "the", "students"});
}

TEST_CASE("French words that are elided before a vowel or h are words of their own") {
  const Elisions french = elisions_of({"fr-CA"});
  CHECK(folded("L\u2019Été, l'hôpital: jusqu'à ce qu'il", french) ==
        Words{"l", "ete", "l", "hopital", "jusqu", "a", "ce", "qu", "il"});
  CHECK(folded("l'œuvre qu'aujourd'hui d\u02BCYonne", french) ==
        Words{"l", "œuvre", "qu", "aujourd'hui", "d", "yonne"});
  CHECK(folded("aujourd'hui presqu'île prud'homme quelqu'un", french) ==
        Words{"aujourd'hui", "presqu'ile", "prud'homme", "quelqu'un"});
  CHECK(folded("j'me d'la l'11 dell'anno", french) ==
        Words{"j'me", "d'la", "l", "11", "dell'anno"});
  CHECK(folded("l'été d'accord don't") == Words{"l'ete", "d'accord", "don't"});
}

TEST_CASE("Italian and Catalan have elisions of their own; those of several languages add up") {
  CHECK(folded("dell'anno, Un'altra; c'è quest\u2019ora jusqu'à", elisions_of({"it"})) ==
        Words{"dell", "anno", "un", "altra", "c", "e", "quest", "ora", "jusqu'a"});
  CHECK(folded("mezz'ora Sant'Anna vent'anni cinquant\u2019anni dov'è cos'è anch'io nient'altro "
               "gl'altri s'è po' di",
               elisions_of({"it"})) == Words{"mezz",     "ora",  "sant",  "anna",  "vent", "anni",
                                             "cinquant", "anni", "dov",   "e",     "cos",  "e",
                                             "anch",     "io",   "nient", "altro", "gl",   "altri",
                                             "s",        "e",    "po",    "di"});
  CHECK(folded("l'aigua d'Alacant dell'anno", elisions_of({"ca"})) ==
        Words{"l", "aigua", "d", "alacant", "dell'anno"});
  CHECK(folded("dell'anno jusqu'à", elisions_of({"it", "en", "fr"})) ==
        Words{"dell", "anno", "jusqu", "a"});
  CHECK(elisions_of({"it", "en", "fr"}).names() == "fr it");
  CHECK(elisions_of({"en", "xx"}).names().empty());
}

TEST_CASE("elided words and what follows them lie side by side and make up the word") {
  const char* pieces[] = {"l'", "L\u2019", "qu\u02BC",    "jusqu'",  "dell\u2018", "'", "l",
                          "a",  "h",       "É",           "x",       "œ",          " ", "1",
                          ".",  "-",       "aujourd'hui", "e\u0301", "私"};
  const Elisions elisions = elisions_of({"fr", "it", "ca"});
  thema_test::Random random(43);
  Tokenizer split(elisions), whole;
  Tokens some, all;
  std::size_t apart = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (std::size_t n = thema_test::below(random, 12); n > 0; --n) {
      text += pieces[thema_test::below(random, std::size(pieces))];
    }
    CAPTURE(text);
    split.tokenize(text, some);
    whole.tokenize(text, all);
    std::size_t k = 0;
    for (const auto& t : all.tokens) {
      REQUIRE(k < some.tokens.size());
      REQUIRE(some.tokens[k].begin == t.begin);
      std::string glued(some.folded_word(some.tokens[k]));
      for (; some.tokens[k].end < t.end; ++k) {
        REQUIRE(k + 1 < some.tokens.size());
        REQUIRE(some.tokens[k + 1].begin == some.tokens[k].end);
        glued += "'" + std::string(some.folded_word(some.tokens[k + 1]));
        ++apart;
      }
      REQUIRE(some.tokens[k++].end == t.end);
      REQUIRE((glued == all.folded_word(t)));
    }
    REQUIRE(k == some.tokens.size());
  }
  CHECK(apart > 500);
}

TEST_CASE("the version names ICU and Unicode") {
  const std::string version = thema::text::segmentation_version();
  CHECK(version.starts_with("ICU "));
  CHECK(version.find(", Unicode ") != std::string::npos);
}

TEST_CASE("every apostrophe is ' where words are compared as they are written") {
  CHECK(thema::text::with_plain_apostrophes("I\u2019d, O\u02BC \u2018\uFF07 \u00E9\u201D") ==
        "I'd, O' '' \u00E9\u201D");
  CHECK(thema::text::with_plain_apostrophes("").empty());
  for (const char32_t c : thema::text::kApostrophes) {
    std::string word = "I";
    thema::text::append_utf8(word, c);
    CHECK(thema::text::with_plain_apostrophes(word + "d") == "I'd");
  }
}
