#include "formats/html/html.h"

#include <fmt/format.h>

#include <ctime>

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

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("html/" + name + ".html");
}

std::string text_of(const std::string& body) { return read("<html>" + body, "x.html").text; }

Strings diagnostics(const std::string& name) {
  return formats_test::diagnostics_of_file("html/" + name + ".html");
}
}  // namespace

TEST_CASE("a page's paragraphs are lines, without what browsers do not show") {
  const auto draft = draft_of("labels");
  CHECK(draft.format == "html");
  CHECK(draft.encoding == "UTF-8");
  CHECK(draft.text ==
        "Interview with P1\nInterviewer: How did it\xC2\xA0"
        "begin?\nP1: With a letter & a stamp,\non a Tuesday.\n\nInterviewer: And then?\nP1: "
        "Nothing.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How did it\xC2\xA0"
                                "begin?",
                                "P1|With a letter & a stamp,/on a Tuesday.",
                                "Interviewer|And then?", "P1|Nothing."});
  CHECK(speakers(draft) == Strings{"Interviewer*", "P1"});
}

TEST_CASE("blocks are lines, breaks are breaks, and white space is what browsers show") {
  CHECK(draft_of("blocks-and-space").text ==
        "one two three\nfour\nfive\nsix seven "
        "eight\nnine\nten\neleven\ntwelve\nthirteen\n\nfourteen\n"
        " fif\n   teen\na\nb\n“sixteen” H2O\xE2\x80\xAFx\xC2\xADy struck\na  b\n");
  CHECK(diagnostics("blocks-and-space") ==
        Strings{"html-list-marks: 1 paragraphs of lists: their numbers or bullets are not part of "
                "the text"});
}

TEST_CASE("hidden elements are left out and counted") {
  CHECK(draft_of("hidden").text == "seen\nend\n");
  CHECK(diagnostics("hidden") ==
        Strings{"html-hidden-text: 4 stretches of hidden text are not part of the text"});
}

TEST_CASE("a page from Word is read like the document: no marks, no comments, its encoding") {
  const auto draft = draft_of("word");
  CHECK(draft.encoding == "windows-1252");
  CHECK(draft.text ==
        "Interviewer: It’s café – or not?\n\nP1: One thing.\nInterviewer: Two?\nP1: Three.\n");
  CHECK(diagnostics("word") ==
        Strings{"html-comments: 2 comments are not part of the text",
                "html-hidden-text: 1 stretches of hidden text are not part of the text",
                "html-list-marks: 1 paragraphs of lists: their numbers or bullets are not part of "
                "the text"});
}

TEST_CASE("a table with columns of speakers and words is a conversation on a page, too") {
  const auto draft = draft_of("table-conversation");
  CHECK(draft.text ==
        "Interview\nTime\tSpeaker\tText\nInterviewer: How so?\nP1: Like this.\nAnd that.\n"
        "Interviewer: Oh.\nP1: Yes: I did.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How so?", "P1|Like this./And that.", "Interviewer|Oh.",
                                "P1|Yes: I did."});
  CHECK(draft.turns[1].start_ms == 5'000);
}

TEST_CASE("a table that holds a table lays out the page: it is read cell by cell") {
  CHECK(draft_of("table-layout").text == "menu\nId\tAge\nP01\t34\nafter\n");
  CHECK(text_of("<table role=presentation><tr><td>a<td>b</table>") == "a\nb\n");
}

