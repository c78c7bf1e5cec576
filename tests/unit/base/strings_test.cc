#include "base/strings.h"

#include <doctest/doctest.h>

#include <cstring>
#include <limits>
#include <random>
#include <string_view>
#include <vector>

using Pieces = std::vector<std::string_view>;

TEST_CASE("trim takes ASCII white space off both ends") {
  CHECK(thema::trim(" \t a b\r\n") == "a b");
  CHECK(thema::trim(" \n ").empty());
  CHECK(thema::trim("").empty());
  CHECK(thema::trim("\xC2\xA0x") == "\xC2\xA0x");
}

TEST_CASE("only ASCII letters are lowered and compared") {
  CHECK(thema::ascii_lower("AbC \xC3\x89") == "abc \xC3\x89");
  CHECK(thema::iequals_ascii("Fear", "fEAR"));
  CHECK_FALSE(thema::iequals_ascii("\xC3\x89", "\xC3\xA9"));
  CHECK_FALSE(thema::iequals_ascii("a", "ab"));
}

TEST_CASE("split and join are inverse") {
  CHECK(thema::split("", ',') == Pieces{""});
  CHECK(thema::split("a,,b,", ',') == Pieces{"a", "", "b", ""});
  CHECK(thema::join({"a", "", "b"}, ", ") == "a, , b");
  CHECK(thema::join({}, ",").empty());
}

TEST_CASE("integers are digits with a sign and nothing else") {
  CHECK(thema::parse_integer("0") == 0);
  CHECK(thema::parse_integer("+7") == 7);
  CHECK(thema::parse_integer("-9223372036854775808") == std::numeric_limits<long long>::min());
  for (const auto bad : {"", "+", "-", "+-1", "1 ", " 1", "1.0", "0x1", "9223372036854775808"}) {
    CAPTURE(bad);
    CHECK_FALSE(thema::parse_integer(bad));
  }
}

TEST_CASE("numbers are decimal with a point, whatever the locale") {
  CHECK(thema::parse_number("1.5") == 1.5);
  CHECK(thema::parse_number("-2e3") == -2000);
  CHECK(thema::parse_number("+.5") == 0.5);
  for (const auto bad : {"", ".", "1,5", "nan", "inf", "-INF", "0x1p3", "1e", "1.5 ", "1e999"}) {
    CAPTURE(bad);
    CHECK_FALSE(thema::parse_number(bad));
  }
}

TEST_CASE("a number's text is short and reads back as the same number") {
  CHECK(thema::number_text(0.1) == "0.1");
  CHECK(thema::number_text(3) == "3");
  CHECK(thema::number_text(-0.0) == "0");
  CHECK(thema::number_text(100000) == "100000");
  CHECK(thema::number_text(123456789012345.0) == "123456789012345");
  std::mt19937_64 random(11);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (value != value || value - value != 0) continue;
    CAPTURE(value);
    REQUIRE(thema::parse_number(thema::number_text(value)) == value);
  }
}
