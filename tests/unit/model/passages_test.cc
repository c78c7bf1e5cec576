#include "model/passages.h"

#include <doctest/doctest.h>

#include <functional>

#include "transcripts.h"

using namespace thema::model;
using Words = std::vector<std::string>;

namespace {

/// One source, P1, open for finding passages.
struct Reading {
  explicit Reading(const DocumentDraft& document, const char* language = "en")
      : project(Project::in_memory(thema::Env::fixed(), in(language))) {
    changing(project, [&] { add_document(project, "P1", document); });
    text.emplace(project, Sources(project).require("P1"));
  }
  static NewProject in(const char* language) {
    NewProject about;
    about.language = language;
    return about;
  }

  /// The words of the passages a selector names.
  Words found(const PassageSelector& selector) {
    Words out;
    for (const thema::Span s : text->resolve(selector)) out.emplace_back(text->slice(s));
    return out;
  }
  /// "begin:end" of the only passage.
  std::string place(const PassageSelector& selector) {
    const auto spans = text->resolve(selector);
    REQUIRE(spans.size() == 1);
    return std::to_string(spans[0].begin) + ":" + std::to_string(spans[0].end);
  }
  std::string wrong(const PassageSelector& selector) {
    return error_of([&] { text->resolve(selector); });
  }

  Project project;
  std::optional<SourceText> text;
};

PassageSelector quote(std::string words, std::size_t nth = 0) {
  PassageSelector s;
  s.quote = std::move(words);
  s.nth = nth;
  return s;
}
PassageSelector every(std::string words) {
  PassageSelector s = quote(std::move(words));
  s.every = true;
  return s;
}
PassageSelector turns(std::string spec, std::string words = {}) {
  PassageSelector s = quote(std::move(words));
  s.turns = std::move(spec);
  return s;
}
PassageSelector lines(std::string spec, std::string words = {}) {
  PassageSelector s = quote(std::move(words));
  s.lines = std::move(spec);
  return s;
}
PassageSelector at(std::string spec) {
  PassageSelector s;
  s.at = std::move(spec);
  return s;
}

/// Turns 1-5; line and turn numbers agree.
DocumentDraft interview() {
  return transcript(
      {{"I", "How did it go?"},
       {"P", "I gave up on the password. It never worked. So I gave up."},
       {"I", "You gave up?"},
       {"P", "Yes \U0001F600 twice. Then my daughter \u2014 she is ten \u2014 helped."},
       {"", "(laughter)"}});
}

}  // namespace

TEST_CASE("a quote is found whatever its case, white space and quote marks") {
  Reading reading(interview());
  CHECK(reading.found(quote("gave up on the password")) == Words{"gave up on the password"});
  CHECK(reading.found(quote("  GAVE up\n on   the Password ")) == Words{"gave up on the password"});
  CHECK(reading.found(quote("my daughter - she is ten")) == Words{"my daughter \u2014 she is ten"});
  CHECK(reading.found(quote("on the password ... never worked")) ==
        Words{"on the password. It never worked"});
}

TEST_CASE("a quote that is there several times needs --nth or --every") {
  Reading reading(interview());
  CHECK(reading.wrong(quote("gave up")) ==
        "ambiguous: the quote is 3 times in source 'P1': 1: turn 2 (line 2) \"P: I gave up on the "
        "password. It...\", 2: turn 2 (line 2) \"...It never worked. So I gave up.\", 3: turn 3 "
        "(line 3) \"I: You gave up?\"; say which with --nth N, --turns or --lines, or all with "
        "--every");
  CHECK(reading.found(every("gave up")) == Words{"gave up", "gave up", "gave up"});
  CHECK(reading.found(quote("gave up", 3)) == Words{"gave up"});
  CHECK(reading.text->resolve(quote("gave up", 2)) ==
        std::vector{reading.text->resolve(every("gave up"))[1]});
  CHECK(reading.wrong(quote("gave up", 4)) ==
        "not-found: the quote is 3 times in source 'P1', not 4");
  CHECK(reading.found(quote("never worked", 1)) == Words{"never worked"});
  CHECK(reading.found(every("never worked")) == Words{"never worked"});
}

TEST_CASE("of many places the first few are named") {
  Reading reading(transcript({{"P", "no no no no no no no"}}));
  CHECK(
      reading.wrong(quote("no")).find("7 times in source 'P1': 1: turn 1 (line 1) \"P: no no no") !=
      std::string::npos);
  CHECK(reading.wrong(quote("no")).find("5: turn 1 (line 1)") != std::string::npos);
  CHECK(reading.wrong(quote("no")).find(", ...; say which") != std::string::npos);
}

