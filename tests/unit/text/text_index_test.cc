#include "text/text_index.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "text/utf8.h"
#include "unit/text/helpers.h"

using thema::Span;
using thema::text::TextIndex;

namespace {

/// All answers of the index, found by walking the text.
void compare_with_walk(std::string_view text) {
  const TextIndex index(text);
  std::uint32_t point = 0, line = 1;
  for (std::size_t byte = 0; byte < text.size(); ++point) {
    REQUIRE(index.byte_of(point) == byte);
    REQUIRE(index.point_of(byte) == point);
    REQUIRE(index.line_of(point) == line);
    const std::size_t begin = byte;
    const char32_t c = thema::text::next_code_point(text, byte);
    REQUIRE(index.slice({point, point + 1}) == text.substr(begin, byte - begin));
    if (c == '\n') ++line;
  }
  REQUIRE(index.length() == point);
  REQUIRE(index.byte_of(point) == text.size());
  REQUIRE(index.point_of(text.size()) == point);
  const bool open_line = !text.empty() && text.back() != '\n';
  REQUIRE(index.line_count() == line - 1 + (open_line ? 1 : 0));

  std::uint32_t number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t lf = std::min(text.find('\n', from), text.size());
    const Span span = index.lines(number + 1, number + 1);
    ++number;
    REQUIRE(index.byte_of(span.begin) == from);
    REQUIRE(index.byte_of(span.end) == lf);
    from = lf + 1;
  }
  REQUIRE(number == index.line_count());
}

}  // namespace

TEST_CASE("an index agrees with a walk through the text") {
  compare_with_walk("");
  compare_with_walk("\n");
  compare_with_walk("a\n\nb");
  compare_with_walk(std::string(1000, 'x'));
  thema_test::Random random(2);
  for (int i = 0; i < 300; ++i) {
    compare_with_walk(thema_test::random_text(random, thema_test::below(random, 300)));
  }
  std::string wide;
  for (int i = 0; i < 300; ++i) wide += "\xF0\x9F\x98\x80";
  compare_with_walk(wide);
  compare_with_walk(std::string(63, 'a') + "\xC3\xA9" + std::string(130, 'b'));
}

TEST_CASE("slices of a text are what lies between the code points") {
  const std::string text = "naïve café — 日本語 👩🏽 end";
  const TextIndex index(text);
  CHECK(index.slice({0, 5}) == "naïve");
  CHECK(index.slice({13, 16}) == "日本語");
  CHECK(index.slice({0, index.length()}) == text);
}

TEST_CASE("a span that is empty or outside the text is refused, and the length is named") {
  const std::string text = "ten chars\xC3\xA9";
  const TextIndex index(text);
  for (const Span s : {Span{0, 0}, Span{3, 3}, Span{5, 4}, Span{0, 11}, Span{10, 11},
                       Span{0xFFFFFFFF, 0xFFFFFFFF}, Span{0xFFFFFFF0, 0xFFFFFFFF}}) {
    CAPTURE(s.begin);
    CAPTURE(s.end);
    CHECK_THROWS_WITH_AS(index.slice(s), doctest::Contains("10 characters"), thema::Error);
  }
}

TEST_CASE("lines that a text does not have are refused, and their number is named") {
  const std::string text = "one\n\nthree\n";
  const TextIndex index(text);
  CHECK(index.lines(1, 3) == Span{0, 10});
  CHECK(index.lines(2, 2) == Span{4, 4});
  CHECK_THROWS_WITH_AS(index.lines(1, 4), doctest::Contains("3 lines"), thema::Error);
  CHECK_THROWS_AS(index.lines(0, 1), thema::Error);
  CHECK_THROWS_AS(index.lines(3, 2), thema::Error);
  const TextIndex empty(std::string_view{});
  CHECK(empty.line_count() == 0);
  CHECK(empty.line_of(0) == 1);
  CHECK_THROWS_AS(empty.lines(1, 1), thema::Error);
}
