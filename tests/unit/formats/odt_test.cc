#include "formats/odt/odt.h"

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
  return formats_test::draft_of_file("odt/" + name);
}

Strings notices(const std::string& name) {
  return formats_test::diagnostics_of_file("odt/" + name);
}
}  // namespace

TEST_CASE("an OpenDocument text's paragraphs are lines, and blank ones one blank line") {
  const auto draft = draft_of("labels.odt");
  CHECK(draft.text ==
        "Interview with P1\n\nInterviewer: How did it start?\n\nP1:\tWith a letter.\n\nThen "
        "nothing.\n\nInterviewer: And then?\n\nP1: Nothing & more.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How did it start?", "P1|With a letter.//Then nothing.",
                                "Interviewer|And then?", "P1|Nothing & more."});
  CHECK(draft.format == "odt");
  CHECK(speakers(draft) == Strings{"Interviewer*", "P1"});
}

TEST_CASE("an OpenDocument text is known by its content, packed or flat, whatever its name") {
  for (const std::string name : {"labels.odt", "template.ott", "labels.fodt"}) {
    CAPTURE(name);
    CHECK(detect_format("x.txt", data("odt/" + name)).id == "odt");
  }
  const std::string text = draft_of("labels.odt").text;
  CHECK(draft_of("template.ott").text == text);
  CHECK(draft_of("packed-kind.odt").text == text);
  CHECK(draft_of("utf-16.odt").text == text);
  CHECK(detect_format("x.odt", data("docx/labels.docx")).id == "docx");
}

TEST_CASE("a flat OpenDocument text gives what the packed one gives") {
  for (const std::string name : {"labels", "spaces", "lists", "table-three-columns",
                                 "tracked-changes", "notes-boxes", "hidden", "numbered"}) {
    CAPTURE(name);
    CHECK(draft_of(name + ".fodt").text == draft_of(name + ".odt").text);
    CHECK(turns(draft_of(name + ".fodt")) == turns(draft_of(name + ".odt")));
    CHECK(notices(name + ".fodt") == notices(name + ".odt"));
  }
}

TEST_CASE("white space of the XML is one blank; blanks, tabs and breaks have elements") {
  CHECK(draft_of("spaces.odt").text ==
        "I: One and two   three\nP1:\ta\nbc d\xC2\xA0"
        "e  f\nI: a link, base on 3 May\nP1: In a section.\nI: In an index\n");
}

TEST_CASE("bold letters at the beginning of a text's paragraphs are labels, headings are not") {
  CHECK(turns(draft_of("bold-names.odt")) == Strings{"Anna|So you came.", "Ben|I did./It was late.",
                                                     "Anna|Why?", "Ben|Well./It is so."});
  CHECK(turns(draft_of("name-lines.odt")) == Strings{"Anna Moss|One./More of it.", "Ben Hale|Two.",
                                                     "Anna Moss|Three.", "Ben Hale|Four."});
}

TEST_CASE("items of lists are paragraphs without their marks, and that is said") {
  CHECK(draft_of("lists.odt").text ==
        "I: Which ones?\nP1: These:\nThe first\ninside one\ninside two\nThe second\ndeeper\nThe "
        "last\n");
  CHECK(notices("lists.odt") == Strings{"odt-list-marks: 6 paragraphs of lists: their numbers or "
                                        "bullets are not part of the text"});
}