TEST_CASE("a quote that is nowhere is told the nearest words and their place") {
  Reading reading(interview());
  const std::string said = reading.wrong(quote("I gave up with the password"));
  CHECK(said.starts_with(
      "not-found: the quote is not in source 'P1': \"I gave up with the password\"; the nearest "
      "words are at turn 2 (line 2): \""));
  CHECK(said.find("gave up on the password") != std::string::npos);
  CHECK(reading.wrong(quote("Zyx qwv")) ==
        "not-found: the quote is not in source 'P1': \"Zyx qwv\"");
  CHECK(reading.wrong(every("Zyx qwv")).starts_with("not-found: the quote is not in source 'P1'"));
}

TEST_CASE("of the nearest words is said what they have otherwise than the quote") {
  Reading reading(interview());
  const auto differs = [&](const char* words) {
    const std::string said = reading.wrong(quote(words));
    const auto at = said.find("; the text has ");
    return at == std::string::npos ? said : said.substr(at + 15);
  };
  CHECK(differs("I gave up with the password") == "\"on\" for \"with\"");
  CHECK(differs("I gave up on the old password") == "no \"old\"");
  CHECK(differs("I gave up the password") == "\"on\", which is not in the quote");
  CHECK(differs("Well, gave up on the password") == "\"I\" for \"Well,\"");
  CHECK(differs("on the password. It never did") == "\"worked.\" for \"did\"");
  CHECK(differs("password! It never worked") == "\"password.\" for \"password!\"");
  // Left-out text may be anything: there is nothing to compare.
  CHECK(differs("I gave ... pass word. It never").find("the nearest words are at") !=
        std::string::npos);
}

TEST_CASE("a long quote is cut in the message, between letters") {
  Reading reading(interview());
  std::string words;
  for (int i = 0; i < 100; ++i) words += "\U0001F600";
  const std::string said = reading.wrong(quote(words));
  CHECK(said.size() < 200);
  CHECK(said.ends_with("\U0001F600...\""));
}

TEST_CASE("a quote may be joined with turns or lines, and lies wholly inside them") {
  Reading reading(interview());
  CHECK(reading.found(turns("3", "gave up")) == Words{"gave up"});
  CHECK(reading.found(lines("3", "gave up")) == Words{"gave up"});
  CHECK(reading.place(turns("3", "gave up")) == reading.place(quote("gave up", 3)));
  CHECK(reading.place(turns("2.3", "gave up")) == reading.place(quote("gave up", 2)));
  CHECK(reading.wrong(turns("2", "gave up")).starts_with("ambiguous: the quote is 2 times"));
  CHECK(reading.wrong(turns("1", "gave up")) ==
        "not-found: the quote is not in turn 1 of source 'P1', but at turn 2 (line 2)");
  CHECK(reading.wrong(lines("4-5", "gave up")) ==
        "not-found: the quote is not in lines 4-5 of source 'P1', but at turn 2 (line 2)");
  PassageSelector second = turns("2-3", "gave up");
  second.nth = 2;
  CHECK(reading.place(second) == reading.place(quote("gave up", 2)));
}

TEST_CASE("turns are their words, from the first of the range to the last") {
  Reading reading(interview());
  CHECK(reading.found(turns("1")) == Words{"How did it go?"});
  CHECK(reading.found(turns("5")) == Words{"(laughter)"});
  CHECK(reading.found(turns("2-3")) ==
        Words{"I gave up on the password. It never worked. So I gave up.\nI: You gave up?"});
  CHECK(reading.found(turns(" 3 - 3 ")) == Words{"You gave up?"});
}

TEST_CASE("sentences of turns count from 1") {
  Reading reading(interview());
  const auto sentence = [&](const char* spec) {
    std::string words = reading.found(turns(spec)).at(0);
    while (words.ends_with(' ')) words.pop_back();
    return words;
  };
  CHECK(sentence("2.1") == "I gave up on the password.");
  CHECK(sentence("2.3") == "So I gave up.");
  CHECK(sentence("2.2-2.3") == "It never worked. So I gave up.");
  CHECK(sentence("2.2-3") == "It never worked. So I gave up.");
  CHECK(sentence("2.2\u20133") == "It never worked. So I gave up.");
  CHECK(sentence("2.3-3.1") == "So I gave up.\nI: You gave up?");
  CHECK(sentence("4.2") == "Then my daughter \u2014 she is ten \u2014 helped.");
  CHECK(reading.wrong(turns("2.4")) == "not-found: no sentence 2.4 in source 'P1': turn 2 has 3");
}

TEST_CASE("sentences end as they do in the project's language, when the source names none") {
  // The Greek question mark is a semicolon.
  Reading reading(transcript({{"P", "Τι κάνεις; Καλά είμαι. Εσύ;"}}), "el");
  CHECK(reading.wrong(turns("1.9")) == "not-found: no sentence 1.9 in source 'P1': turn 1 has 3");
}

