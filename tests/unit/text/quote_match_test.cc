#include "text/quote_match.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "text/text_index.h"
#include "unit/text/helpers.h"

using thema::Span;
using thema::text::QuoteMatcher;
using thema::text::TextIndex;
using Words = std::vector<std::string>;

namespace {

/// The passages found, as they stand in the text.
Words found(std::string_view text, std::string_view quote, std::optional<Span> within = {}) {
  const TextIndex index(text);
  Words out;
  for (const Span s : QuoteMatcher(text).find(quote, within)) out.emplace_back(index.slice(s));
  return out;
}

std::string nearest(std::string_view text, std::string_view quote) {
  const auto n = QuoteMatcher(text).nearest(quote);
  return n ? std::string(TextIndex(text).slice(n->span)) : "";
}

std::string interview(thema_test::Random& random, std::size_t words) {
  static constexpr const char* kWords[] = {
      "I",        "was",     "afraid", "of",         "the",  "clinic", "and",    "they",
      "didn’t",   "explain", "me",     "then",       "it",   "got",    "better", "Zoë",
      "said",     "“no”",    "—",      "well-known", "café", "about",  "trust",  "login",
      "password", "...",     "so",     "we",         "went", "home"};
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out +=
        i % 400 < 30 ? "w" + std::to_string(random() % 5000) : kWords[random() % std::size(kWords)];
    out += i % 17 == 16 ? "\n" : i % 9 == 8 ? ". " : " ";
  }
  return out;
}

