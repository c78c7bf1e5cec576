#include "text/printed.h"

#include <doctest/doctest.h>

using thema::text::is_right_to_left;
using thema::text::logical_order;
using thema::text::spelled_out;

TEST_CASE("a line without right-to-left letters keeps its order") {
  CHECK(logical_order("plain (words) 12") == "plain (words) 12");
  CHECK(logical_order("żółć naïve 日本") == "żółć naïve 日本");
}

TEST_CASE("a right-to-left line is turned, its numbers and Latin words are not") {
  CHECK(logical_order("םלוע םולש") == "שלום עולם");
  CHECK(logical_order("הנש 25 ינפל") == "לפני 25 שנה");
  CHECK(logical_order("רתאב PDF ץבוק") == "קובץ PDF באתר");
}

TEST_CASE("a right-to-left word in a left-to-right line is turned in its place") {
  CHECK(logical_order("he said םולש twice and left") == "he said שלום twice and left");
}

TEST_CASE("brackets of right-to-left lines face as they did, however they were written") {
  CHECK(logical_order("(קחוצ) אל") == "לא (צוחק)");
  CHECK(logical_order(")קחוצ( אל") == "לא (צוחק)");
}

TEST_CASE("the direction of a text is that of most letters") {
  CHECK(is_right_to_left("שלום עולם abc"));
  CHECK_FALSE(is_right_to_left("words and more שלום"));
  CHECK_FALSE(is_right_to_left("12 (3)"));
}

TEST_CASE("ligatures and presentation forms are read as letters, other signs stay") {
  CHECK(spelled_out("eﬃcient oﬀ ﬁnal ﬂow ﬅ") == "efficient off final flow st");
  CHECK(spelled_out("ﺳﻼم") == "سلام");
  CHECK(spelled_out("x² ½ … ™ ｆ") == "x² ½ … ™ ｆ");
}
