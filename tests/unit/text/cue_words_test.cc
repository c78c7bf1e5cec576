#include "text/cue_words.h"

#include <doctest/doctest.h>

using namespace thema::text;

TEST_CASE("cue words are found as whole words, whatever their case, apostrophes and white space") {
  CueFinder english(*cue_words("en-GB"));
  CHECK(english.find("I stopped BECAUSE it hurt") == std::vector<std::string>{"because"});
  CHECK(english.find("it made\n me think; that\xE2\x80\x99s why") ==
        std::vector<std::string>{"made me", "that's why"});
  CHECK(english.find("that\u02BCs why") == std::vector<std::string>{"that's why"});
  CHECK(english.find("the sofa was soft, a gift").empty());
  CHECK_FALSE(english.any(""));
}

TEST_CASE("quotation marks and dashes beside a cue word are no part of it") {
  CueFinder english(*cue_words("en"));
  const std::vector<std::string> because{"because"};
  CHECK(english.find("“Because it hurt”") == because);
  CHECK(english.find("I stopped—because it hurt") == because);
  CHECK(english.find("she asked: ‘because?’ and 'because' again") == because);
  CHECK(english.find("«because»") == because);
  CHECK(english.find("'cause it hurt") == std::vector<std::string>{"'cause"});
  CHECK(english.find("the cause of it").empty());
}

TEST_CASE("every language that has a list has words in it, and accents do not matter") {
  for (const std::string& language : cue_word_languages()) {
    CAPTURE(language);
    CHECK(cue_words(language)->size() > 5);
  }
  CHECK_FALSE(cue_words("xx").has_value());
  CueFinder french(*cue_words("fr"));
  CHECK(french.any("c'est GRACE A elle"));
}

TEST_CASE("a list of one's own has a phrase a line, and comments") {
  CHECK(parse_cue_words("# mine\nowing to # as said\n\n  hence\r\n") ==
        CueWords{"owing to", "hence"});
  CueFinder own(parse_cue_words("owing to"));
  CHECK(own.find("It was owing  to her") == std::vector<std::string>{"owing to"});
  CHECK_FALSE(own.any("owing it to her"));
}
