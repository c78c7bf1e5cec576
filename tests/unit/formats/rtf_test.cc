#include "formats/rtf/rtf.h"

#include <fmt/format.h>

#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;
using thema::formats::detect_format;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("rtf/" + name + ".rtf");
}

std::string text_of(const std::string& rtf) { return read(rtf, "x.rtf").text; }

Strings notices(const std::string& name) {
  return formats_test::diagnostics_of_file("rtf/" + name + ".rtf");
}
}  // namespace

TEST_CASE("an RTF file's paragraphs are lines, and blank ones one blank line") {
  const auto draft = draft_of("labels");
  CHECK(draft.text ==
        "Interview with P1\n\nInterviewer: How did it start?\n\nP1:\tWith a letter.\n\nThen "
        "nothing.\n\nInterviewer: And then?\n\nP1: Nothing & more.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How did it start?", "P1|With a letter.//Then nothing.",
                                "Interviewer|And then?", "P1|Nothing & more."});
  CHECK(draft.format == "rtf");
  CHECK(draft.encoding == "windows-1252");
  CHECK(speakers(draft) == Strings{"Interviewer*", "P1"});
}

TEST_CASE("an RTF file is known by its content, whatever its name") {
  CHECK(detect_format("x.txt", data("rtf/labels.rtf")).id == "rtf");
  CHECK(detect_format("x.doc", data("rtf/labels.rtf")).id == "rtf");
  CHECK(detect_format("x", data("rtf/raw-bytes.rtf")).id == "rtf");
  CHECK(detect_format("x.rtf", data("docx/labels.docx")).id == "docx");
  CHECK(detect_format("x.txt", "words about {\\rtf1}").id == "txt");
}

TEST_CASE("control words and symbols of RTF are characters") {
  CHECK(draft_of("characters").text ==
        "I: café “a” — 😀 {b} \\ c\n"
        "P1: x\u00A0y\u2011z\u00ADw—–‘a’“b”•\nnext\nlast\n"
        "I: €10 あéé—f λ\n"
        "P1: unicóde \uFFFDx zz end \u2003\u2002\u200D\u200C.\n");
  CHECK(text_of("{\\rtf1 I:\ta\\\tb\r\nc\\sect P1: d\\column e}") == "I:\ta\tbc\nP1: d\ne\n");
}

TEST_CASE("bytes of RTF are read in the code page of their font, else in that of the document") {
  CHECK(draft_of("code-pages").text ==
        "I: Привет é\nP1: こん枢ア.\nI: γειά łódź\nP1: éé\nI: a\uFFFD"
        "b\n");
  CHECK(contains(notices("code-pages").at(0), "rtf-characters: 1 bytes are no characters"));
  CHECK(draft_of("mac").text == "I: café\nP1: “yes”\n");
  CHECK(draft_of("mac").encoding == "macintosh");
  CHECK(draft_of("code-page-1251").text == "I: Привет\nP1: a\n");
  CHECK(draft_of("no-fonts").text == "I: a\nP1: b\n");
  CHECK(draft_of("raw-bytes").text == "I: café\nP1: “a”\n");
  CHECK(draft_of("unknown-code-page").text == "I: café\nP1: a\n");
  CHECK(contains(notices("unknown-code-page").at(0), "rtf-code-page: code page 64999"));
}

TEST_CASE("signs of symbol fonts are what the page shows, or told where nobody knows them") {
  const std::string fonts =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}{\\f1\\fnil\\fcharset2{\\*\\panose 05}Symbol;}"
      "{\\f2\\fnil\\fcharset2 Wingdings;}}";
  CHECK(text_of(fonts + "P1: a {\\f1\\'ae} b {\\f2\\'fc\\u-3872 ?} c {\\f1 m < 5} caf\\'e9}") ==
        "P1: a \u2192 b \u2713\u2192 c \u03BC < 5 caf\u00E9\n");
  thema::CollectingSink sink;
  thema::formats::read_document(fonts + "P1: a {\\f2 !}}", named("x.rtf"), sink);
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].id == "rtf-signs");
}

