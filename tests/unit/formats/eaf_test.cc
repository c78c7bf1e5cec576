#include "formats/eaf/eaf.h"

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
using formats_test::times;
using formats_test::turns;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("eaf/" + name + ".eaf");
}

Strings diagnostics(const std::string& name) {
  return formats_test::diagnostics_of_file("eaf/" + name + ".eaf");
}
}  // namespace

TEST_CASE("annotations of all tiers are one conversation in the order of time") {
  const auto draft = draft_of("two-tiers");
  CHECK(draft.format == "eaf");
  CHECK(draft.text ==
        "Anna Moss: How did it begin?\n\nBen: With a letter, on a Tuesday.\n\nAnna Moss: Oh & "
        "then?\n\nBen: Nothing.\n");
  CHECK(speakers(draft) == Strings{"Anna Moss", "Ben"});
  CHECK(times(draft) == Strings{"0-1500", "2500-4000", "4100-9000", "9500-9900"});
  CHECK(diagnostics("two-tiers").empty());
}

TEST_CASE("tiers that depend on others are left out and named") {
  CHECK(turns(draft_of("dependent-tiers")) == Strings{"Ben|Guten Tag. Ja."});
  CHECK(diagnostics("dependent-tiers") ==
        Strings{"eaf-dependent-tiers: 2 tiers that depend on others are not part of the text: 'Ben "
                "translation', 'Ben words'"});
  CHECK(turns(draft_of("parent-missing")) == Strings{"Anna|One."});
}

TEST_CASE("where a tier holds numbers only, the words are those of the tier below") {
  const auto draft = draft_of("numbered-tiers");
  CHECK(turns(draft) == Strings{"Anna|Once there was a house."});
  CHECK(times(draft) == Strings{"0-3000"});
  CHECK(diagnostics("numbered-tiers") ==
        Strings{"eaf-numbered-tiers: 'orth@A' read in place of the tiers above, which hold numbers "
                "only",
                "eaf-dependent-tiers: 2 tiers that depend on others are not part of the text: "
                "'note@A', 'gloss@A'"});
}

TEST_CASE("time slots without a value lie between their neighbours") {
  const auto draft = draft_of("missing-times");
  CHECK(turns(draft) == Strings{"Anna|One.", "Ben|Two.", "Anna|Three.", "Ben|Four."});
  CHECK(times(draft) == Strings{"1000-2000", "2000-3000", "3000-4000", "4000-4000"});
  CHECK(times(draft_of("no-times-at-all")) == Strings{"-1--1"});
  CHECK(times(draft_of("pal-frames")) == Strings{"0-1000"});
}

TEST_CASE("a lone default tier names nobody: labels are found in its words") {
  CHECK(turns(draft_of("default-tier")) ==
        Strings{"I|How did it begin?", "P1|With a letter.", "I|Oh."});
}

TEST_CASE("comments and marked text in an annotation lose no word") {
  CHECK(draft_of("comment-and-cdata").text == "Anna: one three <four>\n");
}

TEST_CASE("ELAN's files are told by their content, in any encoding") {
  CHECK(read(data("eaf/two-tiers.eaf"), "x.txt").format == "eaf");
  CHECK(draft_of("utf-16").text == draft_of("two-tiers").text);
}

TEST_CASE("speakers of tiers can be left alone") {
  ReadOptions options = named("x.eaf");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read(data("eaf/missing-times.eaf"), options)) ==
        Strings{"-|One.", "-|Two.", "-|Three.", "-|Four."});
}

TEST_CASE("what is no ELAN file is refused, and the message says why") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"truncated", "the XML is"},
           Case{"doctype", "the ELAN file: the XML has a document type or entities"},
           Case{"other-xml",
                "this is no ELAN file: expected the element ANNOTATION_DOCUMENT, found 'playlist'"},
           Case{"plain-words", "the ELAN file: "},
           Case{"deep", "elements are nested deeper than 256"},
           Case{"no-words", "no annotation of the file has words"},
           Case{"no-tiers", "no annotation of the file has words"},
       }) {
    CAPTURE(c.name);
    const auto e = error_of(data("eaf/" + c.name + ".eaf"), c.name + ".eaf");
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name + ".eaf");
    CHECK(contains(e.what(), c.message));
  }
}