/// A quote as it comes back from Word, a PDF or a keyboard.
std::string damaged(std::string_view quote, thema_test::Random& random) {
  std::string out;
  for (std::size_t i = 0; i < quote.size();) {
    const std::size_t begin = i;
    const char32_t c = thema::text::next_code_point(quote, i);
    const auto chance = random() % 12;
    if (c == ' ' || c == '\n') {
      static constexpr const char* kSpaces[] = {" ", "\n", "  ", "\xC2\xA0", "\r\n", "\t"};
      out += kSpaces[random() % std::size(kSpaces)];
    } else if (c == U'’' || c == '\'' || c == U'“' || c == U'”') {
      static constexpr const char* kMarks[] = {"'", "’", "\"", "`", "„", "‘"};
      out += kMarks[random() % std::size(kMarks)];
    } else if (c == U'—' || c == '-') {
      static constexpr const char* kDashes[] = {"-", "–", "—", "‐", "--"};
      out += kDashes[random() % std::size(kDashes)];
    } else if (c < 0x80 && chance == 0) {
      out += static_cast<char>(std::toupper(static_cast<int>(c)));
    } else if (chance == 1) {
      out += std::string("\xC2\xAD") + std::string(quote.substr(begin, i - begin));
    } else if (chance == 2 && c >= 'a' && c <= 'z' && begin > 0 && quote[begin - 1] >= 'a' &&
               quote[begin - 1] <= 'z') {
      out += std::string("-\n  ") + static_cast<char>(c);
    } else {
      out += quote.substr(begin, i - begin);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a literal quote is found wherever it stands, in order") {
  CHECK(found("to be or not to be", "to be") == Words{"to be", "to be"});
  CHECK(QuoteMatcher("to be or not to be").find("to be") == std::vector<Span>{{0, 5}, {13, 18}});
  CHECK(QuoteMatcher("日本 👍 yes").find("yes") == std::vector<Span>{{5, 8}});
  CHECK(found("aaaa", "aa") == Words{"aa", "aa"});
  CHECK(found("text", "").empty());
  CHECK(found("text", " \n ").empty());
  CHECK(found("", "text").empty());
  CHECK(found("unbelievable", "believ") == Words{"believ"});
}

TEST_CASE("white space, case, quote marks and dashes do not matter") {
  const std::string text = "She said:\n“I don’t  know – maybe” and left.";
  CHECK(found(text, "she said: \"i don't know — maybe\" AND LEFT") ==
        Words{"She said:\n“I don’t  know – maybe” and left"});
  CHECK(found(text,
              "said: 'I\xC2\xA0"
              "don`t know -- maybe'") == Words{"said:\n“I don’t  know – maybe”"});
  CHECK(found(text, "  know ") == Words{"know"});
  CHECK(found("« Oui », dit-elle", "\" oui \", dit-elle") == Words{"« Oui », dit-elle"});
  CHECK(found("STRASSE und Straße", "straße").size() == 2);
}

TEST_CASE("marks without width and ways to compose a letter do not matter") {
  CHECK(found("so\xE2\x80\x8B we co\xC2\xADop\xE2\x81\xA0"
              "erate",
              "we cooperate") == Words{"we co\xC2\xADop\xE2\x81\xA0"
                                       "erate"});
  CHECK(found("un cafe\xCC\x81 noir", "café") == Words{"cafe\xCC\x81"});
  CHECK(found("un café noir", "CAFE\xCC\x81 noir") == Words{"café noir"});
  CHECK(found("Việt Nam", "vie\xCC\x82\xCC\xA3t") == Words{"Việt"});
  CHECK(found("the ﬁnding", "finding") == Words{"ﬁnding"});
  CHECK(found("Ｗｉｄｅ：yes", "wide: yes").empty());
  CHECK(found("Ｗｉｄｅ：yes", "wide:yes") == Words{"Ｗｉｄｅ：yes"});
}

TEST_CASE("a match neither begins nor ends inside a letter") {
  CHECK(found("café", "cafe").empty());
  CHECK(found("ﬁn", "in").empty());
  CHECK(found("½", "1").empty());
  CHECK(found("한국", "하").empty());
}

TEST_CASE("a hyphen at a line end may or may not belong to the word") {
  CHECK(found("the infor-\nmation we got", "the information we") == Words{"the infor-\nmation we"});
  CHECK(found("a well-\nknown fact", "well-known") == Words{"well-\nknown"});
  CHECK(found("a well-\nknown fact", "wellknown") == Words{"well-\nknown"});
  CHECK(found("the information we got", "infor-\r\n   mation") == Words{"information"});
  CHECK(found("a well-known fact", "well-\nknown") == Words{"well-known"});
  CHECK(found("infor\xC2\xAD\nmation", "information") == Words{"infor\xC2\xAD\nmation"});
  // Inside a line a hyphen counts.
  CHECK(found("a well-known fact", "wellknown").empty());
  CHECK(found("a wellknown fact", "well-known").empty());
  CHECK(found("pre- and post-test", "pre- and post–test") == Words{"pre- and post-test"});
  CHECK(found("well-\nknown, well-known, wellknown", "well-known").size() == 2);
  CHECK(found("one -\ntwo", "one - two") == Words{"one -\ntwo"});
}

TEST_CASE("white space round a dash is the typist's or the typesetter's") {
  CHECK(found("it was over—everything he had", "over - everything") == Words{"over—everything"});
  CHECK(found("it was over – everything he had", "over—everything") == Words{"over – everything"});
  CHECK(found("pages 5 – 6 of it", "5-6") == Words{"5 – 6"});
  CHECK(found("Then -- nothing", "Then—nothing") == Words{"Then -- nothing"});
  CHECK(found("she said — 'no', I think", "said—'no'") == Words{"said — 'no'"});
  CHECK(found("'Yes' — and then", "'Yes'—and") == Words{"'Yes' — and"});
  CHECK(found("over everything", "over - everything").empty());
  CHECK(found("over - everything", "over everything").empty());
}

TEST_CASE("a dash at the end of a quote is part of it") {
  CHECK(found("I was like—you know—gone", "I was like—") == Words{"I was like—"});
  CHECK(found("I was like—you know—gone", "--you know-") == Words{"—you know—"});
  CHECK(found("I was like you", "I was like—").empty());
  CHECK(found("I was like — you", "like —") == Words{"like —"});
  CHECK(found("and — then", "— then") == Words{"— then"});
  CHECK(found("a - b", "-") == Words{"-"});
  CHECK(found("a — — b", "a - -") == Words{"a — —"});
  CHECK(found("a — — b", "- -") == Words{"— —"});
  CHECK(found("a -- -- b", "– –") == Words{"-- --"});
}

TEST_CASE("left-out words are looked for only where the literal quote is nowhere") {
  const std::string text = "I was afraid of the clinic at first, but then I learned to trust them.";
  CHECK(found(text, "I was afraid ... I learned to trust") ==
        Words{"I was afraid of the clinic at first, but then I learned to trust"});
  CHECK(found(text, "was afraid […] trust them.") ==
        Words{"was afraid of the clinic at first, but then I learned to trust them."});
  CHECK(found(text, "afraid … then … trust") ==
        Words{"afraid of the clinic at first, but then I learned to trust"});
  CHECK(found(text, "...the clinic at first...") == Words{"the clinic at first"});
  CHECK(found(text, "trust ... afraid").empty());
  CHECK(found("I went ... home, I went straight home", "I went ... home") ==
        Words{"I went ... home"});
  CHECK(found("Well… no", "well... no") == Words{"Well… no"});
  CHECK(found(text, "...").empty());
}

TEST_CASE("white space behind a dash may be a line end on either side") {
  CHECK(found("they know you- through your site", "you-\nthrough your") ==
        Words{"you- through your"});
  CHECK(found("other CC-\n  licensed work", "other CC\u2010 licensed") ==
        Words{"other CC-\n  licensed"});
  CHECK(found("it was fine - mostly", "fine -\nmostly") == Words{"fine - mostly"});
  CHECK(found("the password", "pass -word").empty());
}

TEST_CASE("a mark that chooses the form of a sign belongs to it") {
  CHECK(found("good \u2764\uFE0F yes", "good \u2764") == Words{"good \u2764\uFE0F"});
  CHECK(found("good \u2764\uFE0F yes", "\u2764\uFE0F yes") == Words{"\u2764\uFE0F yes"});
}

TEST_CASE("a quote with left-out words has the dashes at its ends") {
  const std::string text = "Well - one two three\n- four five six -\nend";
  CHECK(found(text, "- four ... six -") == Words{"- four five six -"});
  CHECK(found(text, "- one ... three") == Words{"- one two three"});
  CHECK(found(text, "two - ... six").empty());
}

TEST_CASE("left-out text is the shortest, and pieces are whole words where that is possible") {
  CHECK(found("a x a y b z b", "a ... b") == Words{"a y b"});
  CHECK(found("if I said so I came to trust it", "I ... trust") == Words{"I came to trust"});
  CHECK(found("a y b and a z b", "a ... b") == Words{"a y b", "a z b"});
  CHECK(found("我很害怕因為沒有人告訴我", "害怕……告訴") == Words{"害怕因為沒有人告訴"});
}

TEST_CASE("only places inside the given span count") {
  const std::string text = "yes, no, yes, no";
  CHECK(QuoteMatcher(text).find("yes", Span{1, 16}) == std::vector<Span>{{9, 12}});
  CHECK(QuoteMatcher(text).find("yes", Span{9, 12}) == std::vector<Span>{{9, 12}});
  CHECK(QuoteMatcher(text).find("yes", Span{9, 11}).empty());
  CHECK(QuoteMatcher(text).find("yes ... no", Span{0, 6}).empty());
  CHECK(QuoteMatcher(text).find("yes", Span{500, 600}).empty());
}

TEST_CASE("damaged quotes are found at their place") {
  thema_test::Random random(81);
  const std::string text = interview(random, 3000);
  const TextIndex index(text);
  const QuoteMatcher matcher(text);
  for (int i = 0; i < 2000; ++i) {
    const auto begin = static_cast<std::uint32_t>(random() % (index.length() - 200));
    Span span{begin, begin + 20 + static_cast<std::uint32_t>(random() % 150)};
    // From the beginning of a word to the end of one, as people mark.
    while (index.slice({span.begin, span.begin + 1}) != " ") ++span.begin;
    while (index.slice({span.end, span.end + 1}) != " ") ++span.end;
    ++span.begin;
    const std::string_view quote = index.slice(span);
    if (quote.starts_with(' ') || quote.ends_with('\n') || quote.starts_with('\n')) continue;
    const std::string copy = damaged(quote, random);
    CAPTURE(std::string(quote));
    CAPTURE(copy);
    const auto places = matcher.find(copy);
    REQUIRE(std::find(places.begin(), places.end(), span) != places.end());
  }
}

TEST_CASE("what is found folds to what was looked for, in any text") {
  thema_test::Random random(82);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 60));
    const TextIndex index(text);
    const QuoteMatcher matcher(text);
    const std::string other = thema_test::random_text(random, thema_test::below(random, 4));
    matcher.nearest(other);
    if (index.length() > 0) {
      const auto begin = static_cast<std::uint32_t>(thema_test::below(random, index.length()));
      const auto rest = index.length() - begin;
      const Span span{begin,
                      begin + 1 + static_cast<std::uint32_t>(thema_test::below(random, rest))};
      CAPTURE(text);
      const std::string quote(index.slice(span));
      for (const Span s : matcher.find(quote)) REQUIRE(s.end <= index.length());
      for (const Span s : matcher.find(quote, span)) REQUIRE(span.contains(s));
      if (const auto n = matcher.nearest(quote, span)) REQUIRE(span.contains(n->span));
    }
    std::uint32_t before = 0;
    for (const Span s : matcher.find(other)) {
      REQUIRE(s.begin < s.end);
      REQUIRE(s.begin >= before);
      before = s.end;
    }
  }
}