TEST_CASE("names and times on lines of their own are labels of the paragraphs below") {
  const auto draft = draft_of("name-and-time-lines");
  CHECK(turns(draft) == Strings{"Anna|How did it begin?", "Ben|With a letter.", "Anna|Oh."});
  CHECK(draft.turns[2].start_ms == 62'000);
}

TEST_CASE("the encoding is the byte order mark's, else the page's, else found out") {
  CHECK(draft_of("meta-windows-1251").encoding == "windows-1251");
  CHECK(speakers(draft_of("meta-windows-1251")) == Strings{"Анна", "Пётр"});
  CHECK(draft_of("utf-16-meta-utf-16").text == "été\n");
  CHECK(draft_of("utf-16le-bom").text == "été\n");
  CHECK(contains(draft_of("meta-lies").text, "déjà"));
  CHECK(diagnostics("meta-lies") ==
        Strings{"html-wrong-encoding: the page is not in the encoding that it names, 'shift_jis'"});
  ReadOptions options = named("x.html");
  options.encoding = "windows-1252";
  CHECK(read("<html><meta charset=utf-8><p>caf\xE9", options).text == "café\n");
}

TEST_CASE("HTML is told by its content, pieces of it by their name") {
  CHECK(read(data("html/labels.html"), "x.txt").format == "html");
  CHECK(read(data("html/xhtml.xhtml"), "x").text == "one\ntwo\n");
  CHECK(turns(draft_of("fragment")) == Strings{"Anna|One.", "Ben|Two.", "Anna|Three."});
  CHECK(read(data("html/fragment.html"), "x.txt").format == "txt");
  CHECK(read("<laughs> So it is.\n", "x.txt").format == "txt");
  CHECK(read("<!-- a note -->\n# Title\n", "x.md").format == "md");
}

TEST_CASE("damaged mark-up is read as browsers read it") {
  CHECK(draft_of("not-closed").text == "cut sho\n");
  CHECK(draft_of("misnested").text == "onetwothree\nfour\nfivesixseven\n");
  CHECK(draft_of("plain-words").text == "No mark-up at all, and a < b. Second paragraph.\n");
  CHECK(turns(draft_of("preformatted")) == Strings{"Anna|One.", "Ben|Two.", "Anna|Three./  more"});
}

TEST_CASE("speakers of a page can be left alone") {
  ReadOptions options = named("x.html");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read(data("html/fragment.html"), options)) ==
        Strings{"-|Anna: One.", "-|Ben: Two.", "-|Anna: Three."});
}

TEST_CASE("a page without text is refused, and the message says what to do") {
  for (const std::string name : {"scripts-only", "frames"}) {
    CAPTURE(name);
    const auto e = error_of(data("html/" + name + ".html"), name + ".html");
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == name + ".html");
    CHECK(contains(e.what(), "the page shows no text"));
    CHECK(contains(e.what(), "save it from the browser"));
  }
  CHECK(contains(error_of(data("html/nul.html"), "nul.html").what(), "U+0000"));
}

TEST_CASE("a page that costs more than its size is worth is refused") {
  std::string page = "<html><body>";
  for (int i = 0; i < 30'000; ++i) page += fmt::format("<p><font a={}>x", i);
  const auto e = error_of(page, "x.html");
  CHECK(e.code() == thema::Errc::bad_input);
  CHECK(contains(e.what(), "more memory or time than one of its size can need"));
}

TEST_CASE("elements nested as deep as browsers nest them are read") {
  std::string page = "<html><body>";
  for (int i = 0; i < 256; ++i) page += "<div><span>";
  CHECK(read(page + "words", "x.html").text == "words\n");
}

TEST_CASE("elements nested deeper are refused before they cost time") {
  for (const std::string tag : {"<div>", "<b>", "<span>", "<DIV\n>", "<ul><li>", "<div><p>", "<x/>",
                                "<table><tr><td>", "<i></b>", "<b><div></b>"}) {
    CAPTURE(tag);
    std::string page;
    for (int i = 0; i < 300'000; ++i) page += tag;
    const std::clock_t begin = std::clock();
    const auto e = error_of(page + "P1: hi", "x.html");
    CHECK(std::clock() - begin < CLOCKS_PER_SEC / 2);
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(contains(e.what(), "nested deeper than 512"));
  }
}

TEST_CASE("elements whose end tags are left out are not nested") {
  for (const std::string piece :
       {"<p>words<br>", "<p><font size=2>words", "<ul><li>words<li>more</ul>",
        "<table><tr><td>words<td>more<tr><td>last</table>", "<dl><dt>words<dd>more</dl>",
        "<a name=x><p>words", "<div><span>words</div>",
        "<select><option>words<option>more</select>words",
        "<svg><path d='M0'/><path d=\"M0>\"/></svg>words", "<script>'<div>'</script>words",
        "<!-- <div> -->words <", "<img alt='<div>'>words", "<p>words<div>more</p></div>"}) {
    CAPTURE(piece);
    std::string page = "<html><body>";
    for (int i = 0; i < 2'000; ++i) page += piece;
    CHECK(contains(read(page, "x.html").text, "words"));
  }
}
