#include "formats/docx/docx.h"

#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::label;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("docx/" + name + ".docx");
}

thema::Error refusal(const std::string& name) {
  auto e = error_of(data("docx/" + name + ".docx"), name + ".docx");
  CHECK(e.code() == thema::Errc::bad_input);
  CHECK(e.file() == name + ".docx");
  return e;
}

Strings notices(const std::string& name) {
  return formats_test::diagnostics_of_file("docx/" + name + ".docx");
}
}  // namespace

TEST_CASE("a Word document's paragraphs are lines, and blank ones one blank line") {
  const auto draft = draft_of("labels");
  CHECK(draft.text ==
        "Interview with P1\n\nInterviewer: How did it start?\n\nP1:\tWith a letter.\n\nThen "
        "nothing.\n\n"
        "Interviewer: And then?\n\nP1: Nothing & more.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How did it start?", "P1|With a letter.//Then nothing.",
                                "Interviewer|And then?", "P1|Nothing & more."});
  CHECK(draft.format == "docx");
  CHECK(speakers(draft) == Strings{"Interviewer*", "P1"});
}

TEST_CASE("the main part is found by relationship, in any encoding and with any prefix") {
  const std::string text = draft_of("labels").text;
  CHECK(draft_of("other-part-name").text == text);
  CHECK(draft_of("utf-16").text == text);
  CHECK(draft_of("no-prefix").text == text);
  CHECK(draft_of("path-tricks").text == text);
  CHECK(contains(draft_of("latin-1").text, "lettér"));
}

TEST_CASE("bold letters at the beginning of paragraphs are labels, with and without a colon") {
  CHECK(turns(draft_of("bold-names")) ==
        Strings{"Anna|So you came.", "Ben|I did./It was late.", "Anna|Why?", "Ben|Well."});
  CHECK(turns(draft_of("bold-style")) == turns(draft_of("bold-names")));
  CHECK(turns(draft_of("bold-labels")) ==
        Strings{"Anna Moss|One.", "Ben|Two.", "Anna Moss|Three.", "Ben|Four."});
  CHECK(turns(draft_of("bold-questions")) ==
        Strings{"Interviewer|How so?", "P1|Like this.", "Interviewer|And then?", "P1|Like that."});
  CHECK(turns(draft_of("name-lines")) == Strings{"Anna Moss|One./More of it.", "Ben Hale|Two.",
                                                 "Anna Moss|Three.", "Ben Hale|Four."});
}

TEST_CASE("a name and a time on the first line of a paragraph are a label (Teams)") {
  const auto draft = draft_of("teams");
  CHECK(turns(draft) == Strings{"Anna Moss|Hello.", "Ben Hale|Hi.", "Anna Moss|So."});
  CHECK(draft.turns[2].start_ms == 3'607'000);
  CHECK(label(draft, 0) == "Anna Moss   0:03");
}

TEST_CASE("a hard-wrapped transcript behind a form gives its turns") {
  const auto draft = draft_of("hard-wrapped");
  CHECK(speakers(draft) == Strings{"Moss", "Hale"});
  REQUIRE(draft.turns.size() == 4);
  CHECK(turns(draft)[1] == "Hale|My name is Adam./                I am old.");
  CHECK(turns(draft)[3] == "Hale|You are welcome.");
}

