#include "text/number_words.h"

#include <doctest/doctest.h>

using thema::text::NumberWords;

TEST_CASE("words for numbers are read in their language") {
  CHECK(NumberWords("en").number("three") == 3);
  CHECK(NumberWords("en-GB").number("twenty-three") == 23);
  CHECK(NumberWords("de").number("dreiundzwanzig") == 23);
  CHECK(NumberWords("fr").number("une") == 1);
  CHECK(NumberWords("es").number("dos") == 2);
  CHECK(NumberWords("pt").number("duas") == 2);
}

TEST_CASE("what is no number is none") {
  CHECK_FALSE(NumberWords("en").number("third"));
  CHECK_FALSE(NumberWords("en").number("several"));
  CHECK_FALSE(NumberWords("de").number("three"));
}