TEST_CASE("the Symbol font has a character for each of its places but one") {
  const std::string fonts = "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}{\\f1\\fcharset2 Symbol;}}";
  CHECK(text_of(fonts + "P1: {\\f1 f} = .3 {\\f1 n y G F L P Q X Y \\'22\\'24\\'40\\'b5\\'d2}}") ==
        "P1: \u03C6 = .3 \u03BD \u03C8 \u0393 \u03A6 \u039B \u03A0 \u0398 \u039E \u03A8 "
        "\u2200\u2203\u2245\u221D\u00AE\n");
  for (unsigned code = 0x21; code < 0xFF; ++code) {
    if (code >= 0x7F && code < 0xA0) continue;
    CAPTURE(code);
    const std::string shown = text_of(fonts + fmt::format("P1: a{{\\f1\\'{:02x}}}b}}", code));
    CHECK(contains(shown, "\uFFFD") == (code == 0xF0));
  }
  CHECK(text_of(fonts + "P1: a {\\f1\\u-3994?} {\\u-3994?}}") == "P1: a \u03C6 \uFFFD\n");
}

TEST_CASE("a field that is a sign is shown, once, whether it has a result or not") {
  const auto field = [](const std::string& made, const std::string& result) {
    return text_of(
        "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}{\\f1\\fcharset2 Wingdings;}}\\f0 P1: a {\\field"
        "{\\*\\fldinst{" +
        made + "}}{\\fldrslt" + result + "}} b}");
  };
  CHECK(field("SYMBOL 252 \\\\f \"Wingdings\" \\\\s 10", "\\f1 ") == "P1: a \u2713 b\n");
  CHECK(field(" SYMBOL 0xFC \\\\f Wingdings", "") == "P1: a \u2713 b\n");
  CHECK(field("SYMBOL 252 \\\\f Wingdings", "\\f1\\'fc") == "P1: a \u2713 b\n");
  CHECK(field("SYMBOL 1 \\\\f Own", "") == "P1: a  b\n");
  CHECK(field("SYMBOL 61505 \\\\f Own", "") == "P1: a \uFFFD b\n");
  CHECK(field("SYMBOL x", "") == "P1: a  b\n");
  CHECK(field("HYPERLINK 252", " link") == "P1: a link b\n");
}

TEST_CASE("an encoding that is asked for takes the place of an RTF file's own") {
  ReadOptions options = named("x.rtf");
  options.encoding = "windows-1251";
  const std::string wrong = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 I: \\'cf\\'f0}";
  CHECK(read(wrong, options).text == "I: Пр\n");
  CHECK(text_of(wrong) == "I: Ïð\n");
  options.encoding = "windows-125";
  CHECK(error_of(wrong, options).code() == thema::Errc::usage);
}

TEST_CASE("bold letters at the beginning of an RTF file's paragraphs are labels") {
  CHECK(turns(draft_of("bold-names")) ==
        Strings{"Anna|So you came.", "Ben|I did./It was late.", "Anna|Why?", "Ben|Well."});
  CHECK(turns(draft_of("name-lines")) == Strings{"Anna Moss|One./More of it.", "Ben Hale|Two.",
                                                 "Anna Moss|Three.", "Ben Hale|Four."});
}

TEST_CASE("what is no text of an RTF file is left out, and what a reader might miss is said") {
  CHECK(draft_of("left-out").text == "I: ab\nP1: a link c\nI: d e\nP1: one\nI: twof\n");
  CHECK(notices("left-out") ==
        Strings{"rtf-notes: 1 footnotes or endnotes are not part of the text",
                "rtf-comments: 1 comments are not part of the text",
                "rtf-hidden-text: 1 stretches of hidden text are not part of the text",
                "rtf-list-marks: 2 paragraphs of lists: their numbers or bullets are not part of "
                "the text"});
}