TEST_CASE("a quote that is not there has a nearest passage") {
  const std::string text =
      "Well, I was terribly afraid of the clinic at first. Others were afraid too. "
      "But then I learned to trust them, step by step.";
  CHECK(nearest(text, "I was really afraid of the clinic") ==
        "I was terribly afraid of the clinic");
  CHECK(nearest(text, "then I learnt to trust them") == "then I learned to trust them");
  CHECK(nearest(text, "nothing like that at all").empty());
  CHECK(nearest(text, "").empty());
  CHECK(nearest("", "some words").empty());
  const auto n = QuoteMatcher(text).nearest("then I learnt to trust them");
  REQUIRE(n);
  CHECK(n->likeness == doctest::Approx(5.0 / 6));
  CHECK_FALSE(QuoteMatcher(text).nearest("then I learnt to trust them", Span{0, 50}));
  CHECK(nearest("我當時很害怕因為沒有人告訴我", "很害怕所以沒有人") == "很害怕因為沒有人");
}

TEST_CASE("accents and dashes are no hindrance to being nearest, though they are to a match") {
  const std::string text = "We sat in a caf\u00e9 na\u00efve and happy. It is a well-known place.";
  CHECK(QuoteMatcher(text).find("cafe naive").empty());
  CHECK(nearest(text, "cafe naive") == "caf\u00e9 na\u00efve");
  CHECK(nearest("a cafe naive enough", "caf\u00e9 na\u00efve") == "cafe naive");
  CHECK(nearest(text, "well known") == "well-known");
  CHECK(nearest(text, "wellknown") == "well-known");
  CHECK(nearest("a well known place", "well-known") == "well known");
  CHECK(nearest("a wellknown place", "well-known") == "wellknown");
  CHECK(nearest("a well\u2013known place", "wellknown") == "well\u2013known");
  CHECK(nearest("a well-\nknown place", "well known") == "well-\nknown");
  // Of a part of a text.
  const auto n = QuoteMatcher(text).nearest("well known", Span{30, 55});
  CHECK_FALSE(QuoteMatcher(text).nearest("well known", Span{0, 30}));
  REQUIRE(n);
  CHECK(n->likeness == 1.0);
  // Marks that are no accents stay part of their word.
  CHECK(nearest("\u0939\u093f\u0928\u094d\u0926\u0940 \u0906\u091c", "\u0939\u0928\u0926").empty());
}

