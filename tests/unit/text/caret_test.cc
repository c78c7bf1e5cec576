#include "text/caret.h"

#include <doctest/doctest.h>

using thema::text::caret;

TEST_CASE("a caret stands under the place, wide characters counted as they are shown") {
  CHECK(caret("arm = 1", 4) == "\n  arm = 1\n      ^");
  CHECK(caret("日本 x", 7) == "\n  日本 x\n       ^");
  CHECK(caret("e\u0301 x", 4) == "\n  e\u0301 x\n    ^");
  CHECK(caret("ab", 2) == "\n  ab\n    ^");
  CHECK(caret("", 0) == "\n  \n  ^");
}

TEST_CASE("of an expression of several lines the one with the place is shown") {
  CHECK(caret("one\ntwo three\nfour", 8) == "\n  two three\n      ^");
  CHECK(caret("one\ntwo", 4) == "\n  two\n  ^");
}

TEST_CASE("of a long line only the part around the place is shown") {
  const std::string shown = caret(std::string(5000, 'a') + "X" + std::string(5000, 'b'), 5000);
  CHECK(shown.size() < 1000);
  CHECK(shown.find("aX") != std::string::npos);
  const std::size_t x = shown.find('X'), line = shown.find("\n  ", 1);
  // Two bytes of the ellipsis are no columns.
  CHECK(shown.size() - line - 4 == x - 3 - 2);
}

TEST_CASE("what nobody sees is shown") { CHECK(caret("a\tb", 2) == "\n  a\u2409b\n    ^"); }