TEST_CASE("text boxes of RTF stand behind their paragraph, once, and that is said") {
  CHECK(draft_of("text-boxes").text ==
        "I: a b\nin a box\nof two lines\nP1: c\nold box\nI:\nx\td\n");
  CHECK(notices("text-boxes") == Strings{"rtf-text-boxes: 3 text boxes are read behind the "
                                         "paragraphs that they stand at"});
}

TEST_CASE("tracked changes of RTF are read as if accepted, and said") {
  CHECK(turns(draft_of("tracked-changes")) ==
        Strings{"I|One kept?", "P1|Two and three.", "I|amoved"});
  CHECK(notices("tracked-changes") ==
        Strings{"rtf-tracked-changes: tracked changes: read as if accepted (3 deletions left out, "
                "2 insertions kept)"});
}

TEST_CASE("an RTF table with columns of speakers, words and times is a conversation") {
  const auto draft = draft_of("table-three-columns");
  CHECK(draft.text ==
        "Interview with P1\nTime\tSpeaker\tText\nInterviewer: How so?\nP1: Like this.\nAnd this.\n"
        "And that.\nInterviewer: Oh.\nP1: Yes: I did.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How so?", "P1|Like this./And this./And that.",
                                "Interviewer|Oh.", "P1|Yes: I did."});
  CHECK(draft.turns[1].start_ms == 5'000);
}

TEST_CASE("other tables of RTF are read row by row, those in cells in their place") {
  CHECK(
      draft_of("table-other").text ==
      "Id\tAge\tWork\nP01\t34\tnurse\nP02\t51\tdriver of a bus\nBetween\na\tb\tc\nd\te\nafter\tf\n"
      "End\n");
  CHECK(draft_of("table-no-intbl").text == "a\tb\nc\nd\te\nEnd\n");
}

TEST_CASE("binary data of RTF is passed over, and nothing behind the last group is read") {
  CHECK(draft_of("binary").text == "I: ab\nP1: c\n");
  CHECK(draft_of("behind-the-end").text == "I: a\nP1: b\n");
  CHECK(draft_of("zero").text == "I: ab\n");
}

TEST_CASE("without labels each paragraph of an RTF file is a turn") {
  CHECK(turns(draft_of("no-labels")) ==
        Strings{"-|A title", "-|The first paragraph.", "-|The second one.", "-|The last one"});
}

TEST_CASE("what is no whole RTF file is refused, and the message says why") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"truncated", "the RTF is cut short: 1 groups are open at its end"},
           Case{"open-groups", "the RTF is cut short: 1 groups are open at its end"},
           Case{"binary-cut", "the RTF is cut short: byte 16 begins 100 bytes of binary data"},
           Case{"deep", "groups are nested deeper than 500"},
           Case{"not-rtf", "does not begin with '{\\rtf': it is not an RTF file"},
           Case{"empty", "no text"},
       }) {
    CAPTURE(c.name);
    const auto e = error_of(data("rtf/" + c.name + ".rtf"), c.name + ".rtf");
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name + ".rtf");
    CHECK(contains(e.what(), c.message));
  }
}

TEST_CASE("RTF cut anywhere is refused or read, and large RTF is read in a moment") {
  const std::string whole = data("rtf/text-boxes.rtf");
  for (std::size_t size = 5; size + 2 < whole.size(); ++size) {
    CHECK(error_of(whole.substr(0, size), "x.rtf").code() == thema::Errc::bad_input);
  }
  std::string large = "{\\rtf1 ";
  for (int i = 0; i < 200'000; ++i) large += "{\\b I:} a\\'e9{\\f1\\u233 e}\\par\\intbl\\cell ";
  CHECK(read(large + "}", "x.rtf").text.size() > 200'000);
}
