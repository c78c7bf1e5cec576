#include "text/fold.h"

#include <doctest/doctest.h>

#include "text/apostrophes.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "unit/text/helpers.h"

using thema::text::Folder;

TEST_CASE("words are found whatever their case and accents") {
  Folder folder;
  CHECK(folder.fold("Café") == "cafe");
  CHECK(folder.fold("cafe\xCC\x81") == "cafe");
  CHECK(folder.fold("STRASSE") == folder.fold("Straße"));
  CHECK(folder.fold("Straße") == "strasse");
  CHECK(folder.fold("ﬁnd") == "find");
  CHECK(folder.fold("ＷＩＤＥ") == "wide");
  CHECK(folder.fold("co\xC2\xADoperate") == "cooperate");
  CHECK(folder.fold("Việt") == folder.fold("VIE\xCC\xA3\xCC\x82T"));
  CHECK(folder.fold("İstanbul") == "istanbul");
  CHECK(folder.fold("Ελλάς") == folder.fold("ΕΛΛΑΣ"));
  CHECK(folder.fold("Ёлка") == folder.fold("елка"));
  CHECK(folder.fold("").empty());
}

TEST_CASE("vowel points of Arabic and Hebrew are dropped") {
  Folder folder;
  CHECK(folder.fold("مُحَمَّد") == folder.fold("محمد"));
  CHECK(folder.fold("שָׁלוֹם") == folder.fold("שלום"));
}

TEST_CASE("vowel signs and voicing marks of other scripts are letters and stay") {
  Folder folder;
  CHECK(folder.fold("हिन्दी") == "हिन्दी");
  CHECK(folder.fold("ก็") == "ก็");
  CHECK(folder.fold("か") != folder.fold("が"));
  CHECK(folder.fold("ｶﾞ") == "ガ");
  CHECK(folder.fold("한국") == "한국");
  CHECK(folder.fold("日本") == "日本");
}

TEST_CASE("every apostrophe of the list is one, alone and within a word") {
  Folder folder;
  for (const char32_t c : thema::text::kApostrophes) {
    CAPTURE(static_cast<std::uint32_t>(c));
    std::string apostrophe;
    thema::text::append_utf8(apostrophe, c);
    CHECK(folder.fold(apostrophe) == "'");
    CHECK(folder.fold("Don" + apostrophe + "t") == "don't");
    CHECK(folder.fold("caf\u00E9" + apostrophe + "e\u0301") == "cafe'e");
  }
  CHECK(folder.fold("\u0149") == "'n");
}

TEST_CASE("folding twice is folding once, and a used folder folds like a new one") {
  Folder used;
  thema_test::Random random(21);
  for (int i = 0; i < 3000; ++i) {
    const std::string word = thema_test::random_text(random, thema_test::below(random, 12));
    const std::string folded = used.fold(word);
    CAPTURE(word);
    REQUIRE((used.fold(folded) == folded));
    Folder fresh;
    REQUIRE((fresh.fold(word) == folded));
  }
}

TEST_CASE("letters folded one by one are folded as in the whole word") {
  // A combining mark at the end makes the folder take the word as a whole; on a letter that takes
  // no marks away it has no other effect.
  Folder folder;
  thema_test::Random random(22);
  for (int i = 0; i < 3000; ++i) {
    const std::string word = thema_test::random_text(random, thema_test::below(random, 8));
    const std::string whole = folder.fold(word + "한\xE1\x84\x92\xE1\x85\xA1");
    CAPTURE(word);
    REQUIRE((whole == folder.fold(word + "한") + "하"));
  }
}
