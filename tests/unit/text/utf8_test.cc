#include "text/utf8.h"

#include <doctest/doctest.h>

#include "unit/text/helpers.h"

using thema::text::append_utf8;
using thema::text::count_code_points;
using thema::text::find_invalid_utf8;
using thema::text::next_code_point;
using thema::text::printable_utf8;
constexpr auto npos = std::string_view::npos;

namespace {

std::string encoded(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

/// RFC 3629 read byte by byte, as slowly as it is written there.
std::size_t invalid_by_the_book(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    bool found = false;
    for (std::size_t n = 1; n <= 4 && i + n <= s.size() && !found; ++n) {
      std::size_t pos = 0;
      const std::string piece(s.substr(i, n));
      const auto lead = static_cast<unsigned char>(piece[0]);
      const std::size_t wanted = lead < 0x80   ? 1
                                 : lead < 0xC0 ? 9
                                 : lead < 0xE0 ? 2
                                 : lead < 0xF0 ? 3
                                               : 4;
      if (wanted != n) continue;
      const char32_t c = next_code_point(piece, pos);
      found = c < 0x110000 && (c < 0xD800 || c > 0xDFFF) && encoded(c) == piece;
      if (found) i += n;
    }
    if (!found) return i;
  }
  return npos;
}

}  // namespace

TEST_CASE("every code point is encoded, valid, counted as one and read back") {
  std::string all;
  std::uint32_t count = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encoded(c);
    std::size_t pos = 0;
    if (next_code_point(bytes, pos) != c || pos != bytes.size()) FAIL("U+" << std::uint32_t{c});
    all += bytes;
    ++count;
  }
  CHECK(find_invalid_utf8(all) == npos);
  CHECK(count_code_points(all) == count);
}

TEST_CASE("surrogates, overlong forms and numbers that are too large are not UTF-8") {
  for (const std::string bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF",
                                "\xED\xA0\x80", "\xED\xBF\xBF", "\xE2\x82", "\xF0\x8F\xBF\xBF",
                                "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xF0\x9F\x98"}) {
    CAPTURE(printable_utf8(bad));
    CHECK(find_invalid_utf8(bad) == 0);
    for (std::size_t before = 0; before < 20; ++before) {
      CHECK(find_invalid_utf8(std::string(before, 'x') + bad + "tail of ASCII") == before);
    }
  }
}

TEST_CASE("validation of any bytes agrees with the slow reading of the standard") {
  thema_test::Random random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = thema_test::random_text(random, thema_test::below(random, 60));
    for (std::size_t k = thema_test::below(random, 3); k > 0 && !bytes.empty(); --k) {
      bytes[thema_test::below(random, bytes.size())] = static_cast<char>(random());
    }
    REQUIRE(find_invalid_utf8(bytes) == invalid_by_the_book(bytes));
    const std::string shown = printable_utf8(bytes);
    REQUIRE(find_invalid_utf8(shown) == npos);
  }
}

TEST_CASE("what cannot be shown becomes one mark a sequence") {
  CHECK(printable_utf8("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(printable_utf8("a\xFF\xFE b") == "a\xEF\xBF\xBD\xEF\xBF\xBD b");
  CHECK(printable_utf8("a\xE2\x82 b\xC3") == "a\xEF\xBF\xBD b\xEF\xBF\xBD");
  CHECK(printable_utf8("").empty());
}
