#include "text/width.h"

#include <doctest/doctest.h>
#include <algorithm>

#include "text/utf8.h"
#include "unit/text/helpers.h"

using thema::text::display_width;
using thema::text::truncate_to_width;
using thema::text::visible;
using thema::text::visible_on_terminal;
using thema::text::wrap;
using Lines = std::vector<std::string>;

TEST_CASE("width counts columns, not characters") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain") == 5);
  CHECK(display_width("café") == 4);
  CHECK(display_width("cafe\xCC\x81") == 4);
  CHECK(display_width("日本語") == 6);
  CHECK(display_width("한국") == 4);
  CHECK(display_width("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👩🏽\xE2\x80\x8D🚀") == 2);
  CHECK(display_width("🇩🇪") == 2);
  CHECK(display_width("❤\xEF\xB8\x8F") == 2);
  CHECK(display_width("a\xE2\x80\x8B\xE2\x81\xA0"
                      "b") == 2);
  CHECK(display_width("ไทยก็") == 4);
}

TEST_CASE("text is cut at a whole character and says so") {
  CHECK(truncate_to_width("plain", 5) == "plain");
  CHECK(truncate_to_width("plain", 4) == "pla…");
  CHECK(truncate_to_width("plain", 1) == "…");
  CHECK(truncate_to_width("plain", 0).empty());
  CHECK(truncate_to_width("日本語", 5) == "日本…");
  CHECK(truncate_to_width("日本語", 4) == "日…");
  CHECK(truncate_to_width("日本語", 6) == "日本語");
  CHECK(truncate_to_width("e\xCC\x81x", 1) == "…");
  CHECK(truncate_to_width("ee\xCC\x81x", 2) == "e…");
}

TEST_CASE("lines are broken between words and kept where they are broken already") {
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrap("one\n\ntwo\n", 10) == Lines{"one", "", "two"});
  CHECK(wrap("a well-known thing", 7) == Lines{"a well-", "known", "thing"});
  CHECK(wrap("abcdefghij kl", 4) == Lines{"abcd", "efgh", "ij", "kl"});
  CHECK(wrap("日本語の文", 4) == Lines{"日本", "語の", "文"});
  CHECK(wrap("日本", 1) == Lines{"日", "本"});
  CHECK(wrap("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("whatever the text, no line is wider than asked and no word is lost") {
  thema_test::Random random(61);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 80));
    const std::size_t columns = 2 + thema_test::below(random, 20);
    std::string before, after;
    for (const char c : text) {
      if (!std::isspace(static_cast<unsigned char>(c))) before += c;
    }
    CAPTURE(text);
    for (const std::string& line : wrap(text, columns)) {
      CAPTURE(line);
      REQUIRE(display_width(line) <= columns);
      for (const char c : line) {
        if (!std::isspace(static_cast<unsigned char>(c))) after += c;
      }
    }
    REQUIRE((before == after));
    REQUIRE(display_width(truncate_to_width(text, columns)) <= columns);
  }
}

TEST_CASE("control characters are shown, not sent") {
  CHECK(visible("plain é 日本") == "plain é 日本");
  CHECK(visible("a\x1B[31mb\r\x7F") == "a␛[31mb␍<U+007F>");
  CHECK(visible("\xC2\x9B"
                "31m") == "<U+009B>31m");
  CHECK(visible("a\tb\nc") == "a\tb\nc");
  CHECK(visible("a\tb\nc", false) == "a␉b␊c");
  CHECK(visible("x\xE2\x80\xAEy\xE2\x81\xA9") == "x<U+202E>y<U+2069>");
  CHECK(visible(std::string("a\0b", 3)) == "a␀b");
  CHECK(visible("bad\xFF") == "bad\xEF\xBF\xBD");
}

TEST_CASE("any bytes can be measured, cut, wrapped and shown") {
  thema_test::Random random(62);
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = thema_test::random_bytes(random, thema_test::below(random, 40));
    display_width(bytes);
    truncate_to_width(bytes, 7);
    wrap(bytes, 5);
    REQUIRE(thema::text::find_invalid_utf8(visible(bytes)) == std::string::npos);
  }
}

TEST_CASE("a text is as wide as the columns into which it fits uncut") {
  thema_test::Random random(63);
  for (int i = 0; i < 3000; ++i) {
    std::string text = thema_test::random_text(random, thema_test::below(random, 40));
    // Marks on letters, and a sign that takes the digit behind it along.
    if (i % 3 == 0) text += "abc\u0301de \u06001234 x\u200Dy\u0301";
    CAPTURE(text);
    const std::size_t width = display_width(text);
    REQUIRE((truncate_to_width(text, std::max<std::size_t>(width, 1)) == text));
    if (width > 1) REQUIRE((truncate_to_width(text, width - 1) != text));
  }
}

TEST_CASE("on a terminal, nothing in a name is unseen or turns the line") {
  CHECK(visible_on_terminal("na\u202Eme\u200B.txt") == "na<U+202E>me<U+200B>.txt");
  CHECK(visible_on_terminal("a\u2066b\u2060c\uFEFFd\u200Ee\u2028f") ==
        "a<U+2066>b<U+2060>c<U+FEFF>d<U+200E>e<U+2028>f");
  CHECK(visible_on_terminal("м\u200Bир") == "м<U+200B>ир");
  CHECK(visible_on_terminal("\u202Eשלום") == "<U+202E>שלום");
  CHECK(visible_on_terminal("a\nb\tc", false) == "a␊b␉c");
}

TEST_CASE("on a terminal, unseen characters that a script needs are kept") {
  for (const std::string text :
       {"שלום\u200F!", "א\u200Eabc", "می\u200Cخواهم", "क्\u200Dष", "ภาษา\u200Bไทย", "👩\u200D⚕",
        "🏴\U000E0067\U000E007F", "soft\u00ADhyphen"}) {
    CAPTURE(text);
    CHECK(visible_on_terminal(text) == text);
  }
}