TEST_CASE("turns that are not there, or run backwards, are refused") {
  Reading reading(interview());
  CHECK(reading.wrong(turns("6")) == "not-found: no turn 6 in source 'P1', which has 5 turns");
  CHECK(reading.wrong(turns("2-99")) == "not-found: no turn 99 in source 'P1', which has 5 turns");
  CHECK(reading.wrong(turns("3-2")) == "usage: turns '3-2' run backwards");
  CHECK(reading.wrong(turns("2.2-2.1")) == "usage: turns '2.2-2.1' run backwards");
  for (const char* spec : {"0", "x", "-", "2-", "-2", "1-2-3", "2.0", "2.", ".2", "2.1.1", "+1",
                           "99999999999", "1,2"}) {
    CAPTURE(spec);
    CHECK(reading.wrong(turns(spec))
              .starts_with("usage: '" + std::string(spec) + "' is no range of turns"));
  }
}

TEST_CASE("lines are whole lines, labels included, without the last line's end") {
  Reading reading(interview());
  CHECK(reading.found(lines("1")) == Words{"I: How did it go?"});
  CHECK(reading.found(lines("3-5")).at(0).starts_with("I: You gave up?\nP: Yes"));
  CHECK(reading.found(lines("5 - 5")) == Words{"(laughter)"});
  CHECK(reading.wrong(lines("6")) == "not-found: no line 6 in source 'P1', which has 5 lines");
  CHECK(reading.wrong(lines("3-2")) == "usage: lines '3-2' run backwards");
  for (const char* spec : {"0", "0-2", "x", "1.2", "1-", "1-2-3"}) {
    CAPTURE(spec);
    CHECK(reading.wrong(lines(spec)) ==
          "usage: '" + std::string(spec) + "' is no range of lines: expected 12 or 12-15");
  }
}

TEST_CASE("blank lines are no passage") {
  DocumentDraft document = transcript({{"", "one"}});
  document.text += "\n\ntwo\n";
  Reading reading(document);
  CHECK(reading.wrong(lines("2")) == "bad-input: lines 2 of source 'P1' are blank");
  CHECK(reading.found(lines("2-3")) == Words{"\n"});
  CHECK(reading.wrong(lines("2", "one")).starts_with("not-found"));
}

TEST_CASE("offsets are code points of the stored text, also beyond the basic plane") {
  Reading reading(transcript({{"", "a\U0001F600b e\u0301 \U0001D49C!"}}));
  CHECK(reading.found(at("1:2")) == Words{"\U0001F600"});
  CHECK(reading.found(at("2:3")) == Words{"b"});
  CHECK(reading.found(at("7:8")) == Words{"\U0001D49C"});
  CHECK(reading.found(at(" 0 : 10 ")).at(0).ends_with("!\n"));
  CHECK(reading.place(quote("\U0001D49C!")) == "7:9");
  CHECK(reading.place(lines("1")) == "0:9");
  for (const char* spec : {"10:11", "0:11", "3:3", "4:3", "0:0"}) {
    CAPTURE(spec);
    CHECK(reading.wrong(at(spec)) == "bad-input: " + std::string(spec) +
                                         " is outside source 'P1': expected 0 <= start < end <= "
                                         "10");
  }
  for (const char* spec : {"3", "3:", ":3", "a:b", "-1:3", "1:2:3", "1-2", "0:99999999999"}) {
    CAPTURE(spec);
    CHECK(reading.wrong(at(spec)) ==
          "usage: '" + std::string(spec) + "' is no range: expected START:END in code points");
  }
}

TEST_CASE("a selector names one thing") {
  Reading reading(interview());
  CHECK(reading.wrong({}) == "usage: which passage? give --quote, --turns, --lines or --at");
  PassageSelector both = turns("1");
  both.lines = "1";
  CHECK(reading.wrong(both).starts_with("usage: give one of --turns, --lines and --at"));
  PassageSelector placed = at("0:3");
  placed.quote = "How";
  CHECK(reading.wrong(placed).starts_with("usage: give one of"));
  PassageSelector nth = turns("1");
  nth.nth = 1;
  CHECK(reading.wrong(nth) == "usage: --nth and --every go with --quote");
  CHECK(reading.wrong(quote(" \t")) == "usage: the quote is empty");
}

TEST_CASE("the n-th of a quote and every one of it are different wishes") {
  Reading reading(interview());
  PassageSelector both = every("gave up");
  both.nth = 2;
  CHECK(reading.wrong(both).starts_with("usage"));
}

TEST_CASE("a place in the text belongs to the turn that began last, label included") {
  Reading reading(interview());
  CHECK(reading.text->turn_number_at(0) == 1);
  CHECK(reading.text->turn_number_at(17) == 1);  // the line's end
  CHECK(reading.text->turn_number_at(18) == 2);  // the label
  CHECK(reading.text->turn_number_at(100000) == 5);
  DocumentDraft titled = transcript({{"P", "Yes."}});
  titled.text = "Title\n" + titled.text;
  titled.turns[0].label = {6, 9};
  titled.turns[0].span = {9, 13};
  Reading with_title(titled);
  CHECK(with_title.text->turn_number_at(5) == 0);
  CHECK(with_title.text->turn_number_at(6) == 1);
}