TEST_CASE("a table with columns of speakers, words and times is a conversation") {
  const auto draft = draft_of("table-three-columns");
  CHECK(draft.text ==
        "Interview with P1\nTime\tSpeaker\tText\nInterviewer: How so?\nP1: Like this.\nAnd this.\n"
        "And that.\nInterviewer: Oh.\nP1: Yes: I did.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How so?", "P1|Like this./And this./And that.",
                                "Interviewer|Oh.", "P1|Yes: I did."});
  CHECK(draft.turns[1].start_ms == 5'000);
  CHECK(draft.turns[2].start_ms == 60'000);
  const auto two = draft_of("table-two-columns");
  CHECK(speakers(two) == Strings{"Anna", "Ben"});
  REQUIRE(two.turns.size() == 4);
  CHECK(two.turns[0].start_ms == 1'000);
  CHECK(
      contains(two.text, "Anna: How did you come to this group, if I may ask?\nBen: By chance.\n"));
}

TEST_CASE("other tables are read row by row, cells between tabs") {
  const auto draft = draft_of("table-other");
  CHECK(draft.text ==
        "Participants\nId\tAge\tWork\nP01\t34\tnurse\nP02\t51\tdriver of a bus\nTheme\tMeaning\n"
        "Trust\twords about trust\nTime\twords about time\nOne cell\nwith two paragraphs\n");
  CHECK(draft.speakers.empty());
}

TEST_CASE("tracked changes are read as if accepted, and said") {
  const auto draft = draft_of("tracked-changes");
  CHECK(draft.text == "I: One kept?\nP1: Two and three.\n");
  const Strings said = notices("tracked-changes");
  REQUIRE(said.size() == 1);
  CHECK(said[0] ==
        "docx-tracked-changes: tracked changes: read as if accepted (1 deletions left out, 1 "
        "insertions kept)");
}

TEST_CASE(
    "breaks, tabs and special characters are characters; boxes are read, notes left out, both "
    "said") {
  const auto draft = draft_of("breaks-tabs");
  CHECK(draft.text ==
        "I:\ta\nb\xE2\x80\x91\xC2\xAD\uFFFD"
        "c\nP1: d\nI: e f\nP1: g\n\nin a box\n");
  CHECK(turns(draft).size() == 4);
  const Strings said = notices("breaks-tabs");
  REQUIRE(said.size() == 3);
  CHECK(contains(said[0], "1 footnotes"));
  CHECK(contains(said[1], "1 text boxes are read behind"));
  CHECK(contains(said[2], "1 signs that only their font knows"));
}

TEST_CASE("text boxes of Word stand behind their paragraph, once") {
  CHECK(draft_of("text-boxes").text ==
        "I: a b\nin a box\nP9: of two lines\nP1: c d\nx\ty\nz\t\nI:\ne\tf\n");
  CHECK(notices("text-boxes") == Strings{"docx-text-boxes: 3 text boxes are read behind the "
                                         "paragraphs that they stand at"});
}

TEST_CASE(
    "comments, hidden text and the marks of lists are left out of a Word document, and said") {
  CHECK(turns(draft_of("lists-comments-hidden")) == Strings{"I|One", "P1|Two seen"});
  CHECK(notices("lists-comments-hidden") ==
        Strings{"docx-comments: 1 comments are not part of the text; --comments codes makes "
                "codings of them",
                "docx-hidden-text: 1 stretches of hidden text are not part of the text",
                "docx-list-marks: 1 paragraphs of lists: their numbers or bullets are not part of "
                "the text"});
}

TEST_CASE("the numbers and bullets that Word shows stand before the paragraphs of lists") {
  CHECK(draft_of("numbered").text ==
        "Part 3: Head one\n09 Under\nPart 4: Head two\n10 Under again\nNo number\nNone\n1. First\n"
        "a) inside\nb) inside again\n1.b.I deeper\n2. Second\na) inside anew\n1. Started again\n"
        "2. and on\n(C) Letters\n\xE2\x80\xA2 bullet\n\xE2\x97\xA6 ring\nwithout sign\n1st Linked\n"
        "Not defined\n");
  CHECK(notices("numbered") == Strings{"docx-list-marks: 2 paragraphs of lists: their numbers or "
                                       "bullets are not part of the text"});
}

TEST_CASE("numbers before speakers' names are in the text, not in the names") {
  const auto draft = draft_of("numbered-talk");
  CHECK(draft.text ==
        "1. I: How so?\n2. P1: Like this.\n3. I: Really?\n4. P1: Yes.\n5.\ta row\n6.\tanother\n");
  CHECK(turns(draft) ==
        Strings{"I|How so?", "P1|Like this.", "I|Really?", "P1|Yes./5.\ta row/6.\tanother"});
  CHECK(speakers(draft) == Strings{"I*", "P1"});
}

TEST_CASE("notes of a Word document stand at its end, marked where they belong, in no turn") {
  const auto draft = draft_of("notes");
  CHECK(
      draft.text ==
      "I: One[1] and[2]\nP1: Two[3] words[1]\n\n[1] First note.\nIts second paragraph.\n[2] At the "
      "end.\n[3] I: Third.\n");
  CHECK(turns(draft) == Strings{"I|One[1] and[2]", "P1|Two[3] words[1]"});
  CHECK(notices("notes") ==
        Strings{"docx-notes: 1 footnotes or endnotes are not part of the text",
                "docx-notes: 3 footnotes or endnotes: numbers in brackets mark where they stand, "
                "their texts are at the end"});
}

TEST_CASE("comments of a Word document have passages, authors, lines and dates") {
  const auto draft = draft_of("commented");
  const thema::text::TextIndex index(draft.text);
  Strings found;
  for (const auto& comment : draft.comments) {
    const std::string words(comment.span.empty() ? "" : index.slice(comment.span));
    found.push_back(comment.author + "|" + words + "|" + comment.text);
  }
  CHECK(found == Strings{"Ada|the first week?|Time/Start",
                         "Ada|carried it all|Burden; Stairs -- by hand\nsee P3\nBen: Is it?",
                         "Ben|it all by the stairs.|Stairs",
                         "Ben|I: And then?\nP1: Then \xC5\xBC\xC3\xB3\xC5\x82w helped.|Help",
                         "Ben||Nowhere", "Ben||No range", "Ada|cell\tand another|Table",
                         "Ben|P1: All of it.|;\nonly a memo"});
  CHECK(draft.comments.front().date == "2026-01-02T03:04:05Z");
}

TEST_CASE("without labels each paragraph of a Word document is a turn") {
  CHECK(turns(draft_of("no-labels")) ==
        Strings{"-|A title", "-|The first paragraph.", "-|The second one."});
}

TEST_CASE("character references are characters") {
  CHECK(turns(draft_of("character-references")) == Strings{"I|A🙂", "P1|b"});
}

TEST_CASE("speakers of a Word document can be left alone") {
  ReadOptions options = named("x.docx");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  const auto draft = read(data("docx/table-three-columns.docx"), options);
  CHECK(draft.speakers.empty());
  CHECK(contains(draft.text, "00:00:01\tInterviewer\tHow so?\n"));
}

TEST_CASE("what is no Word document is refused, and the message says why") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"truncated", "cut short or damaged"},
           Case{"damaged", "cannot be unpacked"},
           Case{"encrypted", "is encrypted: save the document without a password"},
           Case{"no-document", "no 'word/document.xml': it is not a Word document"},
           Case{"not-a-zip", "cannot be read"},
           Case{"doctype", "word/document.xml: the XML has a document type or entities"},
           Case{"entities", "document type or entities, which are refused"},
           Case{"not-well-formed", "the XML is not well formed"},
           Case{"deep", "elements are nested deeper than 256"},
           Case{"no-body", "has no body"},
           Case{"empty", "no text"},
           Case{"surrogate-reference", "no character"},
           Case{"bomb-ratio", "more than 200 times, above 50 MB, is refused as a zip bomb"},
           Case{"bomb-total", "unpacks to more than 512 MB; that is refused as a zip bomb"},
       }) {
    CAPTURE(c.name);
    const auto e = refusal(c.name);
    CAPTURE(e.what());
    CHECK(contains(e.what(), c.message));
  }
}

