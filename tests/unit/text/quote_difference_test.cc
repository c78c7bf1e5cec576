#include "text/quote_difference.h"

#include <doctest/doctest.h>

using thema::text::quote_differences;
using Differences = std::vector<thema::text::QuoteDifference>;

TEST_CASE("words that differ are told side by side, in order") {
  CHECK(quote_differences("I gave in with the password", "I gave up on the password") ==
        Differences{{"in with", "up on"}});
  CHECK(quote_differences("a b x d e", "a b c d e f") == Differences{{"x", "c"}, {"", "f"}});
  CHECK(quote_differences("one two three", "one three") == Differences{{"two", ""}});
  CHECK(quote_differences("one three", "one two three") == Differences{{"", "two"}});
}

TEST_CASE("what a quote may be written like otherwise is no difference") {
  CHECK(quote_differences("\u201CDon\u2019t\u201D  GO", "'don't' go").empty());
  CHECK(quote_differences("ave up on the pass", "gave up on the password").empty());
}

TEST_CASE("signs and dashes inside a quote are differences") {
  CHECK(quote_differences("up, on the", "up on the") == Differences{{"up,", "up"}});
  CHECK(quote_differences("a well known thing", "a well-known thing") ==
        Differences{{"well known", "well-known"}});
  CHECK(quote_differences("a wellknown thing", "a well-known thing") ==
        Differences{{"wellknown", "well-known"}});
}

TEST_CASE("of nothing there is no difference") {
  CHECK(quote_differences("", "words").empty());
  CHECK(quote_differences("words", " \n").empty());
}