TEST_CASE("the nearest passage of a damaged quote is the one it came from") {
  thema_test::Random random(83);
  const std::string text = interview(random, 3000);
  const TextIndex index(text);
  const QuoteMatcher matcher(text);
  int right = 0;
  for (int i = 0; i < 200; ++i) {
    const auto begin = static_cast<std::uint32_t>(random() % (index.length() - 200));
    std::string quote(index.slice({begin, begin + 120}));
    const std::size_t space = quote.find(' ', 50);
    quote.replace(space, 1, " something quite different ");
    const auto n = matcher.nearest(quote);
    REQUIRE(n);
    right += n->span.overlaps({begin, begin + 120}) ? 1 : 0;
  }
  CHECK(right >= 195);
}

TEST_CASE("texts and quotes that invite slow matching are matched in time") {
  const auto start = std::chrono::steady_clock::now();
  const std::string repeated(1'000'000, 'a');
  const QuoteMatcher matcher(repeated);
  CHECK(matcher.find(std::string(10'000, 'a') + "b").empty());
  CHECK(matcher.find("a").size() == 1'000'000);
  std::string words;
  for (int i = 0; i < 60'000; ++i) words += i % 3 == 0 ? "the " : i % 3 == 1 ? "and " : "so ";
  const QuoteMatcher many(words);
  CHECK(many.nearest("the and so the so and the and so so x y z the").has_value());
  CHECK(many.find("the ... and ... so").size() == 20'000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}
