#include "text/diff_lines.h"

#include <doctest/doctest.h>

using thema::text::diff_lines;

TEST_CASE("a changed line stands with three lines around it, as diff -u prints it") {
  CHECK(diff_lines("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\n", "old", "new") ==
        "--- old\n+++ new\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n f\n");
  CHECK(diff_lines("", "a\n", "old", "new") == "--- old\n+++ new\n@@ -0,0 +1,1 @@\n+a\n");
}

TEST_CASE("texts that are the same have no difference") {
  CHECK(diff_lines("a\nb", "a\nb", "old", "new").empty());
  CHECK(diff_lines("", "", "old", "new").empty());
}

TEST_CASE("a line end that is missing at the end of a text is a difference") {
  CHECK(diff_lines("a\nb\n", "a\nb", "old", "new") ==
        "--- old\n+++ new\n@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n");
}