TEST_CASE("an entry that is larger than it says does not fill the memory") {
  const auto e = refusal("sizes-lie");
  CAPTURE(e.what());
  CHECK(contains(e.what(), "unpack"));
}

TEST_CASE("an archive's limits are counted before anything is unpacked") {
  using thema::formats::ZipArchive;
  const std::string bytes = data("docx/labels.docx");
  CHECK(ZipArchive(bytes, {.entries = 3}).has("word/document.xml"));
  CHECK_THROWS_WITH_AS(ZipArchive(bytes, {.entries = 2}),
                       "the archive has 3 entries; more than 2 are refused as a zip bomb",
                       const thema::Error&);
  CHECK_THROWS_AS(ZipArchive(bytes, {.total_bytes = 100}), const thema::Error&);
  CHECK_THROWS_AS(ZipArchive(bytes, {.ratio = 1, .ratio_from = 10}), const thema::Error&);
  CHECK_FALSE(ZipArchive(bytes).has("word/../word/document.xml"));
  CHECK_THROWS_AS(ZipArchive(bytes).read("nothing"), const thema::Error&);
}

TEST_CASE("XML is judged before a tree is built from it") {
  using thema::formats::XmlPart;
  CHECK_NOTHROW(XmlPart("<a b='>'><!-- <x> --><![CDATA[<y>]]><?pi <z>?></a>", "x"));
  for (const std::string bad : {"", "<", "<a", "<a b='", "<!-- ", "<![CDATA[", "<?x", "<a></b>",
                                "<!ELEMENT a>", "\xFF\xFE", "<a>\xFF</a>"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(XmlPart(bad, "x"), const thema::Error&);
  }
  std::string wide;
  for (int i = 0; i < 5'000'001; ++i) wide += "<a/>";
  CHECK_THROWS_WITH_AS(XmlPart("<r>" + wide + "</r>", "x"),
                       "x: more than 5000000 elements and attributes are refused",
                       const thema::Error&);
}
