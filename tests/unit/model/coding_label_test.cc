#include "model/coding_label.h"

#include <doctest/doctest.h>

#include <random>

#include "change_helpers.h"

using namespace thema::model;

namespace {

CodingLabel label(std::string code, bool exemplar, std::string print, std::string memo,
                  std::vector<Tag> tags) {
  CodingLabel l{std::move(code), exemplar, std::move(print), std::move(memo), std::move(tags)};
  sort_tags(l);
  return l;
}

/// The only label of a text.
CodingLabel read(const std::string& text) {
  const auto labels = parse_labels(text);
  REQUIRE(labels.size() == 1);
  return labels.front();
}

/// Words of letters and of everything that means something in a label.
std::string odd_words(std::mt19937& random, bool may_be_empty) {
  static const std::vector<std::string> kPieces{
      "a",  "b c", " ",    ";", "!",          "#", "@",   "=",  "\\", "\\n",
      "n",  "<<}", "{>>",  "[", "]",          "}", "<",   " @", " #", " !",
      " =", "k=v", " @k=", "é", "\U0001F600", "/", "\\/", "\\;"};
  std::string out;
  const std::size_t n = random() % 6 + (may_be_empty ? 0 : 1);
  for (std::size_t i = 0; i < n; ++i) out += kPieces[random() % kPieces.size()];
  return out;
}

std::string trimmed(std::string s) {
  while (s.starts_with(' ')) s.erase(0, 1);
  while (s.ends_with(' ')) s.pop_back();
  return s;
}

}  // namespace

TEST_CASE("a label is read as a person writes it") {
  CHECK(read("Trust") == label("Trust", false, "", "", {}));
  CHECK(read(" Barriers/Logging in ") == label("Barriers/Logging in", false, "", "", {}));
  CHECK(read("Trust !") == label("Trust", true, "", "", {}));
  CHECK(read("Trust ! #she laughs @valence=barrier") ==
        label("Trust", true, "", "she laughs", {{"valence", "barrier"}}));
  CHECK(read("Trust @valence=barrier @week=1") ==
        label("Trust", false, "", "", {{"valence", "barrier"}, {"week", "1"}}));
  CHECK(read("Trust =I [...] trusted her #note") ==
        label("Trust", false, "I [...] trusted her", "note", {}));
  CHECK(read("A\\/B/C") == label("A\\/B/C", false, "", "", {}));
  CHECK(read("two\nlines  of a\r\n  name") == label("two lines  of a name", false, "", "", {}));
}

TEST_CASE("signs mean something only where an item can begin") {
  CHECK(read("Wow!") == label("Wow!", false, "", "", {}));
  CHECK(read("C# and a=b, a@b") == label("C# and a=b, a@b", false, "", "", {}));
  CHECK(read("Trust #mail to @anna, a = b! she said") ==
        label("Trust", false, "", "mail to @anna, a = b! she said", {}));
  CHECK(read("\\#1") == label("#1", false, "", "", {}));
}

TEST_CASE("several labels stand between semicolons, and empty ones are passed over") {
  const auto labels = parse_labels("Trust; ;Fear #a\\; b;");
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].code == "Trust");
  CHECK(labels[1].memo == "a; b");
  CHECK(parse_labels("").empty());
  CHECK(parse_labels(" ; ;").empty());
}

TEST_CASE("words behind the exemplar mark are refused rather than dropped") {
  CHECK(error_of([] {
          parse_labels("Trust ! good one");
        }).starts_with("bad-input: 'good one' behind the '!' is nothing"));
  CHECK(error_of([] {
          parse_labels("Trust =a #b @c=d =e");
        }).starts_with("bad-input: there are two printed forms"));
}

TEST_CASE("every label that is written is read back as it was") {
  std::mt19937 random(20260503);
  for (int i = 0; i < 20000; ++i) {
    // Names have no spaces at their ends, keys no '=' and no ';'.
    CodingLabel l;
    l.code = trimmed(odd_words(random, false));
    if (random() % 2 == 0) l.exemplar = true;
    if (random() % 2 == 0) l.print = odd_words(random, true) + (random() % 9 == 0 ? "\n\t\r" : "");
    if (random() % 2 == 0) l.memo = (random() % 9 == 0 ? "\n" : "") + odd_words(random, true);
    for (std::size_t n = random() % 3; n > 0; --n) {
      std::string key = trimmed(odd_words(random, false)), value = trimmed(odd_words(random, true));
      std::erase_if(key, [](char c) { return c == '=' || c == ';'; });
      if (!trimmed(key).empty()) l.tags.push_back({trimmed(key), value});
    }
    sort_tags(l);
    if (l == CodingLabel{}) continue;
    const std::string text = to_string(l);
    CAPTURE(text);
    CHECK(text.find("<<}") == std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(parse_labels(text) == std::vector<CodingLabel>{l});
    const CodingLabel second = label("Second", false, "", "x", {});
    CHECK(parse_labels(to_string({l, second, l})) == std::vector<CodingLabel>{l, second, l});
  }
}
