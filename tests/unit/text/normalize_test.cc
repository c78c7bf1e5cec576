#include "text/normalize.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/text/helpers.h"

using thema::text::normalize;

TEST_CASE("CR LF and lone CR become LF, and nothing else changes") {
  CHECK(normalize("a\r\nb\rc\n\r\n\r\rd\r") == "a\nb\nc\n\n\n\nd\n");
  CHECK(normalize(" \ta\xC2\xA0\xC2\xAD e\xCC\x81 ") == " \ta\xC2\xA0\xC2\xAD e\xCC\x81 ");
  CHECK(normalize("").empty());
  CHECK(normalize("\r\n") == "\n");
}

TEST_CASE("a byte order mark goes from the beginning only") {
  CHECK(normalize("\xEF\xBB\xBFtext") == "text");
  CHECK(normalize("te\xEF\xBB\xBFxt") == "te\xEF\xBB\xBFxt");
  CHECK(normalize("\xEF\xBB\xBF").empty());
}

TEST_CASE("U+0000 is refused with its line") {
  using std::string_literals::operator""s;
  CHECK_THROWS_WITH_AS(normalize("one\r\ntwo\rthr\0ee"s), doctest::Contains("line 3"),
                       thema::Error);
}

TEST_CASE("normalising twice is normalising once") {
  thema_test::Random random(3);
  for (int i = 0; i < 1000; ++i) {
    std::string text;
    for (std::size_t k = thema_test::below(random, 30); k > 0; --k) {
      static constexpr const char* kPieces[] = {"\r", "\n", "\r\n", "a", "\xEF\xBB\xBF", "é"};
      text += kPieces[thema_test::below(random, 6)];
    }
    const std::string once = normalize(text);
    REQUIRE(once.find('\r') == std::string::npos);
    REQUIRE(normalize(once) == once);
  }
}
