#include "formats/common/list_marks.h"

#include <doctest/doctest.h>

using namespace thema::formats::rich;

TEST_CASE("numbers of lists are written as word processors write them") {
  CHECK(written(NumberStyle::decimal, 12) == "12");
  CHECK(written(NumberStyle::decimal_zero, 7) == "07");
  CHECK(written(NumberStyle::lower_letter, 1) == "a");
  CHECK(written(NumberStyle::upper_letter, 26) == "Z");
  CHECK(written(NumberStyle::lower_letter, 28) == "bb");
  CHECK(written(NumberStyle::lower_roman, 1994) == "mcmxciv");
  CHECK(written(NumberStyle::upper_roman, 49) == "XLIX");
  CHECK(written(NumberStyle::ordinal, 2) == "2nd");
  CHECK(written(NumberStyle::ordinal, 11) == "11th");
  CHECK(written(NumberStyle::none, 3) == "");
}

TEST_CASE("numbers that have no letters or Roman signs are digits, however large") {
  CHECK(written(NumberStyle::lower_letter, 0) == "0");
  CHECK(written(NumberStyle::upper_letter, 1'000'000) == "1000000");
  CHECK(written(NumberStyle::upper_roman, 4000) == "4000");
}

TEST_CASE("deeper levels begin again behind an item of a higher one") {
  const std::vector<ListLevel> levels{{NumberStyle::decimal, "%1", 1, -1},
                                      {NumberStyle::decimal, "%1.%2", 1, -1},
                                      {NumberStyle::decimal, "%3", 5, 1}};
  ListCounter counter;
  std::vector<std::string> marks;
  for (const std::size_t level : {0U, 1U, 1U, 2U, 1U, 2U, 0U, 1U, 2U}) {
    marks.push_back(counter.next(levels, level));
  }
  CHECK(marks == std::vector<std::string>{"1", "1.1", "1.2", "5", "1.3", "6", "2", "2.1", "5"});
}

TEST_CASE("a mark stays short, and a level that is not there is the deepest") {
  ListCounter counter;
  std::string pattern;
  for (int i = 0; i < 1000; ++i) pattern += "%1 ";
  const std::vector<ListLevel> levels{{NumberStyle::decimal, pattern, 999'999'999'999, -1}};
  CHECK(counter.next(levels, 7).size() < 120);
  CHECK(counter.next({}, 0) == "");
}

TEST_CASE("bullets of symbol fonts are signs that every font has") {
  CHECK(bullet_sign("\xEF\x82\xB7") == "\xE2\x80\xA2");
  CHECK(bullet_sign("o") == "\xE2\x97\xA6");
  CHECK(bullet_sign("\xE2\x80\x93") == "\xE2\x80\x93");
  CHECK(bullet_sign("") == "");
}
