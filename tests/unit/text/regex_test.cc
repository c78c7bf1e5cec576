#include "text/regex.h"

#include <doctest/doctest.h>

#include <chrono>

#include "base/error.h"
#include "text/text_index.h"
#include "unit/text/helpers.h"

using thema::Errc;
using thema::Span;
using thema::text::Regex;
using Spans = std::vector<Span>;

namespace {

thema::Error error_of(std::string_view pattern, std::string_view text = "") {
  try {
    Regex(pattern).search(text);
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(Errc::bad_input, "");
}

}  // namespace

TEST_CASE("a match is a span of code points with its named groups") {
  const Regex regex("(?<case>P\\d+)_(?<months>\\d+)m(?<rest>x)?");
  CHECK(regex.group_names() == std::vector<std::string>{"case", "months", "rest"});
  const auto match = regex.search("日本 👍 P12_6m.txt");
  REQUIRE(match);
  CHECK(match->span == Span{5, 11});
  CHECK(match->groups.at("case") == "P12");
  CHECK(match->groups.at("months") == "6");
  CHECK(match->groups.count("rest") == 0);
  CHECK_FALSE(regex.search("P12-6m"));
}

TEST_CASE("group names are those of groups only") {
  const Regex regex("\\(?<a>x(?<b>y)[(?<c>z]\\Q(?<d>\\E(?<e>w)(?<!q)(?<=w)");
  CHECK(regex.group_names() == std::vector<std::string>{"b", "e"});
  CHECK(Regex("a").group_names().empty());
}

TEST_CASE("all matches are found, empty ones left out") {
  CHECK(Regex("[αé]+").all("éé x α 👍é") == Spans{{0, 2}, {5, 6}, {8, 9}});
  CHECK(Regex("x*").all("axxb").size() == 1);
  CHECK(Regex("").all("abc").empty());
  CHECK(Regex("\\bthe\\b", Regex::Case::insensitive).all("The THE them").size() == 2);
}

TEST_CASE("a whole match leaves nothing over") {
  CHECK(Regex("P\\d+").matches_whole("P12"));
  CHECK_FALSE(Regex("P\\d+").matches_whole("P12x"));
  CHECK(Regex("").matches_whole(""));
  CHECK(Regex("straße", Regex::Case::insensitive).matches_whole("STRASSE"));
}

TEST_CASE("spans agree with the text they were found in") {
  thema_test::Random random(71);
  const Regex words("\\w+");
  for (int i = 0; i < 1000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 80));
    const thema::text::TextIndex index(text);
    std::uint32_t before = 0;
    for (const Span s : words.all(text)) {
      REQUIRE(s.begin >= before);
      REQUIRE(words.matches_whole(index.slice(s)));
      before = s.end;
    }
  }
}

TEST_CASE("a wrong pattern is a usage error with a caret under the place") {
  const auto e = error_of("(P\\d+");
  CHECK(e.code() == Errc::usage);
  CHECK(std::string_view(e.what()).find("not closed") != std::string_view::npos);
  CHECK(std::string_view(e.what()).find("\n  (P\\d+\n") != std::string_view::npos);
  const auto wide = error_of("日本*+?+");
  CHECK(std::string_view(wide.what()).ends_with("^"));
  CHECK(error_of("a{2,1}").code() == Errc::usage);
  CHECK(error_of("[z-a]").code() == Errc::usage);
  CHECK(error_of("\xFF").code() == Errc::usage);
  CHECK(error_of(std::string(20'000, 'a')).code() == Errc::usage);
  CHECK(error_of("(?<a_b>x)").code() == Errc::usage);
}

TEST_CASE("no pattern hangs the program or uses up its memory") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(error_of("(a+)+$", std::string(60, 'a') + "b").code() == Errc::bad_input);
  CHECK(error_of("(?:(?:a|b)|[ab])*c", std::string(5'000'000, 'a')).code() == Errc::bad_input);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("a long text is not too long for a simple pattern") {
  std::string text;
  while (text.size() < 20'000'000) text += "Anna: I was there at 10:45, I think, with Zoë.\n";
  CHECK(Regex("(?<name>\\w+): (.*)$").search(text));
  CHECK(Regex("\\d+:\\d+").all(text).size() == text.size() / 48);
  CHECK(Regex("(?:[A-Z]\\w*|[a-z]+)").all(text).size() > text.size() / 10);
}

TEST_CASE("any bytes can be searched, and any pattern refused or used") {
  thema_test::Random random(72);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = thema_test::random_bytes(random, thema_test::below(random, 60));
    static constexpr std::string_view kPattern = "ab.*+?{}[]()|\\^$-<>:=!1,pdwP&\xC3\xA9";
    std::string pattern;
    for (std::size_t k = thema_test::below(random, 12); k > 0; --k) {
      pattern += kPattern[thema_test::below(random, kPattern.size())];
    }
    try {
      const Regex regex(pattern);
      regex.search(text);
      regex.matches_whole(text);
      regex.all(text);
    } catch (const thema::Error&) {
      // refused, as it may be
    }
  }
}