TEST_CASE("a text's table with columns of speakers, words and times is a conversation") {
  const auto draft = draft_of("table-three-columns.odt");
  CHECK(draft.text ==
        "Interview with P1\nTime\tSpeaker\tText\nInterviewer: How so?\nP1: Like this.\nAnd this.\n"
        "And that.\nInterviewer: Oh.\nP1: Yes: I did.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How so?", "P1|Like this./And this./And that.",
                                "Interviewer|Oh.", "P1|Yes: I did."});
  CHECK(draft.turns[1].start_ms == 5'000);
  CHECK(draft.turns[2].start_ms == 60'000);
}

TEST_CASE("other tables of a text are read row by row, covered cells left out") {
  CHECK(draft_of("table-other.odt").text ==
        "Id\tAge\tWork\nP01\t34\tnurse\nP02\t51\tdriver of a bus\nwide\na\nb\tc\nd\te\tf\n");
}

TEST_CASE("tracked changes of a text are read as if accepted, and said") {
  CHECK(draft_of("tracked-changes.odt").text == "I: One kept?\nP1: Two.\n");
  CHECK(notices("tracked-changes.odt") ==
        Strings{"odt-tracked-changes: tracked changes: read as if accepted (1 deletions left out, "
                "1 insertions kept)"});
}

TEST_CASE("the numbers and bullets of lists stand before their paragraphs") {
  const auto draft = draft_of("numbered.odt");
  CHECK(
      draft.text ==
      "Heading\n1. I: How so?\n2. P1: First\nof two paragraphs\n(2.i) inside\n(2.ii) inside again\n"
      "3. Second\nBetween\n4. goes on\n1. begins again\n\xE2\x80\xA2 bullet\n\xE2\x97\xA6 ring\nno "
      "item\n7. seven\n");
  CHECK(speakers(draft) == Strings{"I*", "P1"});
  CHECK(notices("numbered.odt").empty());
}

TEST_CASE("text boxes stand behind their paragraph, notes at the end; comments are left out") {
  CHECK(
      draft_of("notes-boxes.odt").text ==
      "I: a[1]bc\nP1: d e\nin a box\nof two lines\nin a shape\nI: f\nat the page\n\n[1] a note\n");
  CHECK(turns(draft_of("notes-boxes.odt")).back() == "I|f/at the page");
  CHECK(notices("notes-boxes.odt") ==
        Strings{"odt-notes: 1 footnotes or endnotes: numbers in brackets mark where they stand, "
                "their texts are at the end",
                "odt-comments: 1 comments are not part of the text",
                "odt-text-boxes: 3 text boxes are read behind the paragraphs that they stand at"});
}

TEST_CASE("what a reader of the document does not see is left out, and said") {
  CHECK(draft_of("hidden.odt").text == "I: a b\nP1: c\n");
  CHECK(notices("hidden.odt") ==
        Strings{"odt-hidden-text: 3 stretches of hidden text are not part of the text"});
}

TEST_CASE("a hidden heading takes its number with it") {
  const std::string page =
      "<office:document xmlns:office='o' office:mimetype='application/vnd.oasis.opendocument.text'>"
      "<office:styles><text:outline-style><text:outline-level-style text:level='1' "
      "style:num-format='1' style:num-suffix='.'/></text:outline-style></office:styles>"
      "<office:automatic-styles><style:style style:name='H' style:family='paragraph'>"
      "<style:text-properties text:display='none'/></style:style></office:automatic-styles>"
      "<office:body><office:text><text:h text:outline-level='1' text:style-name='H'>Gone</text:h>"
      "<text:p>P1: one</text:p><text:h text:outline-level='1'>Seen</text:h></office:text>"
      "</office:body></office:document>";
  CHECK(read(page, "x.fodt").text == "P1: one\n2. Seen\n");
}

TEST_CASE("without labels each paragraph of an OpenDocument text is a turn") {
  CHECK(turns(draft_of("no-labels.odt")) ==
        Strings{"-|A title", "-|The first paragraph.", "-|The second one."});
  CHECK(turns(draft_of("character-references.odt")) == Strings{"I|A🙂\xC2\xA0\"", "P1|b"});
}

TEST_CASE("what is no OpenDocument text is refused, and the message says why") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"password.odt", "the document is encrypted: save it without a password"},
           Case{"zip-password.odt", "is encrypted: save the document without a password"},
           Case{"truncated.odt", "cut short or damaged"},
           Case{"truncated.fodt", "the XML is cut short"},
           Case{"damaged.odt", "cannot be unpacked"},
           Case{"no-content.odt", "no 'content.xml': it is not an OpenDocument text"},
           Case{"not-a-zip.odt", "neither a zip archive nor XML"},
           Case{"spreadsheet.odt", "content.xml holds a 'spreadsheet', not a text"},
           Case{"spreadsheet.fodt", "holds a 'spreadsheet', not a text"},
           Case{"doctype.odt", "content.xml: the XML has a document type or entities"},
           Case{"entities.fodt", "document type or entities, which are refused"},
           Case{"not-well-formed.odt", "the XML is not well formed"},
           Case{"deep.odt", "elements are nested deeper than 256"},
           Case{"no-body.odt", "content.xml has no text"},
           Case{"empty.odt", "no text"},
           Case{"surrogate-reference.odt", "no character"},
           Case{"many-blanks.odt", "more than 16777216 blanks"},
           Case{"bomb-ratio.odt", "more than 200 times, above 50 MB, is refused as a zip bomb"},
           Case{"bomb-total.odt", "unpacks to more than 512 MB; that is refused as a zip bomb"},
       }) {
    CAPTURE(c.name);
    const auto e = error_of(data("odt/" + c.name), c.name);
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name);
    CHECK(contains(e.what(), c.message));
  }
}
