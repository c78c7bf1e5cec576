#include <fmt/format.h>

#include "formats/common/cue_text.h"
#include "formats/common/cues.h"
#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::error_of;
using formats_test::label;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;

std::string text_of(std::string_view bytes, std::string name = "x.vtt") {
  return read(bytes, std::move(name)).text;
}

thema::CollectingSink diagnostics_of(std::string_view bytes, std::string name) {
  thema::CollectingSink sink;
  thema::formats::read_document(bytes, named(std::move(name)), sink);
  return sink;
}
}  // namespace

TEST_CASE("cues that continue one speaker are joined, and a pause does not split them") {
  const auto draft = read(
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnna Bell: Hello\n\n2\n"
      "00:05:00.000 --> 00:05:02.500\nAnna Bell: again.\n\n3\n00:05:03.000 --> 00:05:04.000\n"
      "Ben: Hi.\n",
      "x.vtt");
  CHECK(draft.text == "Anna Bell: Hello again.\n\nBen: Hi.\n");
  CHECK(turns(draft) == Strings{"Anna Bell|Hello again.", "Ben|Hi."});
  CHECK(label(draft, 0) == "Anna Bell:");
  CHECK(draft.turns[0].start_ms == 1'000);
  CHECK(draft.turns[0].end_ms == 302'500);
  CHECK(draft.format == "vtt");
}

TEST_CASE("voice tags name the speaker, closed or not, one or several in a cue") {
  CHECK(
      text_of("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>We met at 10:30\n\n"
              "00:02.000 --> 00:03.000\n<v.loud Ben Lee>Yes,\nwe <i>did</i>.</v>\n\n"
              "00:03.000 --> 00:04.000\n<v Anna>Oh.</v>\n<v Ben Lee>Well.\n\n"
              "00:04.000 --> 00:05.000\nAnd so on.\n") ==
      "Anna: We met at 10:30\n\nBen Lee: Yes, we did.\n\nAnna: Oh.\n\nBen Lee: Well. And so on.\n");
}

TEST_CASE("where there are voice tags, a colon in the words is no label") {
  CHECK(turns("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Ben: no.\n\n00:02.000 --> 00:03.000\n"
              "<v Anna>Ben: yes.\n",
              "x.vtt") == Strings{"Anna|Ben: no. Ben: yes."});
}

TEST_CASE("a cue without a label continues the speaker before it") {
  const std::string srt =
      "1\n00:00:01,000 --> 00:00:02,000\nAlban: It is so\ngood to\n\n2\n00:00:02,000 --> "
      "00:00:03,000\nshow up.\n\n3\n00:00:03,000 --> 00:00:04,000\nKevin: Right.\n\n4\n"
      "00:00:04,000 --> 00:00:05,000\nAlban: Yes\n\n5\n00:00:05,000 --> 00:00:06,000\nit is.\n"
      "Kevin: Oh.\n";
  const auto draft = read(srt, "x.srt");
  CHECK(draft.text ==
        "Alban: It is so good to show up.\n\nKevin: Right.\n\nAlban: Yes it is.\n\nKevin: Oh.\n");
  CHECK(draft.turns[2].end_ms == 6'000);
  CHECK(draft.turns[3].start_ms == 5'000);
  CHECK(draft.format == "srt");
}

TEST_CASE("in captions without any label each cue is a paragraph") {
  const auto draft = read(
      "WEBVTT\n\n00:43.810 --> 00:47.850\n Hello everyone\nand welcome.\n\n00:48.350 --> "
      "00:50.000\n"
      "So: we start.\n\n00:51.000 --> 00:52.000\n\n00:53.000 --> 00:54.000\nRight.",
      "x.vtt");
  CHECK(draft.text == "Hello everyone and welcome.\n\nSo: we start.\n\nRight.\n");
  CHECK(turns(draft) == Strings{"-|Hello everyone and welcome.", "-|So: we start.", "-|Right."});
  CHECK(draft.turns[0].start_ms == 43'810);
  CHECK(draft.turns[2].end_ms == 54'000);
}

TEST_CASE("cues before the first label are turns without a speaker") {
  CHECK(turns("WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n\n00:02.000 --> 00:03.000\n<v Ann>Hi\n",
              "x.vtt") == Strings{"-|[music]", "Ann|Hi"});
}

TEST_CASE("a label alone in a cue belongs to the words of the next") {
  CHECK(
      text_of("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>\n\n00:02.000 --> 00:03.000\nHello.\n") ==
      "Anna: Hello.\n");
}

TEST_CASE("names of people in meetings are found before the colon") {
  std::string vtt = "WEBVTT\r\n";
  int second = 10;
  const Strings names{"David (dionysuz)", "Akash | ECH",  "Leo Alt [powdr]",      "jochem-brouwer",
                      "Łukasz Rozmej",    "T. Wambsgans", "Tom Lehman | EIP-8182"};
  for (const std::string& name : names) {
    vtt +=
        fmt::format("\r\n{0}\r\n00:00:{0}.000 --> 00:00:{0}.900\r\n{1}: Good morning: hello.\r\n",
                    second++, name);
  }
  CHECK(speakers(vtt, "x.vtt") == names);
}

TEST_CASE("notes, styles, regions, header lines, settings and ids are not part of the text") {
  CHECK(
      text_of(
          "\xEF\xBB\xBFWEBVTT - made by hand\nKind: captions\nLanguage: en\n\nNOTE This\n- and "
          "that\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nintro\n00:01.000 --> "
          "00:02.000 position:10%,start align:start\n<c.quotable>One</c> <00:01.500>two\n\nNOTE\n\n"
          "a3b8/12-1\n00:02.000 --> 00:03.000\nthree") == "One two\n\nthree\n");
}

TEST_CASE("entities are decoded and tags taken off, but not what transcribers put in <>") {
  using thema::formats::cue_pieces;
  using thema::formats::decode_entities;
  CHECK(decode_entities("Q&amp;A &lt;3 &#233;&#xE9; &nbsp;x &apos;&quot; &unknown; & &amp") ==
        "Q&A <3 éé \xC2\xA0x '\" &unknown; & &amp");
  CHECK(decode_entities("&#0;&#xD800;&#x110000;&#x;&#;") == "&#0;&#xD800;&#x110000;&#x;&#;");
  const auto text = [](std::string_view cue) { return cue_pieces(cue).at(0).text; };
  CHECK(text("<i>so</i> <b.x>it</b> <font color=\"red\">is</font>") == "so it is");
  CHECK(text("<laughs> a < b, I <3 you <unclear 00:12>") ==
        "<laughs> a < b, I <3 you <unclear 00:12>");
  CHECK(text("{\\c&HFFF000&}So {\\an8}it {is}") == "So it {is}");
  CHECK(text("&lt;v Anna&gt; no tag") == "<v Anna> no tag");
  CHECK(cue_pieces("one <v Anna &amp; Ben>two").at(1).voice == "Anna & Ben");
}

TEST_CASE("times are read in all forms that programs write") {
  const auto start = [](std::string times) {
    return read("WEBVTT\n\n" + times + "\nHello\n", "x.vtt").turns.at(0).start_ms;
  };
  CHECK(start("00:00:01.500 --> 00:00:02.000") == 1'500);
  CHECK(start("00:01.500 --> 00:02.000") == 1'500);
  CHECK(start("1.5 --> 2") == 1'500);
  CHECK(start("0.860 --> 7.380") == 860);
  CHECK(start("00:00:01,500 --> 00:00:02,000") == 1'500);
  CHECK(start("100:00:01.500-->100:00:02.000") == 360'001'500);
}

TEST_CASE("a cue that ends before it starts is kept and reported with its line") {
  const std::string vtt = "WEBVTT\n\n00:04:12.000 --> 00:04:09.500\nHello\n";
  const auto draft = read(vtt, "x.vtt");
  CHECK(draft.turns.at(0).start_ms == 252'000);
  CHECK(draft.turns.at(0).end_ms == -1);
  const auto sink = diagnostics_of(vtt, "x.vtt");
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].level == thema::Level::warning);
  CHECK(sink.diagnostics[0].id == "caption-ends-early");
  CHECK(sink.diagnostics[0].file == "x.vtt");
  CHECK(sink.diagnostics[0].line == 3);
}

TEST_CASE("times that cannot be read are an error with file and line") {
  for (const std::string times :
       {"00:01.000 --> soon", "--> 00:02.000", "00:01.000 -->", "00:61.000 --> 00:62:00",
        "00:01.000 -> 00:02.000", "00:01.000", "abc --> def", "00:01. --> 00:02.000"}) {
    CAPTURE(times);
    const auto e =
        error_of("WEBVTT\n\n00:00.100 --> 00:00.200\nHi\n\n" + times + "\nHello\n", "x.vtt");
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == "x.vtt");
    CHECK(e.line() == 6);
    CHECK(contains(e.what(), "expected a line like '00:01:02.000 --> 00:01:05.500'"));
    CHECK(contains(e.what(), times));
  }
  const auto e = error_of("1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\nHello\n", "x.srt");
  CHECK(e.line() == 6);
  CHECK(contains(e.what(), "cue 2 has no times"));
  CHECK(contains(e.what(), "00:01:02,000 --> 00:01:05,500"));
}

TEST_CASE("words behind a blank line in a cue are kept and reported") {
  const std::string vtt =
      "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\ntwo at 10:30\n\n00:03.000 --> 00:04.000\nthree\n";
  CHECK(text_of(vtt) == "One two at 10:30\n\nthree\n");
  CHECK(diagnostics_of(vtt, "x.vtt").diagnostics.at(0).line == 6);
}

TEST_CASE("a missing blank line between cues loses nothing") {
  CHECK(text_of("1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n",
                "x.srt") == "One\n\ntwo\n");
}

TEST_CASE("a number that is what somebody says is kept, a cue's own number is not") {
  CHECK(text_of("1\n00:00:01,000 --> 00:00:02,000\nIn which year?\n\n1999\n\n2\n"
                "00:00:02,000 --> 00:00:03,000\nyes\n\n3\n",
                "x.srt") == "In which year? 1999\n\nyes\n");
  CHECK(text_of("1\n\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n\n00:00:02,000 --> "
                "00:00:03,000\ntwo\n",
                "x.srt") == "One\n\ntwo\n");
  CHECK(text_of("WEBVTT\n\n00:01.000 --> 00:02.000\nHow many?\n\n42\n") == "How many? 42\n");
}

TEST_CASE("an arrow between numbers in somebody's words is no time") {
  CHECK(text_of("1\n00:00:01,000 --> 00:00:02,000\n5 --> 6 people\n\n2\n00:00:02,000 --> "
                "00:00:03,000\nyes\n",
                "x.srt") == "5 --> 6 people\n\nyes\n");
}

TEST_CASE("captions that show each line again above the next are read once, and that is said") {
  const std::string rolling =
      "WEBVTT\nKind: captions\n\n00:00.000 --> 00:02.000 align:start\n \n"
      "hello<00:00.500><c> and</c><c> welcome</c>\n\n00:02.000 --> 00:02.010\nhello and welcome\n "
      "\n\n00:02.010 --> 00:04.000\nhello and welcome\nto<00:02.500><c> the</c><c> show</c>\n\n"
      "00:04.000 --> 00:04.010\nto the show\n \n\n00:04.010 --> 00:06.000\nto the show\n"
      "today<00:05.000><c> we</c>\n\n00:06.000 --> 00:06.010\ntoday we\n \n";
  CHECK(text_of(rolling) == "hello and welcome\n\nto the show\n\ntoday we\n");
  const auto sink = diagnostics_of(rolling, "x.vtt");
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].id == "caption-rolling");
  CHECK(contains(sink.diagnostics[0].message, "5 lines"));
  // Three lines at a time, as television does.
  std::string three = "WEBVTT\n";
  for (int i = 0; i < 8; ++i) {
    three += fmt::format("\n00:{0:02}.000 --> 00:{0:02}.900\nline {0}\nline {1}\nline {2}\n", i,
                         i + 1, i + 2);
  }
  CHECK(text_of(three).starts_with("line 0 line 1 line 2\n\nline 3\n\nline 4\n"));
}

TEST_CASE("somebody who says the same word again says it twice") {
  CHECK(turns("WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n"
              "00:03.000 --> 00:04.000\nWell.\n\n00:04.000 --> 00:05.000\nSo.\n\n"
              "00:05.000 --> 00:06.000\nSo.\n\n00:06.000 --> 00:07.000\nYes.\n\n"
              "00:07.000 --> 00:08.000\nOh.\n",
              "x.vtt") ==
        Strings{"-|No.", "-|No.", "-|Well.", "-|So.", "-|So.", "-|Yes.", "-|Oh."});
}

TEST_CASE("captions without a header are read with a warning, and told by their content") {
  const std::string cues = "00:01.000 --> 00:02.000\nHello\n";
  CHECK(text_of(cues) == "Hello\n");
  CHECK(diagnostics_of(cues, "x.vtt").diagnostics.at(0).id == "vtt-no-header");
  CHECK(read("WEBVTT\n\n" + cues, "x.txt").format == "vtt");
  CHECK(read("1\n00:00:01,000 --> 00:00:02,000\nHello\n", "x.txt").format == "srt");
  CHECK(read(cues, "x.md").format == "md");
  CHECK(read("WEBVTTX is a word\n", "x.txt").format == "txt");
}

TEST_CASE("captions without cues or without words are errors") {
  CHECK(contains(error_of("WEBVTT\n", "x.vtt").what(), "no cue"));
  CHECK(contains(error_of("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "x.vtt").what(),
                 "no cue of the file has words"));
  CHECK(contains(error_of("Hello, this is no caption.\n", "x.srt").what(),
                 "the first cue has no times"));
}

TEST_CASE("captions in UTF-16 and with CR LF are read") {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n")) {
    wide += c;
    wide += '\0';
  }
  const auto draft = read(wide, "x.txt");
  CHECK(draft.format == "vtt");
  CHECK(draft.text == "Hello\n");
  CHECK(draft.encoding == "UTF-16LE");
}

TEST_CASE("speakers of captions can be left alone or found by a pattern") {
  const std::string vtt =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n{Anna} Hello\n\n00:02.000 --> 00:03.000\n{Ben} Hi\n";
  ReadOptions options = named("x.vtt");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::pattern;
  options.speakers.pattern = R"(\{(\w+)\})";
  CHECK(read(vtt, options).text == "Anna: Hello\n\nBen: Hi\n");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read(vtt, options)) == Strings{"-|{Anna} Hello", "-|{Ben} Hi"});
}
